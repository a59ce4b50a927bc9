import type { ClientLoaderFunctionArgs } from "@remix-run/react";
import { z } from "zod";
import { protectedLoader } from "#app/http/access.server.ts";
import { newsAfter } from "#app/services/load-changes.server.ts";

const known = z.uuid().nullable().catch(null);

/** What an open page asks every other second: is there something newer than what it shows? */
export const loader = protectedLoader(
  "record:read:own",
  ({ viewer, request }) => newsAfter(viewer, known.parse(new URL(request.url).searchParams.get("after"))),
  { isVisit: false },
);

/** A network that is away for a moment is no news: the page stays as it is and asks again. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs) {
  try {
    return await serverLoader<typeof loader>();
  } catch (error) {
    if (error instanceof Response) throw error;
    return { count: 0, newest: null };
  }
}
