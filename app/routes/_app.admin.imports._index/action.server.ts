import { data, redirect } from "@remix-run/node";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { loadImportList } from "#app/services/load-import-page.server.ts";
import { receiveUpload } from "#app/services/receive-upload.server.ts";

export const loader = protectedLoader("import:run", async ({ viewer, request }) => {
  const page = pageNumber(new URL(request.url).searchParams.get("page"));
  return { ...(await loadImportList(viewer.orgId, page)), page };
});

export const action = protectedAction(
  "import:run",
  async ({ viewer, request, requireCsrf }) => {
    const who = { orgId: viewer.orgId, actorId: viewer.accountId };
    const received = await receiveUpload(who, request, (fields) => {
      requireCsrf(fields.get("csrf") ?? null);
    });
    if (!received.ok) return data({ message: received.error.message }, { status: 422 });
    return redirect(`/admin/imports/${received.value.importId}`);
  },
  { body: "stream" },
);

function pageNumber(text: string | null): number {
  const page = Number(text ?? "1");
  return Number.isSafeInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}
