import { data, redirect } from "@remix-run/node";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { problemResponse, requireFound } from "#app/http/problem.server.ts";
import {
  changeItemStatus,
  isItemStatus,
  signItem,
  type SignError,
  type StatusError,
} from "#app/services/item-status.server.ts";
import { loadItem } from "#app/services/load-item.server.ts";
import { duplicateItem } from "#app/services/new-item.server.ts";

export const loader = protectedLoader("content:write", async ({ viewer, params }) => {
  return { item: requireFound(await loadItem(viewer.orgId, params["itemId"] ?? "")) };
});

export const action = protectedAction("content:write", async ({ viewer, params, form }) => {
  const id = params["itemId"] ?? "";
  const at = { org: viewer.orgId, actor: viewer.accountId, id, version: Number(form.get("version")) };
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  switch (text("intent")) {
    case "status": {
      const [to, reason] = [text("to"), text("reason").slice(0, 1_000)];
      if (!isItemStatus(to)) throw problemResponse({ kind: "invalid", message: "This state is not known." });
      const changed = await changeItemStatus(at, to, reason === "" ? null : reason);
      if (!changed.ok) return refused(statusRefusal(changed.error), reason);
      return { tone: "done" as const, title: `The question is now ${to}`, text: "", problems: [], reason: "" };
    }
    case "sign": {
      const signed = await signItem(at);
      if (!signed.ok) return refused(signRefusal(signed.error), "");
      return { tone: "done" as const, title: "Signed with your name", text: "", problems: [], reason: "" };
    }
    case "duplicate":
      return redirect(`/items/${requireFound(await duplicateItem(viewer.orgId, viewer.accountId, id))}/edit`);
    default:
      throw problemResponse({ kind: "invalid", message: "This form is not known." });
  }
});

interface Refusal {
  readonly title: string;
  readonly text: string;
  readonly problems: readonly string[];
}

function refused(refusal: Refusal, reason: string) {
  return data({ tone: "problem" as const, ...refusal, reason }, { status: 422 });
}

const MEANWHILE: Refusal = {
  title: "Somebody changed this question meanwhile",
  text: "Nothing was changed. The page now shows the newest text: look at it and decide again.",
  problems: [],
};

function statusRefusal(error: StatusError): Refusal {
  switch (error.kind) {
    case "not-found":
      throw problemResponse({ kind: "not-found" });
    case "changed-meanwhile":
      return MEANWHILE;
    case "no-way":
      return { title: `From ${error.from} there is no way to that state`, text: "Nothing was changed.", problems: [] };
    case "reason-missing":
      return { title: "Say why", text: "The reason is kept in the audit log. Nothing was changed.", problems: [] };
    case "has-problems":
      return {
        title: "The automatic checks do not pass",
        text: "Nothing was changed. Correct the text first:",
        problems: error.problems
          .filter(({ severity }) => severity === "error")
          .map(({ path, message }) => `${path}: ${message}`),
      };
  }
}

function signRefusal(error: SignError): Refusal {
  switch (error.kind) {
    case "not-found":
      throw problemResponse({ kind: "not-found" });
    case "changed-meanwhile":
      return MEANWHILE;
    case "signed-already":
      return { title: "This version is signed already", text: "Nothing was changed.", problems: [] };
    case "own-text":
      return {
        title: "Somebody else has to sign",
        text: "You wrote this version. A second person who knows the work signs that it is right.",
        problems: [],
      };
  }
}
