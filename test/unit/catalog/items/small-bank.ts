/** A sound item of each kind that the fault tests damage; file names as under content/. */
export const SINGLE = "content/items/welding.basics/hot-seam.yaml";
export const NUMERIC = "content/items/welding.basics/gas-use.yaml";
export const SCENARIO = "content/items/welding.basics/two-shifts.yaml";
export const HOTSPOT = "content/items/welding.basics/torch-parts.yaml";
export const ORDERING = "content/items/welding.basics/start-up.yaml";
export const MATCHING = "content/items/welding.basics/faults.yaml";
export const FIGURE = "content/items/welding.basics/figures/torch.svg";

const head = (slug: string, type: string): string => `id: welding.basics.${slug}
title: An item about ${slug}
skill: welding.basics
level: 2
area: seams
objective: Handles ${slug} by the card
cognitive: apply
sector: manufacturing
seconds: 60
safetyCritical: false
status: live
review: drafted
origin: person
version: 1
sources: []
type: ${type}
`;

const single = `${head("hot-seam", "single")}situation: The seam glows red. A visitor comes near the table.
question: What does the welder do first?
options:
  a:
    text: Warns the visitor
    why: A burn is avoided.
  b:
    text: Finishes the next seam
    belief: Everybody knows that seams are hot.
    why: The visitor may not know.
  c:
    text: Pours water on the seam
    belief: Quick cooling does no harm.
    why: The seam may crack.
key: a
`;

const numeric = `${head("gas-use", "numeric")}situation: A torch uses 12 litres a minute. The job takes 30 minutes.
question: How many litres of gas does the job need?
inputs: { flow: 12, minutes: 30 }
formula: flow * minutes
key: 360
unit: l
tolerance: 2
rounding: Whole litres.
units: { l: 1, m3: 1000 }
why: Flow times time gives the volume.
mistakes:
  - formula: flow / minutes
    equals: 0.4
    belief: Flow is divided by time.
    why: That has no meaning as a volume.
`;

const decision = (word: string, key: string): string => `  - question: What is done about the ${word}?
    type: single
    options:
      a:
        text: It is looked at by ${word} card
        why: The card says so.${key === "a" ? "" : "\n        belief: The card is for show."}
      b:
        text: It is reported to the ${word} desk
        why: The desk knows.${key === "b" ? "" : "\n        belief: The desk does all."}
      c:
        text: It is left to the ${word} team
        why: The team is busy.${key === "c" ? "" : "\n        belief: Others will do it."}
    key: ${key}
`;

const scenario = `${head("two-shifts", "scenario")}situation: Two shifts share a table. The clamp is loose.
decisions:
${decision("clamp", "c")}${decision("gas hose", "b")}${decision("smoke filter", "c")}`;

const hotspot = `${head("torch-parts", "hotspot")}situation: The drawing shows a torch.
question: Point at the part that gets hot first.
figure:
  file: figures/torch.svg
  alt: Drawing of a torch with nozzle on the left, handle in the middle, hose on the right.
regions:
  a:
    label: Nozzle
    shape: { kind: circle, x: 0.2, y: 0.5, radius: 0.1 }
    why: The arc burns here.
  b:
    label: Handle
    shape: { kind: rectangle, left: 0.4, top: 0.4, right: 0.6, bottom: 0.6 }
    belief: The hand feels the heat.
    why: The handle is cooled.
  c:
    label: Hose
    shape: { kind: circle, x: 0.9, y: 0.5, radius: 0.1 }
    belief: Gas is hot.
    why: The gas is cold.
key: [a]
`;

const ordering = `${head("start-up", "ordering")}situation: The bench is switched on in the morning by the card.
question: Put the steps into the order of the card.
steps:
  a:
    text: Strike the arc
    why: It comes last.
  b:
    text: Open the gas
    why: Gas protects the arc.
  c:
    text: Check the hose
    why: A leak is found before gas flows.
key: [c, b, a]
`;

const matching = `${head("faults", "matching")}situation: Three seams show three faults after cooling.
question: Match each seam with its fault.
left:
  a:
    text: Small round holes
    matches: p
    why: Gas was trapped.
  b:
    text: A groove beside the seam
    matches: q
    why: Too much heat.
  c:
    text: A line through the seam
    matches: r
    why: It cooled too fast.
offered:
  p:
    text: Pores
  q:
    text: Undercut
  r:
    text: Crack
`;

/** All files of the small bank by name. */
export const smallBank = (): Map<string, string> =>
  new Map([
    [SINGLE, single],
    [NUMERIC, numeric],
    [SCENARIO, scenario],
    [HOTSPOT, hotspot],
    [ORDERING, ordering],
    [MATCHING, matching],
  ]);

export const smallFigures = (): Map<string, string> =>
  new Map([[FIGURE, '<svg viewBox="0 0 10 5"><title>Torch</title><rect width="10" height="5"/></svg>']]);
