import { data, redirect } from "@remix-run/node";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { problemResponse, requireFound } from "#app/http/problem.server.ts";
import { loadImportPage } from "#app/services/load-import-page.server.ts";
import { discardImport, requestApply, requestCheck, requestRollback } from "#app/services/request-import.server.ts";
import { submitFormat, submitMapping } from "#app/services/submit-mapping.server.ts";

const FILTERS = ["add", "change", "reject", "conflict"] as const;

export const loader = protectedLoader("import:run", async ({ viewer, request, params }) => {
  const { searchParams } = new URL(request.url);
  const action = FILTERS.find((name) => name === searchParams.get("show")) ?? null;
  const asked = Number(searchParams.get("page") ?? "1");
  const page = Number.isSafeInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
  const view = await loadImportPage(viewer.orgId, params["importId"] ?? "", { action, page });
  return { ...requireFound(view), show: action, page };
});

export const action = protectedAction("import:run", async ({ viewer, params, form }) => {
  const importId = params["importId"] ?? "";
  const { orgId, accountId } = viewer;
  const intent = form.get("intent");
  const answer = await act(typeof intent === "string" ? intent : "", { orgId, importId, accountId, form });
  if (answer.ok) return redirect(intent === "discard" ? "/admin/imports" : `/admin/imports/${importId}`);
  if (answer.error.kind === "not-found") throw problemResponse({ kind: "not-found" });
  const message =
    answer.error.kind === "invalid"
      ? answer.error.message
      : "The import has moved on since this page was loaded. Look at its present state and decide again.";
  return data({ message }, { status: answer.error.kind === "invalid" ? 422 : 409 });
});

interface Command {
  readonly orgId: Parameters<typeof requestApply>[0];
  readonly importId: string;
  readonly accountId: Parameters<typeof requestApply>[2];
  readonly form: FormData;
}

type Answer =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly error:
        { readonly kind: "not-found" | "moved-on" | "busy" } | { readonly kind: "invalid"; readonly message: string };
    };

function act(intent: string, { orgId, importId, accountId, form }: Command): Promise<Answer> {
  switch (intent) {
    case "format":
      return submitFormat(orgId, importId, form);
    case "map":
      return submitMapping(orgId, importId, form);
    case "check":
      return requestCheck(orgId, importId);
    case "apply":
      return requestApply(orgId, importId, accountId);
    case "rollback":
      return requestRollback(orgId, importId, accountId);
    case "discard":
      return discardImport(orgId, importId, accountId);
    default:
      throw problemResponse({
        kind: "invalid",
        message: "The form asked for nothing that can be done here. Nothing was changed.",
      });
  }
}
