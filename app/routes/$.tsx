import { publicLoader } from "#app/http/access.server.ts";
import { problemResponse } from "#app/http/problem.server.ts";

/** An address that is no page. The root's error boundary draws it, with the menu for those who are signed in. */
export const loader = publicLoader(() => {
  throw problemResponse({ kind: "not-found" });
});

export default function NoPage() {
  return null;
}
