import { data, redirect } from "@remix-run/node";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { problemResponse, requireFound } from "#app/http/problem.server.ts";
import { labelOf, type Difference } from "#app/services/item-differences.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { loadEditableItem, type EditableItem } from "#app/services/load-item.server.ts";
import { fieldForProblem, readItemFields } from "#app/services/read-item-fields.ts";
import { saveItem, type SaveItemError } from "#app/services/save-item.server.ts";

export const loader = protectedLoader("content:write", async ({ viewer, params }) => {
  return { item: requireFound(await loadEditableItem(viewer.orgId, params["itemId"] ?? "")) };
});

/** What the form shows again: what was typed, and what is wrong with it. */
export interface FormAnswer {
  readonly fields: Readonly<Record<string, string>>;
  readonly note: string;
  readonly follows: number;
  readonly problems: readonly FieldProblem[];
  readonly mayKeep: boolean;
  readonly message: string | null;
  readonly conflict: {
    readonly version: number;
    readonly by: string | null;
    readonly at: string;
    readonly differences: readonly Difference[];
  } | null;
}

export interface FieldProblem {
  readonly id: string;
  readonly message: string;
  readonly label: string;
  readonly warning: boolean;
}

const OWN = new Set(["csrf", "follows", "note", "intent", "figureFile"]);
const NOTHING = { problems: [], mayKeep: false, message: null, conflict: null } as const;

export const action = protectedAction("content:write", async ({ viewer, params, form }) => {
  const item = requireFound(await loadEditableItem(viewer.orgId, params["itemId"] ?? ""));
  const typed = Object.fromEntries(
    [...form].flatMap(([name, value]) => (typeof value === "string" && !OWN.has(name) ? [[name, value] as const] : [])),
  );
  const text = (name: string): string => {
    const value = form.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const shown = { fields: typed, note: text("note"), follows: Number(text("follows")) };
  const intent = text("intent");
  if (intent === "redraw") return data({ ...NOTHING, ...shown } satisfies FormAnswer);
  if (intent === "add-decision") {
    const fields = { ...typed, [`decisions.${nextDecision(typed)}.type`]: "single" };
    return data({ ...NOTHING, ...shown, fields } satisfies FormAnswer);
  }
  const figure = await readFigure(form.get("figureFile"));
  const fields = figure === null ? typed : { ...typed, "figure.file": figure.file };
  const read = readItemFields(fields, { id: item.id, skill: skillId(item.skill.id), type: item.type });
  const unreadable = Object.entries(read.problems).map(([path, message]) => problemOf(path, message, false));
  if (unreadable.length > 0)
    return data({ ...NOTHING, ...shown, fields, problems: unreadable } satisfies FormAnswer, { status: 422 });
  const saved = await saveItem({
    org: viewer.orgId,
    actor: viewer.accountId,
    draft: read.draft,
    follows: shown.follows,
    note: shown.note === "" ? null : shown.note.slice(0, 1_000),
    newFigures: figure === null ? {} : { [figure.file]: figure.svg },
    despiteProblems: intent === "keep",
  });
  if (saved.ok) return redirect(`/items/${item.id}`);
  return data(answerTo(saved.error, { ...shown, fields }), { status: saved.error.kind === "conflict" ? 409 : 422 });
});

function nextDecision(fields: Readonly<Record<string, string>>): number {
  const positions = Object.keys(fields).flatMap((name) => {
    const found = /^decisions\.(\d{1,2})\./.exec(name)?.[1];
    return found === undefined ? [] : [Number(found)];
  });
  return Math.max(-1, ...positions) + 1;
}

async function readFigure(value: unknown): Promise<{ readonly file: string; readonly svg: string } | null> {
  if (!(value instanceof File) || value.size === 0) return null;
  const name = value.name
    .toLowerCase()
    .replace(/\.svg$/, "")
    .match(/[a-z0-9]+/g);
  return { file: `figures/${name?.join("-") ?? "figure"}.svg`, svg: await value.text() };
}

function problemOf(path: string, message: string, warning: boolean): FieldProblem {
  const id = fieldForProblem(path);
  return { id, label: labelOf(path), message, warning };
}

function answerTo(error: SaveItemError, shown: Pick<FormAnswer, "fields" | "note" | "follows">): FormAnswer {
  switch (error.kind) {
    case "not-found":
    case "id-taken":
      throw problemResponse({ kind: "not-found" });
    case "nothing-changed":
      return { ...NOTHING, ...shown, message: "Nothing is different from the present version, so nothing was saved." };
    case "has-problems": {
      const problems = error.problems.map(({ path, message, severity }) =>
        problemOf(path, message, severity === "warning"),
      );
      return { ...NOTHING, ...shown, problems, mayKeep: error.mayKeep };
    }
    case "conflict":
      // saving once more is then a decision: it follows the other text
      return { ...NOTHING, ...shown, follows: error.version, conflict: error };
  }
}

export type { EditableItem };
