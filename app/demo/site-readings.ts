import { addDays, addMonths, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { indicatorSpec } from "#app/engine/scaling/indicators.ts";
import { scoreSite } from "#app/engine/scaling/scorecard.ts";
import { demoSource } from "./demo-random.ts";
import type { DemoCompany } from "./demo-rows.ts";

/** Readings of one indicator, oldest first: months before today and the value then. */
type Course = readonly (readonly [months: number, value: number])[];

/**
 * What people at the sites wrote down over the last year. Planted: line 4's cameras need more than the cell network gives;
 * the port shows process data to a public model in one place; the utility has not looked at its wireless coverage.
 */
const COURSES: Readonly<Record<string, Readonly<Record<string, readonly [evidence: string, course: Course]>>>> = {
  LIN: {
    bandwidth: [
      "1 Gbit/s uplink, 48 cameras at 18 Mbit/s",
      [
        [11, 1.9],
        [5, 1.6],
        [1, 1.16],
      ],
    ],
    "edge-compute": [
      "Load of three edge nodes, busiest hour",
      [
        [10, 52],
        [4, 41],
        [1, 34],
      ],
    ],
    wireless: [
      "Walk with meter, press shop and assembly",
      [
        [8, 94],
        [1, 97],
      ],
    ],
    "data-owned": [
      "Tag list against owner list",
      [
        [9, 61],
        [3, 78],
      ],
    ],
    segmentation: [
      "Zone drawing, revision 7",
      [
        [12, 70],
        [6, 85],
        [2, 92],
      ],
    ],
    "model-exposure": [
      "Survey of teams and proxy log",
      [
        [7, 1],
        [2, 0],
      ],
    ],
    inventory: [
      "Passive scan against inventory",
      [
        [9, 88],
        [2, 95],
      ],
    ],
    "restore-drill": [
      "Drill in the summer shutdown",
      [
        [6, 9],
        [1, 5],
      ],
    ],
    "joint-changes": [
      "Change board minutes",
      [
        [10, 45],
        [5, 65],
        [1, 80],
      ],
    ],
    "joint-review": [
      "Calendar of reviews",
      [
        [6, 60],
        [1, 24],
      ],
    ],
  },
  OST: {
    bandwidth: ["10 Gbit/s ring, 90 cameras at 12 Mbit/s", [[8, 9.3]]],
    "edge-compute": [
      "Load of the gate servers",
      [
        [7, 28],
        [2, 22],
      ],
    ],
    wireless: [
      "Radio survey of the quay",
      [
        [10, 84],
        [3, 91],
      ],
    ],
    "data-owned": [
      "Crane signals with owner",
      [
        [9, 35],
        [3, 58],
      ],
    ],
    segmentation: [
      "Zone drawing, terminal",
      [
        [9, 60],
        [2, 75],
      ],
    ],
    "model-exposure": ["Yard planners paste schedules into a public assistant", [[2, 1]]],
    inventory: ["Passive scan against inventory", [[5, 90]]],
    "restore-drill": ["Drill with the gate", [[4, 11]]],
    "joint-changes": [
      "Change tickets of the last quarter",
      [
        [9, 30],
        [2, 55],
      ],
    ],
    "joint-review": ["Calendar of reviews", [[2, 48]]],
  },
  VAL: {
    bandwidth: ["Fibre to 34 substations", [[6, 6]]],
    "edge-compute": ["Load of the substation gateways", [[6, 66]]],
    "data-owned": [
      "Signal catalogue",
      [
        [7, 82],
        [2, 88],
      ],
    ],
    segmentation: [
      "Audit of the control network",
      [
        [11, 90],
        [3, 98],
      ],
    ],
    "model-exposure": ["Proxy log", [[3, 0]]],
    inventory: ["Passive scan against inventory", [[4, 97]]],
    "restore-drill": ["Black start exercise", [[3, 4]]],
    "joint-changes": ["Change board minutes", [[4, 72]]],
    "joint-review": ["Calendar of reviews", [[1, 66]]],
  },
};

/** Months for which scores are kept, so that there is a trend on the first day. */
const TREND_MONTHS = 12;

export interface DemoSiteReading {
  readonly id: string;
  readonly siteId: string;
  readonly indicatorId: string;
  readonly value: number;
  readonly evidence: string;
  readonly ownerId: string | null;
  readonly observedOn: PlainDate;
}

/** The readings of the demo company's sites; owners are those of the use cases there, IT for machines and OT for the rest. */
export function buildSiteReadings(company: DemoCompany, seed: string, today: PlainDate): readonly DemoSiteReading[] {
  const source = demoSource(seed);
  return Object.entries(COURSES).flatMap(([code, indicators]) => {
    const site = company.units.find((unit) => unit.code === code);
    invariant(site !== undefined, `the demo company has a site ${code}`);
    const owned = company.useCases.filter(({ siteId }) => siteId === site.id);
    const itOwner = owned.find(({ itOwnerId }) => itOwnerId !== null)?.itOwnerId ?? null;
    const otOwner = owned.find(({ otOwnerId }) => otOwnerId !== null)?.otOwnerId ?? null;
    return Object.entries(indicators).flatMap(([indicatorId, [evidence, course]]) =>
      course.map(([months, value]) => ({
        id: source.uuid(`reading/${code}/${indicatorId}/${months}`),
        siteId: site.id,
        indicatorId,
        value,
        evidence,
        ownerId: indicatorSpec(indicatorId)?.dimension === "collaboration" ? otOwner : itOwner,
        observedOn: addDays(addMonths(today, -months), -3),
      })),
    );
  });
}

/** The scores that these readings gave at the end of each month before; what is computed from people is not known for the past. */
export function pastSiteScores(readings: readonly DemoSiteReading[], today: PlainDate) {
  const sites = [...new Set(readings.map(({ siteId }) => siteId))];
  return sites.flatMap((siteId) =>
    Array.from({ length: TREND_MONTHS }, (_, at) => {
      const asOn = addMonths(today, at - TREND_MONTHS);
      const known = readings.filter((reading) => reading.siteId === siteId && reading.observedOn <= asOn);
      const newest = new Map(known.map((reading) => [reading.indicatorId, { ...reading, ownerName: null }]));
      const { dimensions } = scoreSite([...newest.values()], asOn);
      const scores = Object.fromEntries(dimensions.map(({ dimension, score }) => [dimension, score]));
      return { siteId, asOn, scores };
    }),
  );
}
