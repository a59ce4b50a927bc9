import type { ItemDraft } from "#app/catalog/items/item-draft.ts";

/** One place where two texts of an item differ. */
export interface Difference {
  /** options.a.why */
  readonly path: string;
  /** In words: "Option a, feedback". */
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Where `after` differs from `before`, place by place, in the order of the form. */
export function differences(before: ItemDraft, after: ItemDraft): readonly Difference[] {
  const [old, fresh] = [leavesOf(before), leavesOf(after)];
  const paths = [...new Set([...old.keys(), ...fresh.keys()])];
  return paths.flatMap((path) => {
    const [was, is] = [old.get(path) ?? "", fresh.get(path) ?? ""];
    return was === is ? [] : [{ path, label: labelOf(path), before: was, after: is }];
  });
}

/** Texts and numbers by path; lists of letters as one text; the order of choices is a difference too. */
function leavesOf(
  value: unknown,
  path: readonly string[] = [],
  leaves = new Map<string, string>(),
): Map<string, string> {
  if (value === null || value === undefined) return leaves;
  if (Array.isArray(value) && value.every((part) => typeof part === "string")) {
    leaves.set(path.join("."), value.join(" "));
  } else if (typeof value === "object") {
    const entries = Object.entries(value);
    if (CHOICES.has(path.at(-1) ?? "")) leaves.set([...path, "order"].join("."), entries.map(([key]) => key).join(" "));
    // of several right options the order says nothing
    const anyOrder = entries.some(([key, part]) => key === "type" && (part === "multiple" || part === "hotspot"));
    for (const [key, part] of entries) {
      const sorted: unknown =
        anyOrder && key === "key" && Array.isArray(part) ? [...(part as readonly string[])].sort() : part;
      leavesOf(sorted, [...path, key], leaves);
    }
  } else if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    leaves.set(path.join("."), String(value));
  }
  return leaves;
}

const CHOICES: ReadonlySet<string> = new Set(["options", "steps", "left", "offered", "regions"]);

const WORDS: Readonly<Record<string, string>> = {
  options: "Option",
  steps: "Step",
  left: "To match",
  offered: "Offered",
  regions: "Place",
  text: "text",
  why: "feedback",
  belief: "belief",
  key: "Key",
  safetyCritical: "Safety-critical",
  seconds: "Seconds",
  sources: "Source",
  decisions: "Decision",
  mistakes: "Mistake",
  calculations: "Calculation",
  equals: "result",
};

/** "Decision 2, option b, feedback" of a path. */
export function labelOf(path: string): string {
  const words: string[] = [];
  for (const part of path.split(".")) {
    const position = /^\d+$/.test(part) ? String(Number(part) + 1) : /^[a-z]$/.test(part) ? part : null;
    if (position !== null && words.length > 0) words.push(`${words.pop() ?? ""} ${position}`);
    else words.push(WORDS[part] ?? part);
  }
  const text = words.join(", ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
