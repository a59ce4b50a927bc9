import type { PlainDate } from "#app/engine/kernel/calendar.ts";

/** What a site needs to scale AI. Nothing of one makes up for another. */
export const DIMENSIONS = ["infrastructure", "security", "collaboration", "workforce"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One thing that can be looked at, with the figures at which it is good and bad. */
export interface IndicatorSpec {
  readonly id: string;
  readonly dimension: Dimension;
  readonly name: string;
  readonly unit: "%" | "times" | "uses" | "days" | "months";
  /** `entered` by a person with evidence, or `computed` from what the product holds. */
  readonly kind: "entered" | "computed";
  /** At or beyond `good` the score is 100, at or beyond `bad` 0, between them straight. `good` may be the smaller one. */
  readonly good: number;
  readonly bad: number;
  /** Share of the dimension's score. */
  readonly weight: number;
  /** What it says and how it is measured. */
  readonly help: string;
  /** What to do about it when it is the lowest. */
  readonly action: string;
}

/**
 * The indicators of the scorecard, in the order in which they are shown. Thresholds are the product's own starting values,
 * not a norm: an organisation reads them beside every score.
 */
export const INDICATORS: readonly IndicatorSpec[] = [
  {
    id: "bandwidth",
    dimension: "infrastructure",
    name: "Bandwidth for cameras",
    unit: "times",
    kind: "entered",
    good: 2,
    bad: 1,
    weight: 3,
    help: "Speed of the cell's uplink over what all its cameras send at once. Below 1 pictures are lost.",
    action: "Raise the uplink, lower the frame rate, or compute at the camera before the next one is added.",
  },
  {
    id: "edge-compute",
    dimension: "infrastructure",
    name: "Edge compute in reserve",
    unit: "%",
    kind: "entered",
    good: 40,
    bad: 10,
    weight: 2,
    help: "Share of computing power at the line that is free in the busiest hour.",
    action: "Add an edge node or move training jobs off the line's machines.",
  },
  {
    id: "wireless",
    dimension: "infrastructure",
    name: "Measured wireless coverage",
    unit: "%",
    kind: "entered",
    good: 98,
    bad: 85,
    weight: 1,
    help: "Share of the floor where mobile robots and tablets work, walked with a meter in the last year.",
    action: "Walk the gaps with a meter and move access points before robots are added.",
  },
  {
    id: "data-owned",
    dimension: "infrastructure",
    name: "Signals with an owner",
    unit: "%",
    kind: "entered",
    good: 90,
    bad: 50,
    weight: 2,
    help: "Share of the signals that AI uses that are recorded, named and have somebody who answers for them.",
    action: "Name an owner for each signal that a use case reads.",
  },
  {
    id: "segmentation",
    dimension: "security",
    name: "AI systems in their own zone",
    unit: "%",
    kind: "entered",
    good: 100,
    bad: 60,
    weight: 3,
    help: "Share of AI systems behind a conduit with written flows (zones and conduits as in IEC 62443-3-2).",
    action: "Draw the flows of the remaining systems and put them behind a conduit.",
  },
  {
    id: "model-exposure",
    dimension: "security",
    name: "Uses that show process data to public language models",
    unit: "uses",
    kind: "entered",
    good: 0,
    bad: 1,
    weight: 3,
    help: "Counted from the egress log and a survey of teams. One is too many.",
    action: "Offer a model that runs in the building and switch the public one off for process data.",
  },
  {
    id: "inventory",
    dimension: "security",
    name: "Assets on record",
    unit: "%",
    kind: "entered",
    good: 98,
    bad: 80,
    weight: 2,
    help: "Share of controllers, cameras, gateways and edge nodes found on the network that the inventory knows.",
    action: "Compare a passive scan with the inventory and close the difference.",
  },
  {
    id: "restore-drill",
    dimension: "security",
    name: "Since the last restore drill",
    unit: "months",
    kind: "entered",
    good: 6,
    bad: 18,
    weight: 1,
    help: "Months since a line's control and AI systems were restored from backup as an exercise.",
    action: "Plan a restore drill with production for the next shutdown.",
  },
  {
    id: "joint-ownership",
    dimension: "collaboration",
    name: "Use cases owned by IT and OT",
    unit: "%",
    kind: "computed",
    good: 100,
    bad: 50,
    weight: 3,
    help: "Share of use cases from pilot on that name an owner on both sides, from the register.",
    action: "Name the missing owner of each use case before it goes on.",
  },
  {
    id: "joint-changes",
    dimension: "collaboration",
    name: "Changes decided together",
    unit: "%",
    kind: "entered",
    good: 90,
    bad: 40,
    weight: 2,
    help: "Share of the last 20 changes on AI systems that both IT and production signed.",
    action: "Put AI systems into one change board with production.",
  },
  {
    id: "joint-review",
    dimension: "collaboration",
    name: "Since the last joint review",
    unit: "days",
    kind: "entered",
    good: 30,
    bad: 120,
    weight: 1,
    help: "Days since IT, OT and the people at the line looked at a running use case together.",
    action: "Hold a review at the line this month.",
  },
  {
    id: "heads-ready",
    dimension: "workforce",
    name: "Needed heads that are ready",
    unit: "%",
    kind: "computed",
    good: 80,
    bad: 30,
    weight: 3,
    help: "Of the heads that use cases within twelve months need, those for whom somebody of the role is ready today.",
    action: "Assign paths to the people nearest to ready in the role with the largest shortfall.",
  },
  {
    id: "skills-known",
    dimension: "workforce",
    name: "Required skills that are measured",
    unit: "%",
    kind: "computed",
    good: 80,
    bad: 30,
    weight: 2,
    help: "Of all skills that people's roles require, those with evidence that counts today.",
    action: "Ask for a check where nothing is known: it costs ten minutes and no course.",
  },
  {
    id: "literacy",
    dimension: "workforce",
    name: "AI literacy as the role requires",
    unit: "%",
    kind: "computed",
    good: 80,
    bad: 30,
    weight: 2,
    help: "Of the AI-literacy skills that people's roles require, those that are ready.",
    action: "Assign the literacy lessons of the roles that work with AI today.",
  },
];

export const indicatorSpec = (id: string): IndicatorSpec | undefined => INDICATORS.find((spec) => spec.id === id);

/** One reading as somebody gave it: the site by id, code or name, the owner by personnel number or name. */
export interface GivenReading {
  readonly site: string;
  readonly indicatorId: string;
  readonly value: number;
  readonly owner: string | null;
  readonly evidence: string | null;
  readonly observedOn: PlainDate;
}
