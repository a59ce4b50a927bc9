import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { EXPOSURE, keyOfSeries, keyOfUseCase } from "./driver-keys.ts";
import { drawsOver, exposureOf, seriesOf, type ForecastModel } from "./forecast-model.server.ts";
import { DRAWS, QUARTERS } from "./forecast-time.ts";
import { noTrendInWords } from "./note-words.ts";

/** Something that moves the demand for a role. */
export interface DriverLine {
  readonly key: string;
  readonly kind: "use-case" | "series" | "exposure";
  readonly label: string;
  /** Page of what it is. */
  readonly to: string;
  /** What it says: heads and chance, last change, share of tasks. */
  readonly detail: string;
  readonly source: string;
  readonly on: PlainDate | null;
  readonly siteName: string | null;
  /** `off`: left out in this address. `unused`: switched off in the list. `silent`: it has nothing to say, and why. */
  readonly state: "on" | "off" | "unused" | "silent";
  /** Expected heads by which the demand at the last quarter is higher with it than without; null: it moves nothing here. */
  readonly heads: number | null;
}

interface Shown {
  readonly off: ReadonlySet<string>;
  /** The last quarter that is shown. */
  readonly quarter: number;
  /** False: numbers about the people are withheld, and what a driver adds would tell them. */
  readonly mayCount: boolean;
}

/** Everything that moves or might move the demand for a role at these sites, each with what it adds on its own. */
export function driversOf(
  model: ForecastModel,
  role: number,
  sites: readonly number[],
  shown: Shown,
): readonly DriverLine[] {
  const expected = (off: ReadonlySet<string>): number => {
    const { demand } = drawsOver(model, role, sites, { off, withHomeless: false });
    let sum = 0;
    for (let at = shown.quarter; at < demand.length; at += QUARTERS + 1) sum += demand[at] ?? 0;
    return sum / DRAWS;
  };
  const adds = (key: string): number | null => {
    if (!shown.mayCount) return null;
    const without = new Set(shown.off).add(key);
    const withIt = new Set([...shown.off].filter((other) => other !== key));
    return Math.round((expected(withIt) - expected(without)) * 100) / 100;
  };
  const state = (key: string): "on" | "off" => (shown.off.has(key) ? "off" : "on");
  return [
    ...forthcoming(model, role, sites).map((line) => ({ ...line, state: state(line.key), heads: adds(line.key) })),
    ...series(model, role, sites).map(({ why, isUsed, ...line }): DriverLine => {
      if (why !== null) return { ...line, detail: why, state: "silent", heads: null };
      return isUsed
        ? { ...line, state: state(line.key), heads: adds(line.key) }
        : { ...line, state: "unused", heads: null };
    }),
    ...exposures(model, role).map(({ isUsed, ...line }): DriverLine =>
      isUsed ? { ...line, state: state(line.key), heads: adds(line.key) } : { ...line, state: "unused", heads: null },
    ),
  ];
}

type Unjudged = Omit<DriverLine, "state" | "heads">;

const percent = (share: number): string => `${String(Math.round(share * 100))} %`;

function forthcoming({ inputs }: ForecastModel, role: number, sites: readonly number[]): readonly Unjudged[] {
  const { crews, needs } = inputs;
  const roleId = crews.catalog.roles[role]?.id;
  return needs.flatMap((need) => {
    const site = crews.sites.find((unit, at) => sites.includes(at) && need.sitePath.startsWith(unit.path));
    if (need.roleId !== roleId || site === undefined) return [];
    if (need.goLiveOn !== null && need.goLiveOn <= crews.asOf) return [];
    const heads = `${String(need.heads)} ${need.heads === 1 ? "head" : "heads"} with a chance of ${percent(need.probability)}`;
    return [
      {
        key: keyOfUseCase(need.useCaseId),
        kind: "use-case" as const,
        label: `${need.code} ${need.name}`,
        to: `/use-cases/${need.useCaseId}`,
        detail: need.goLiveOn === null ? `${heads}; no date yet, so it does not count` : heads,
        source: "Use-case register",
        on: need.goLiveOn,
        siteName: site.name,
      },
    ];
  });
}

function series(
  { inputs, trends }: ForecastModel,
  role: number,
  sites: readonly number[],
): readonly (Unjudged & { readonly why: string | null; readonly isUsed: boolean })[] {
  const { crews } = inputs;
  const roleId = crews.catalog.roles[role]?.id;
  return inputs.series.flatMap((row) => {
    const site = crews.sites.findIndex(({ id }) => id === row.siteId);
    const isHere = row.siteId === null || sites.includes(site);
    if (row.subjectKind !== "role" || row.subjectId !== roleId || !isHere) return [];
    const trend = trends.get(row.id);
    const { periodsPerYear } = seriesOf(row);
    return [
      {
        key: keyOfSeries(row.id),
        kind: "series" as const,
        label: row.label,
        to: `/forecast/track-record?series=${row.id}`,
        detail: row.unit === "" ? "series" : row.unit,
        source: row.source,
        on: row.sourceOn,
        siteName: crews.sites[site]?.name ?? null,
        isUsed: row.isUsed,
        why: trend?.ok === false ? noTrendInWords(trend.error, periodsPerYear) : null,
      },
    ];
  });
}

function exposures(model: ForecastModel, role: number): readonly (Unjudged & { readonly isUsed: boolean })[] {
  const { catalog } = model.inputs.crews;
  const codes = new Set(catalog.roles[role]?.anchors.map(({ code }) => code));
  const own = model.inputs.exposure.filter(({ code }) => codes.has(code));
  const [first] = own;
  const share = exposureOf(model, role);
  if (first === undefined || share === null) return [];
  const projected = own.flatMap(({ title, body }) =>
    body.projectedChange === null
      ? []
      : [`${title} ${body.projectedChange > 0 ? "+" : ""}${String(body.projectedChange)} %`],
  );
  const outlook = projected.length === 0 ? "" : `; US employment 2020 to 2030: ${projected.join(", ")} (context only)`;
  return [
    {
      key: EXPOSURE,
      kind: "exposure",
      label: "Exposure of the occupation to AI",
      to: "/forecast/series#exposure",
      detail: `${percent(share)} of the tasks could be done at least twice as fast with AI${outlook}`,
      source: first.source,
      on: first.sourceOn,
      siteName: null,
      isUsed: own.some(({ isUsed }) => isUsed),
    },
  ];
}
