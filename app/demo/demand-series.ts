import type { PeriodIndex } from "#app/engine/demand/series.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { demoSource } from "./demo-random.ts";
import type { DemoCompany } from "./demo-rows.ts";

/** How the open requisitions of a role go: level four years ago, growth a year, swing of the season. */
interface SeriesPlan {
  readonly role: string;
  readonly label: string;
  /** Null: the whole company. */
  readonly site: string | null;
  readonly level: number;
  readonly growth: number;
  readonly season: number;
}

/**
 * Planted: technicians are looked for ever more, operators less and less, planners at the port with the season; one site's
 * technicians go their own way.
 */
const PLANS: readonly SeriesPlan[] = [
  {
    role: "maintenance-technician",
    label: "Maintenance technicians",
    site: null,
    level: 9,
    growth: 0.14,
    season: 0.12,
  },
  {
    role: "maintenance-technician",
    label: "Maintenance technicians",
    site: "VAL",
    level: 3,
    growth: 0.3,
    season: 0.05,
  },
  { role: "operator", label: "Operators", site: null, level: 24, growth: -0.06, season: 0.2 },
  { role: "automation-engineer", label: "Automation engineers", site: null, level: 5, growth: 0.18, season: 0.05 },
  {
    role: "port-operations-planner",
    label: "Port operations planners",
    site: "OST",
    level: 6,
    growth: 0.03,
    season: 0.3,
  },
  { role: "grid-operator", label: "Grid operators", site: "VAL", level: 5, growth: 0.08, season: 0.1 },
  { role: "ot-security-analyst", label: "OT security analysts", site: null, level: 3, growth: 0.22, season: 0 },
  { role: "shift-supervisor", label: "Shift supervisors", site: null, level: 6, growth: 0.01, season: 0.08 },
];

const MONTHS = 48;
/** Spread of a month around its course, and of the course itself from month to month, as shares. */
const [NOISE, DRIFT] = [0.13, 0.03];

export interface DemoDemandSeries {
  readonly id: string;
  readonly source: string;
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly geography: null;
  readonly periodsPerYear: 12;
  readonly firstPeriod: string;
  readonly values: readonly number[];
  readonly notes: readonly [];
  readonly subjectKind: "role";
  readonly subjectId: string;
  readonly siteId: string | null;
  readonly isUsed: true;
  readonly sourceOn: PlainDate;
}

const monthText = (month: PeriodIndex): string =>
  `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, "0")}`;

/** Monthly open requisitions of the last four full years, made up from the seed and said to be. */
export function buildDemandSeries(company: DemoCompany, seed: string, today: PlainDate): readonly DemoDemandSeries[] {
  const source = demoSource(seed);
  const first = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - MONTHS;
  return PLANS.flatMap(({ role, label, site, level, growth, season }) => {
    const key = `requisitions/${role}${site === null ? "" : `/${site.toLowerCase()}`}`;
    const stream = source.stream(key);
    const unit = company.units.find(({ code }) => code === site);
    if (site !== null && unit === undefined) return [];
    let course = level;
    const values = Array.from({ length: MONTHS }, (_, at) => {
      course *= (1 + growth) ** (1 / 12) * Math.exp(stream.normal(0, DRIFT));
      const swing = 1 + season * Math.sin((2 * Math.PI * ((first + at) % 12)) / 12);
      return Math.max(0, Math.round(course * swing * (1 + stream.normal(0, NOISE))));
    });
    const words = { source: "Demo data: requisitions made up from a seed", unit: "open requisitions a month" };
    return [
      {
        id: source.uuid(key),
        ...words,
        key,
        label: `${label}${unit === undefined ? "" : ` at ${unit.name}`}: open requisitions`,
        geography: null,
        periodsPerYear: 12 as const,
        firstPeriod: monthText(first),
        values,
        notes: [] as const,
        subjectKind: "role" as const,
        subjectId: role,
        siteId: unit?.id ?? null,
        isUsed: true as const,
        sourceOn: today,
      },
    ];
  });
}
