/** File below content/ → its text. */
export type SmallContent = Readonly<Record<string, string>>;

/** A sound framework of three skills in a row and one role: basics (2) ← robots (2) ← cells. */
export function smallContent(): SmallContent {
  return {
    "framework.yaml": FRAMEWORK,
    "levels.yaml": `levels:\n${["None", "Aware", "Guided", "Independent", "Proficient", "Expert"].map(scaleLevel).join("")}`,
    "clusters.yaml": CLUSTERS,
    "skills/shop/welding.basics.yaml": skill("welding.basics", "Welding", "[]"),
    "skills/shop/welding.robots.yaml": skill("welding.robots", "Robot welding", prerequisite("welding.basics")),
    "skills/shop/welding.cells.yaml": skill("welding.cells", "Welding cells", prerequisite("welding.robots")),
    "roles/welder.yaml": ROLE,
  };
}

const FRAMEWORK = `id: small
title: Small framework
version: 1.0.0
status: For tests
scope: One shop
dimensions:
  - id: craft
    name: Craft
    question: Can they weld?
`;

const CLUSTERS = `clusters:
  - id: shop
    name: Shop
    summary: Joining metal.
    dimension: craft
    kind: capability
    skills:
      - welding.basics
      - welding.robots
      - welding.cells
`;

const ROLE = `id: welder
name: Welder
purpose: Joins.
direction: Toward robots.
sectors: [manufacturing]
anchors: []
requirements:
  - { skill: welding.basics, now: 2, future: 3, criticality: critical }
  - { skill: welding.robots, now: 3, future: 4, criticality: important }
  - { skill: welding.cells, now: 0, future: 1, criticality: important }
owner: Welding school
reviewedOn: 2026-01-15
source: The shop
`;

const scaleLevel = (name: string, level: number): string => `  - level: ${String(level)}
    name: ${name}
    dreyfus: stage
    bloom: []
    meaning: Some meaning.
    autonomy: Some autonomy.
    evidence: Some evidence.
`;

const prerequisite = (id: string): string => `\n  - { skill: ${id}, minLevel: 2 }`;

const skill = (id: string, name: string, prerequisites: string): string => `id: ${id}
name: ${name}
dimension: craft
definition: Joins parts.
prerequisites: ${prerequisites}
volatility: low
demandTrend: stable
safetyCritical: false
practical: true
levels:
  1: Names the dangers of the arc.
  2: Lays a seam under supervision.
  3: Welds to the drawing alone.
  4: Judges the seams of others.
  5: Develops procedures.
evidence: {}
aliases: []
standards: []
owner: Welding school
reviewedOn: 2026-01-15
source: The shop
`;
