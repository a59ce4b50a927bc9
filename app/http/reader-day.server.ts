import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { today } from "#app/platform/clock.server.ts";
import type { SignedIn } from "#app/services/load-viewer.server.ts";

/** Today where the reader's organisation is. */
export const readerDay = (session: SignedIn): PlainDate => today(session.organisation.timeZone);
