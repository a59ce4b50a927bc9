import { markInboxRead } from "#app/data/inbox.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { now } from "#app/platform/clock.server.ts";

/** Marks everything that has reached the viewer until now as read. */
export async function readInbox({ orgId, learnerId }: Viewer): Promise<void> {
  if (learnerId !== null) await markInboxRead(orgId, learnerId, now());
}
