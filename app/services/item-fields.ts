import { itemDraft, type DecisionDraft, type ItemDraft, type QuestionDraft } from "#app/catalog/items/item-draft.ts";
import { joinNumbers } from "#app/integrations/questions/records.ts";
import { regionText } from "#app/integrations/questions/region-text.ts";

/** An item as the fields of a form: names are places in the item ("options.a.why"), values are what is typed. */
export type ItemFields = Readonly<Record<string, string>>;

type Entry = readonly [string, string | number | null | undefined];

/** What a form shows of a draft. Empty fields are left out. */
export function fieldsOf(draft: ItemDraft): ItemFields {
  const entries: Entry[] = [
    ["title", draft.title],
    ["level", draft.level],
    ["area", draft.area],
    ["objective", draft.objective],
    ["cognitive", draft.cognitive],
    ["sector", draft.sector],
    ["roles", draft.roles.join(" ")],
    ["safetyCritical", draft.safetyCritical ? "on" : ""],
    ["seconds", draft.seconds],
    ["situation", draft.situation],
    ["difficulty.logit", draft.difficulty?.logit],
    ["difficulty.sd", draft.difficulty?.sd],
    ["discrimination", draft.discrimination],
    ["guessing", draft.guessing],
    ...draft.sources.flatMap(({ name, edition, use }, i): Entry[] => [
      [`sources.${i}.name`, name],
      [`sources.${i}.edition`, edition],
      [`sources.${i}.use`, use],
    ]),
    ...("categories" in draft ? [["categories", draft.categories] as const] : []),
  ];
  if (draft.type === "scenario") {
    entries.push(...sharedFields(draft, ""));
    draft.decisions.forEach((decision, i) => {
      entries.push([`decisions.${i}.type`, decision.type], ...questionFields(decision, `decisions.${i}.`));
      if ("categories" in decision) entries.push([`decisions.${i}.categories`, decision.categories]);
    });
  } else entries.push(...questionFields(draft, ""));
  return Object.fromEntries(
    entries.flatMap(([name, value]) =>
      value === null || value === undefined || value === "" ? [] : [[name, String(value)] as const],
    ),
  );
}

function sharedFields({ figure, calculations }: Pick<QuestionDraft, "figure" | "calculations">, at: string): Entry[] {
  return [
    [`${at}figure.file`, figure?.file],
    [`${at}figure.alt`, figure?.alt],
    ...calculations.flatMap(({ of, inputs, formula, equals, tolerance }, i): Entry[] => [
      [`${at}calculations.${i}.of`, of],
      [`${at}calculations.${i}.inputs`, joinNumbers(inputs)],
      [`${at}calculations.${i}.formula`, formula],
      [`${at}calculations.${i}.equals`, equals],
      [`${at}calculations.${i}.tolerance`, tolerance],
    ]),
  ];
}

function questionFields(question: QuestionDraft, at: string): Entry[] {
  const shared: Entry[] = [
    [`${at}news`, question.news],
    [`${at}question`, question.question],
    ...sharedFields(question, at),
  ];
  return [...shared, ...answerFields(question, at)];
}

function answerFields(question: QuestionDraft, at: string): Entry[] {
  const keys = (key: readonly string[]) => key.map((letter): Entry => [`${at}key.${letter}`, "on"]);
  const choices = (list: string, all: Readonly<Record<string, Readonly<Record<string, unknown>>>>): Entry[] => {
    const letters = Object.keys(all);
    const inOrder = letters.every((letter, i) => i === 0 || (letters[i - 1] ?? "") < letter);
    const cells = Object.entries(all).flatMap(([letter, choice]) =>
      Object.entries(choice).map(([name, value]): Entry => {
        return [`${at}${list}.${letter}.${name}`, typeof value === "string" ? value : ""];
      }),
    );
    return [...(inOrder ? [] : [[`${at}${list}.order`, letters.join(" ")] as const]), ...cells];
  };
  switch (question.type) {
    case "single":
      return [[`${at}key`, question.key], ...choices("options", question.options)];
    case "multiple":
      return [...keys(question.key), ...choices("options", question.options)];
    case "ordering":
      return [
        ...choices("steps", question.steps),
        ...question.key.map((letter, i): Entry => [`${at}steps.${letter}.place`, i + 1]),
      ];
    case "matching":
      return [...choices("left", question.left), ...choices("offered", question.offered)];
    case "hotspot":
      return [
        ...keys(question.key),
        ...choices("regions", question.regions),
        ...Object.entries(question.regions).map(([letter, { shape }]): Entry => {
          return [`${at}regions.${letter}.shape`, shape === null ? "" : regionText(shape)];
        }),
      ];
    case "numeric":
      return numericFields(question, at);
  }
}

function numericFields(question: Extract<DecisionDraft, { type: "numeric" }>, at: string): Entry[] {
  return [
    [`${at}inputs`, joinNumbers(question.inputs)],
    [`${at}formula`, question.formula],
    [`${at}key`, question.key],
    [`${at}unit`, question.unit],
    [`${at}tolerance`, question.tolerance],
    [`${at}rounding`, question.rounding],
    [`${at}units`, joinNumbers(question.units)],
    [`${at}why`, question.why],
    ...question.mistakes.flatMap(({ formula, equals, belief, why }, i): Entry[] => [
      [`${at}mistakes.${i}.formula`, formula],
      [`${at}mistakes.${i}.equals`, equals],
      [`${at}mistakes.${i}.belief`, belief],
      [`${at}mistakes.${i}.why`, why],
    ]),
  ];
}

/** A draft with nothing but what a new item is told at once. */
export function emptyDraft(head: Pick<ItemDraft, "id" | "skill" | "level" | "type" | "title">): ItemDraft {
  const blank = { type: "single" };
  return itemDraft.parse({ ...head, ...(head.type === "scenario" ? { decisions: [blank, blank, blank] } : {}) });
}
