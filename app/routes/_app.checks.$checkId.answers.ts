import { protectedAction } from "#app/http/access.server.ts";
import { readJsonBody } from "#app/http/json-body.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { answerCheck } from "#app/services/checks/answer-check.server.ts";
import { readDelivery } from "#app/services/checks/read-delivery.ts";

/** Twelve answers of 64 parts each stay far below this. */
const MOST_BYTES = 64_000;

/** Answers from a device, one or several that had waited. The same ones sent again get the same answer. */
export const action = protectedAction("check:take:own", async ({ viewer, session, request, params }) => {
  const id = requireUuid(params["checkId"]);
  const answers = readDelivery(await readJsonBody(request, MOST_BYTES));
  if (answers === null)
    throw problemResponse({
      kind: "invalid",
      message: "These are not answers to a check. Nothing was changed; reload the page and answer again.",
    });
  const delivery = requireOk(await answerCheck(viewer, id, answers, readerDay(session)), ({ kind }) =>
    kind === "busy"
      ? { kind: "conflict", message: "The check was changed in another window at the same moment. Nothing is lost." }
      : { kind },
  );
  return Response.json(delivery);
});
