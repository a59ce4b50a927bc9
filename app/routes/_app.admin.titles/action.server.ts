import { data } from "@remix-run/node";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { loadTitles, NO_ROLE, UNDECIDED } from "#app/services/load-titles.server.ts";
import { mapTitles, type TitleDecision } from "#app/services/map-titles.server.ts";

export const loader = protectedLoader("mapping:write", async ({ viewer, request }) => {
  const { searchParams } = new URL(request.url);
  const asked = Number(searchParams.get("page") ?? "1");
  const page = Number.isSafeInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
  const onlyUndecided = searchParams.get("show") === "undecided";
  return { ...(await loadTitles(viewer.orgId, { onlyUndecided, page })), page, onlyUndecided };
});

export const action = protectedAction("mapping:write", async ({ viewer, form }) => {
  const answer = await mapTitles(viewer.orgId, viewer.accountId, readDecisions(form));
  if (!answer.ok)
    return data(
      {
        ok: false as const,
        message: `There is no AI role “${answer.error.roleId}” any more. Nothing was saved. Load the page again.`,
      },
      { status: 422 },
    );
  return { ok: true as const, ...answer.value };
});

/** Only titles whose choice differs from what the page showed. */
function readDecisions(form: FormData): readonly TitleDecision[] {
  const titles = form.getAll("title");
  const roles = form.getAll("role");
  const shown = form.getAll("shown");
  return titles.flatMap((title, index) => {
    const role = roles[index];
    if (typeof title !== "string" || typeof role !== "string" || role === UNDECIDED || role === shown[index]) return [];
    return [{ title, roleId: role === NO_ROLE ? null : role }];
  });
}
