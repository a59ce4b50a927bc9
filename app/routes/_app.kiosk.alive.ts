import { protectedAction } from "#app/http/access.server.ts";

/** Somebody is reading: asking at all is what counts, there is nothing to answer. */
export const action = protectedAction("notice:read:own", () => Response.json(null));
