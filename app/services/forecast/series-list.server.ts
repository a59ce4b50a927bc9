import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadDemandSeries, switchDemandSeries, type DemandSeriesRow } from "#app/data/demand-series.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadOrgFrame } from "#app/data/heatmap.server.ts";
import { loadOccupationExposure } from "#app/data/occupation-exposure.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { today } from "#app/platform/clock.server.ts";
import { seriesOf } from "./forecast-model.server.ts";
import { periodText } from "./forecast-time.ts";
import { noteInWords } from "./note-words.ts";

export interface SeriesLine {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly source: string;
  readonly sourceOn: PlainDate | null;
  /** "Maintenance technician", or null: about nothing in particular. */
  readonly subject: string | null;
  readonly siteName: string | null;
  readonly isUsed: boolean;
  readonly mayWrite: boolean;
  readonly lastPeriod: string | null;
  readonly lastValue: number | null;
  readonly count: number;
  /** Values from first to last, for the small picture; holes left out. */
  readonly course: readonly number[];
  readonly notes: readonly string[];
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface SeriesPage {
  readonly asOf: PlainDate;
  readonly series: readonly SeriesLine[];
  readonly choices: {
    readonly roles: readonly Choice[];
    readonly skills: readonly Choice[];
    readonly sites: readonly Choice[];
  };
  /** How many of the framework's roles have an occupation with known exposure; null: nothing was imported. */
  readonly exposure: {
    readonly occupations: number;
    readonly roles: number;
    readonly isUsed: boolean;
    readonly source: string;
    readonly sourceOn: PlainDate | null;
  } | null;
  readonly mayWrite: boolean;
  /** Exposure speaks of roles everywhere: whoever plans for the whole company switches it. */
  readonly mayWriteAll: boolean;
}

export async function loadSeriesPage(viewer: Viewer): Promise<SeriesPage> {
  const [frame, catalog, rows] = await Promise.all([
    loadOrgFrame(viewer.orgId),
    loadOrgCatalog(viewer.orgId),
    loadDemandSeries(viewer.orgId),
  ]);
  invariant(frame !== null, "the viewer's organisation exists");
  const codes = catalog.roles.map(({ anchors }) => anchors.map(({ code }) => code));
  const exposure = await loadOccupationExposure(viewer.orgId, codes.flat());
  const [reads, writes] = [scopePaths(viewer, "planning:read"), scopePaths(viewer, "planning:write")];
  const root = frame.units[0]?.path ?? "/";
  const sites = frame.units.filter(({ kind }) => kind === "site");
  const pathOf = (row: DemandSeriesRow): string => sites.find(({ id }) => id === row.siteId)?.path ?? root;
  const names = new Map<string, string>([...catalog.roles, ...catalog.skills].map(({ id, name }) => [id, name]));
  const [first] = exposure;
  const known = new Set(exposure.map(({ code }) => code));
  const choice = ({ id, name }: { readonly id: string; readonly name: string }): Choice => ({ value: id, label: name });
  return {
    asOf: today(frame.timeZone),
    series: rows
      .filter((row) => row.siteId === null || isInScope(reads, pathOf(row)))
      .map((row) => lineOf(row, names, sites, isInScope(writes, pathOf(row)))),
    choices: {
      roles: catalog.roles.map(choice),
      skills: [...catalog.skills].sort((a, b) => a.name.localeCompare(b.name)).map(choice),
      sites: sites.filter(({ path }) => isInScope(writes, path)).map(choice),
    },
    exposure:
      first === undefined
        ? null
        : {
            occupations: exposure.length,
            roles: codes.filter((own) => own.some((code) => known.has(code))).length,
            isUsed: exposure.some(({ isUsed }) => isUsed),
            source: first.source,
            sourceOn: first.sourceOn,
          },
    mayWrite: writes.length > 0,
    mayWriteAll: isInScope(writes, root),
  };
}

function lineOf(
  row: DemandSeriesRow,
  names: ReadonlyMap<string, string>,
  sites: readonly { readonly id: string; readonly name: string }[],
  mayWrite: boolean,
): SeriesLine {
  const { id, label, unit, source, sourceOn, isUsed, values, notes } = row;
  const last = values.findLastIndex((value) => value !== null);
  const series = seriesOf(row);
  return {
    ...{ id, label, unit, source, sourceOn, isUsed, mayWrite },
    subject: row.subjectKind === "none" ? null : (names.get(row.subjectId ?? "") ?? "no longer in the framework"),
    siteName: sites.find((site) => site.id === row.siteId)?.name ?? null,
    lastPeriod: last < 0 ? null : periodText(series.start + last, series.periodsPerYear),
    lastValue: values[last] ?? null,
    count: values.filter((value) => value !== null).length,
    course: values.filter((value) => value !== null),
    notes: notes.map((note) => noteInWords(note, series.periodsPerYear)),
  };
}

/** Switches a series on or off as a driver of every forecast. */
export async function switchSeries(
  viewer: Viewer,
  change: { readonly id: string; readonly isUsed: boolean },
): Promise<Result<{ readonly label: string }, { readonly kind: "not-found" }>> {
  const { series } = await loadSeriesPage(viewer);
  if (series.find(({ id }) => id === change.id)?.mayWrite !== true) return err({ kind: "not-found" });
  return inTransaction(async (tx) => {
    const changed = await switchDemandSeries(tx, viewer.orgId, change);
    if (changed === null) return err({ kind: "not-found" } as const);
    await appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: "demand-series:switch",
      subjectKind: "demand-series",
      subjectId: change.id,
      before: { isUsed: !change.isUsed },
      after: { isUsed: change.isUsed },
    });
    return ok({ label: changed.label });
  });
}
