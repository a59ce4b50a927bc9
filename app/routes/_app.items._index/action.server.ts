import { data } from "@remix-run/node";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { problemResponse } from "#app/http/problem.server.ts";
import { requestItemStatistics } from "#app/services/compute-item-statistics.server.ts";
import { parseItemListQuery } from "#app/services/item-list-query.ts";
import { changeItemStatus } from "#app/services/item-status.server.ts";
import { loadItemList } from "#app/services/load-item-list.server.ts";

export const loader = protectedLoader("content:write", async ({ viewer, request }) => {
  const { searchParams } = new URL(request.url);
  const query = parseItemListQuery(searchParams);
  const asked = Number(searchParams.get("page") ?? "1");
  const page = Number.isSafeInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
  return { list: await loadItemList(viewer.orgId, query, page), query };
});

export const action = protectedAction("content:write", async ({ viewer, form }) => {
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value : "";
  };
  switch (text("intent")) {
    case "compute":
      await requestItemStatistics(viewer.orgId);
      return {
        tone: "done" as const,
        title: "The statistics are being computed",
        text: "Load the page again in a moment.",
      };
    case "retire": {
      const [id, version] = [text("id"), Number(text("version"))];
      const at = { org: viewer.orgId, actor: viewer.accountId, id, version };
      const reason = "People who do well otherwise answer it wrong more often than others.";
      const changed = await changeItemStatus(at, "retired", reason);
      if (changed.ok)
        return { tone: "done" as const, title: "The question is retired", text: "It is no longer given." };
      if (changed.error.kind === "not-found") throw problemResponse({ kind: "not-found" });
      const meanwhile = "Somebody changed it meanwhile. Nothing was changed; open it and look again.";
      return data({ tone: "problem" as const, title: "Not retired", text: meanwhile }, { status: 409 });
    }
    default:
      throw problemResponse({ kind: "invalid", message: "This form is not known." });
  }
});
