/** A sound lesson, checklist and brief that the fault tests damage; file names as under content/. */
export const LESSON = "content/lessons/welding.basics/cool-before-touch/index.md";
export const CHECKLIST = "content/checklists/welding.basics.yaml";
export const BRIEF = "content/briefs/shop.yaml";
export const FIGURE = "content/lessons/welding.basics/cool-before-touch/figures/seam.svg";

const single = (indent: string, word: string, question: string, key: string): string =>
  `type: single
question: ${question}
options:
  a:
    text: Warns the ${word} by voice
    why: A burn is avoided.${key === "a" ? "" : "\n    belief: A word is enough."}
  b:
    text: Finishes the ${word} plan first
    why: The visitor may not know.${key === "b" ? "" : "\n    belief: Everybody knows."}
  c:
    text: Pours water on the ${word} mark
    why: The seam may crack.${key === "c" ? "" : "\n    belief: Quick cooling does no harm."}
key: ${key}`
    .split("\n")
    .map((line, number) => (number === 0 ? line : indent + line))
    .join("\n");

const fence = (kind: string, body: string): string => `\`\`\`${kind}\n${body}\n\`\`\`\n\n`;

const front = `---
id: welding.basics.cool-before-touch
title: Cool before touch
skill: welding.basics
from: 0
to: 1
minutes: 6
outcome: Keeps others away from a hot seam
sector: manufacturing
roles: [welder]
prerequisites: []
review: drafted
version: 1
reviewedOn: "2026-11-22"
sources:
  - { name: The shop card, edition: "2024", use: time that a seam stays hot }
---

`;

const blocks = [
  fence(
    "situation",
    `manufacturing: A seam glows red and a visitor comes near.
port: A rail of the crane is welded and a driver comes near.
utility: A pipe is welded and a guest comes near.`,
  ),
  `## What is hot

A seam looks grey long before it is cold. Ask for the time of the last arc. A \`card\` hangs at the table.

`,
  fence(
    "worked-example",
    `title: The visitor at the table
situation: A visitor reaches for a grey seam.
steps:
  - { do: The welder says stop., why: A word is faster than a hand. }
  - { do: The welder looks at the clock., why: Colour says little. }
  - { do: The welder hangs the sign., why: The next visitor comes soon. }
result: Nobody is burnt.`,
  ),
  fence(
    "faded-example",
    `title: The second table
situation: A seam was laid nine minutes ago.
steps:
  - { ask: Is it hot?, answer: "Yes, by the card.", why: The card says fifteen minutes. }
  - { do: The sign stays., why: It is for others. }
  - { ask: When may it be touched?, answer: Six minutes later., why: Fifteen less nine is six. }
result: The sign comes down on time.`,
  ),
  fence(
    "calculation",
    `title: Time until the touch
inputs:
  - { name: card, label: Time on the card, value: 15, unit: min, min: 1, max: 60 }
  - { name: passed, label: Time since the arc, value: 9, unit: min, min: 0, max: 60 }
formula: card - passed
result: { label: Still to wait, unit: min, value: 6, decimals: 0 }`,
  ),
  fence(
    "figure",
    `file: figures/seam.svg
alt: Drawing of a seam with a sign in front of it and a clock above it.
caption: The sign stands until the clock says so.`,
  ),
  fence(
    "practice",
    `id: first\nsituation: A seam glows.\n${single("", "visitor", "What does the welder do first?", "a")}`,
  ),
  fence(
    "practice",
    `id: wait
situation: The card says 15 minutes. The arc ended 5 minutes ago.
type: numeric
question: How many minutes are left?
inputs: { card: 15, passed: 5 }
formula: card - passed
key: 10
unit: min
tolerance: 0
rounding: Whole minutes.
units: { min: 1 }
why: The card less what has passed.
mistakes:
  - { formula: card + passed, equals: 20, belief: Times add up., why: The time has passed already. }`,
  ),
  fence("practice", `id: second\nsituation: The visitor is back.\n${single("", "driver", "What helps now?", "b")}`),
  fence(
    "failure-story",
    `title: The grey seam
happened: A driver leaned on a grey seam.
noticed: He cried out.
did: The welder cooled the hand with water.
learned: Grey is no proof of cold.`,
  ),
  fence(
    "lesson-check",
    `questions:
  - id: check-one
    situation: A grey seam lies open.
    ${single("    ", "grey", "What comes first?", "c")}
  - id: check-two
    situation: The sign fell down.
    ${single("    ", "sign", "What does the welder do about it?", "a")}`,
  ),
  fence(
    "retrieval",
    `cards:
  - { id: grey, front: What does grey prove?, back: Nothing. }
  - { id: time, front: Which clock counts?, back: The one at the table. }`,
  ),
  fence(
    "coaching",
    `questions:
  - Which seam is hot now?
  - How do you know?
  - Who comes past here?
confirm: Within two weeks the supervisor sees three signs hung without a word.`,
  ),
  `## Not covered here

Treating a burn.
`,
];

const checklist = `skill: welding.basics
title: Lay a seam and leave it safely
level: 3
minutes: 30
setting: The bench in the shop, released by the supervisor.
points:
${["look", "clamp", "arc", "seam", "sign", "clean"]
  .map(
    (id) =>
      `  - { id: ${id}, observe: Does ${id}, level1: Late, level2: With help, level3: Alone, safetyCritical: false }\n`,
  )
  .join("")}stop: The arc is struck without a mask.
sources: [{ name: The shop card, edition: "2024", use: order of steps }]
review: drafted
version: 1
`;

const brief = `cluster: shop
title: Judge a welding plan
kind: case
situation: A plan asks for three shifts at one bench.
task: Judge the plan.
materials: [The plan]
deliver: [A page]
criteria:
${["time", "heat", "people", "cost", "risk"].map((id) => `  - { id: ${id}, criterion: Sees ${id}, meets: Named, exceeds: Weighed }\n`).join("")}judgedBy: The welding engineer
minutes: 90
sources: [{ name: The shop card, edition: "2024", use: times }]
review: drafted
version: 1
`;

export const smallLibrary = (): Map<string, string> =>
  new Map([
    [LESSON, front + blocks.join("")],
    [CHECKLIST, checklist],
    [BRIEF, brief],
  ]);

export const smallFigures = (): Map<string, string> =>
  new Map([[FIGURE, '<svg viewBox="0 0 10 5"><title>Seam</title><rect width="10" height="5"/></svg>']]);
