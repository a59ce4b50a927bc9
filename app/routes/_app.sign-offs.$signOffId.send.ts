import { protectedAction } from "#app/http/access.server.ts";
import { problemResponse } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { readSignOffForm } from "#app/http/sign-off-form.server.ts";
import { signProblemInWords } from "#app/services/sign-off-words.ts";
import { signSignOff } from "#app/services/sign-sign-off.server.ts";

/** A list signed on a device, now or while it had no connection. The same list sent again gets the same answer. */
export const action = protectedAction("signoff:assess", async ({ viewer, session, params, form }) => {
  const id = requireUuid(params["signOffId"]);
  const list = readSignOffForm(form);
  if (!list.ok) return Response.json({ message: Object.values(list.error)[0] ?? "" }, { status: 422 });
  const signed = await signSignOff(viewer, { id, ...list.value, asOf: readerDay(session) });
  if (signed.ok) return Response.json(signed.value);
  const { error } = signed;
  if (error.kind === "not-found") throw problemResponse({ kind: "not-found" });
  const status = error.kind === "closed" ? 409 : 422;
  return Response.json({ message: signProblemInWords(error) }, { status });
});
