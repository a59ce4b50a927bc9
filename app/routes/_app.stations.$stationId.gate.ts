import { learnerId } from "#app/engine/kernel/ids.ts";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { askGate } from "#app/services/stations/ask-gate.server.ts";

/** May this person work here today? JSON, for scheduling and for screens at the station. */
export const loader = protectedLoader("person:read", async ({ viewer, session, request, params }) => {
  const station = requireUuid(params["stationId"]);
  const person = learnerId(requireUuid(new URL(request.url).searchParams.get("person") ?? undefined));
  const reply = requireOk(await askGate(viewer, { station, person, asOf: readerDay(session) }), () => ({
    kind: "not-found",
  }));
  return Response.json(reply, { headers: { "Cache-Control": "no-store" } });
});
