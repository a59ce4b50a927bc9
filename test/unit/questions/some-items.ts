import fc from "fast-check";
import { itemDraft, type ItemDraft } from "#app/catalog/items/item-draft.ts";

// Any draft an author may have: texts full of the signs that GIFT, CSV and spreadsheets give a meaning to.

const SIGNS = [
  "=",
  "~",
  "#",
  "{",
  "}",
  ":",
  "\\",
  "%50%",
  "[html]",
  '"',
  "'",
  ",",
  ";",
  "|",
  "+1",
  "-",
  "@",
  "//",
  "\\n",
  "é",
  "字",
  "<b>",
];
const piece = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom("pump", "valve", "stop", "12 kW", "check", "a", "B2") },
  { weight: 1, arbitrary: fc.constantFrom(...SIGNS) },
);
const joined = (least: number) =>
  fc
    .array(fc.tuple(piece, fc.constantFrom(" ", "")), { minLength: least, maxLength: 6 })
    .map((pieces) => pieces.flat().join("").replace(/\s+/g, " ").trim());
const maybe = joined(0);
const text = fc
  .tuple(fc.constantFrom("Pump", "=Sum", "[plain", "%30", "'=x", "T", "-1"), maybe)
  .map(([a, b]) => `${a} ${b}`.trim());
const name = fc.constantFrom("stopCost", "rate", "hours", "n");
const number = fc.oneof(fc.integer({ min: -500, max: 9000 }), fc.double({ min: -50, max: 50, noNaN: true }));
const letters = (least: number, most: number) =>
  fc.uniqueArray(fc.constantFrom(..."abcdefgh".split("")), { minLength: least, maxLength: most });
const belief = fc.option(text, { nil: undefined });
const slugs = fc.constantFrom("stop-or-run", "alert-cost", "first-checks");
const calculation = fc.record({
  of: text,
  inputs: fc.dictionary(name, number),
  formula: text,
  equals: fc.option(number, { nil: null }),
  tolerance: fc.nat(5),
});

const record = <T>(ids: readonly string[], one: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.tuple(...ids.map(() => one)).map((values) => Object.fromEntries(ids.map((id, i) => [id, values[i] as T])));

const asked = fc.record({ question: text, calculations: fc.array(calculation, { maxLength: 2 }) });
const option = fc.record({ text, why: maybe, belief });

const single = letters(2, 5).chain((ids) =>
  fc.record({ type: fc.constant("single"), options: record(ids, option), key: fc.constantFrom(...ids) }),
);
const multiple = letters(3, 5).chain((ids) =>
  fc.record({
    type: fc.constant("multiple"),
    options: record(ids, option),
    key: fc.integer({ min: 1, max: ids.length - 1 }).map((n) => ids.filter((_, i) => i < n)),
  }),
);
const matching = fc.tuple(letters(1, 4), letters(1, 5)).chain(([left, offered]) =>
  fc.record({
    type: fc.constant("matching"),
    left: record(left, fc.record({ text, matches: fc.constantFrom(...offered), why: maybe })),
    offered: record(offered, fc.record({ text, belief })).map((all) =>
      Object.fromEntries(Object.entries(all).map(([id, one]) => [id, { ...one, text: `${one.text} ${id}` }])),
    ),
  }),
);
const mistake = fc.record({ formula: text, equals: fc.option(number, { nil: null }), belief: text, why: maybe });
const numeric = fc.record({
  type: fc.constant("numeric"),
  inputs: fc.dictionary(name, number),
  formula: maybe,
  key: number,
  unit: maybe,
  tolerance: fc.double({ min: 0, max: 9, noNaN: true }),
  rounding: maybe,
  units: fc.dictionary(fc.constantFrom("kW", "W", "l/min", "a = b"), fc.integer({ min: 1, max: 60 })),
  why: maybe,
  mistakes: fc.array(mistake, { maxLength: 2 }),
});
const ordering = letters(3, 6).chain((ids) =>
  fc.record({
    type: fc.constant("ordering"),
    steps: record(ids, fc.record({ text, why: maybe })),
    key: fc.constant([...ids].reverse()),
  }),
);
const share = fc.double({ min: 0, max: 1, noNaN: true });
const shape = fc.oneof(
  fc.record({ kind: fc.constant("circle"), x: share, y: share, radius: share }),
  fc.record({ kind: fc.constant("rectangle"), left: share, top: share, right: share, bottom: share }),
  fc.record({
    kind: fc.constant("polygon"),
    points: fc.array(fc.record({ x: share, y: share }), { minLength: 3, maxLength: 4 }),
  }),
);
const hotspot = letters(2, 4).chain((ids) =>
  fc.record({
    type: fc.constant("hotspot"),
    figure: fc.constant({ file: "figures/pump.svg", alt: "A pump" }),
    regions: record(ids, fc.record({ label: text, shape: fc.option(shape, { nil: null }), why: maybe, belief })),
    key: fc.constant(ids.slice(0, 1)),
  }),
);
const news = fc.record({ news: fc.option(text, { nil: undefined }) });
const together = (...parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map((all) => Object.assign({}, ...all) as object);
const scenario = fc.record({
  type: fc.constant("scenario"),
  decisions: fc.array(together(asked, news, fc.oneof(single, multiple, matching, numeric, ordering)), {
    minLength: 1,
    maxLength: 3,
  }),
});

const head = fc.record({
  id: slugs.map((slug) => `pumps.care.${slug}`),
  title: text,
  skill: fc.constant("pumps.care"),
  level: fc.constantFrom(1, 2, 3),
  area: slugs,
  objective: maybe,
  cognitive: fc.constantFrom("apply", "analyse", null),
  sector: fc.constantFrom("port", "utility", null),
  roles: fc.subarray(["operator", "planner"]),
  safetyCritical: fc.boolean(),
  seconds: fc.option(fc.integer({ min: 20, max: 900 }), { nil: null }),
  difficulty: fc.option(fc.record({ logit: share, sd: share }), { nil: undefined }),
  discrimination: fc.option(share, { nil: undefined }),
  guessing: fc.option(share, { nil: undefined }),
  sources: fc.array(fc.record({ name: text, edition: maybe, use: maybe }), { maxLength: 2 }),
  situation: maybe,
});

const draftOf = (...kinds: readonly fc.Arbitrary<object>[]): fc.Arbitrary<ItemDraft> =>
  together(head, asked, fc.oneof(...kinds)).map((raw) => itemDraft.parse(raw));

/** Drafts of the types that GIFT has. */
export const giftDraft = draftOf(single, multiple, matching, numeric);
/** Drafts of every type. */
export const anyDraft = draftOf(single, multiple, matching, numeric, ordering, hotspot, scenario);
