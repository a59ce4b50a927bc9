import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadDemandSeries, saveDemandSeries, type NewDemandSeries } from "#app/data/demand-series.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadOrgFrame } from "#app/data/heatmap.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { assembleSeries } from "#app/engine/demand/assemble-series.ts";
import { cleanSeries } from "#app/engine/demand/clean-series.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { LineProblem } from "#app/integrations/forecast/csv-rows.ts";
import {
  readSeriesCatalogue,
  readSeriesFile,
  type GivenDescription,
  type GivenSeries,
} from "#app/integrations/forecast/series-file.ts";
import { now, today } from "#app/platform/clock.server.ts";
import { periodOfDay, periodText } from "./forecast-time.ts";
import { noteInWords } from "./note-words.ts";

export interface SeriesUpload {
  /** `series_id,period,value`. */
  readonly values: string;
  /** `series_id,label,unit,…`; empty: none. */
  readonly catalogue: string;
  readonly source: string;
  readonly sourceOn: PlainDate | null;
  /** For series that the catalogue says nothing about: "role:<id>", "skill:<id>" or empty, and a site or empty. */
  readonly subject: string;
  readonly siteId: string;
}

export interface SeriesImported {
  /** Each with what was found in it, in words. */
  readonly series: readonly { readonly label: string; readonly notes: readonly string[] }[];
}

/** Adds the series of a CSV text, or none of them and says which lines are wrong. One sent again replaces the one before. */
export async function importDemandSeries(
  viewer: Viewer,
  upload: SeriesUpload,
): Promise<Result<SeriesImported, readonly LineProblem[]>> {
  const [frame, catalog, before] = await Promise.all([
    loadOrgFrame(viewer.orgId),
    loadOrgCatalog(viewer.orgId),
    loadDemandSeries(viewer.orgId),
  ]);
  invariant(frame !== null, "the viewer's organisation exists");
  const day = today(frame.timeZone);
  const read = readSeriesFile(upload.values, { month: periodOfDay(day, 12), quarter: periodOfDay(day, 4) });
  const described = upload.catalogue.trim() === "" ? ok([]) : readSeriesCatalogue(upload.catalogue);
  if (!read.ok || !described.ok) return err([...(read.ok ? [] : read.error), ...(described.ok ? [] : described.error)]);
  const paths = scopePaths(viewer, "planning:write");
  const sites = frame.units.filter(({ kind, path }) => kind === "site" && isInScope(paths, path));
  const isWhole = isInScope(paths, frame.units[0]?.path ?? "/");
  const placeIn = { roles: catalog.roles, skills: catalog.skills, sites, isWhole };
  const known = new Map(before.filter(({ source }) => source === upload.source).map((row) => [row.key, row]));
  const problems: LineProblem[] = [];
  const rows = read.value.flatMap((given): readonly NewDemandSeries[] => {
    const description = described.value.find(({ key }) => key === given.key);
    const place = placeOf(given, description, upload, placeIn);
    const row = rowOf(given);
    if (!place.ok) problems.push(place.error);
    if (!row.ok) problems.push(row.error);
    if (!place.ok || !row.ok) return [];
    const { label, unit, geography } = description ?? { label: given.key, unit: "", geography: null };
    const { id = newRowId(), isUsed = true } = known.get(given.key) ?? {};
    const { source, sourceOn } = upload;
    return [{ id, source, key: given.key, label, unit, geography, isUsed, sourceOn, ...row.value, ...place.value }];
  });
  if (problems.length > 0) return err(problems);
  await inTransaction(async (tx) => {
    await saveDemandSeries(tx, viewer.orgId, rows, { accountId: viewer.accountId, at: now() });
    await appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: "demand-series:import",
      subjectKind: "demand-series",
      subjectId: null,
      after: { source: upload.source, sourceOn: upload.sourceOn, series: rows.map(({ key }) => key) },
    });
  });
  return ok({
    series: rows.map(({ label, notes, periodsPerYear }) => ({
      label,
      notes: notes.map((note) => noteInWords(note, periodsPerYear === 4 ? 4 : 12)),
    })),
  });
}

type StoredValues = Pick<NewDemandSeries, "periodsPerYear" | "firstPeriod" | "values" | "notes">;

/** The values on the time axis, with everything that was found on the way. */
function rowOf({ key, line, points, periodsPerYear }: GivenSeries): Result<StoredValues, LineProblem> {
  const assembled = assembleSeries(points, periodsPerYear);
  if (!assembled.ok) return err({ line, why: `${key} has no value at all.` });
  const { series, notes } = assembled.value;
  const cleaned = cleanSeries(series);
  if (!cleaned.ok) return err({ line, why: `${key} has no value of zero or more.` });
  return ok({
    periodsPerYear,
    firstPeriod: periodText(series.start, periodsPerYear),
    values: Array.from(series.values, (value) => (Number.isNaN(value) ? null : value)),
    notes: [...notes, ...cleaned.value.notes],
  });
}

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Places {
  readonly roles: readonly Named[];
  readonly skills: readonly Named[];
  readonly sites: readonly Named[];
  readonly isWhole: boolean;
}

const find = (among: readonly Named[], word: string): Named | undefined =>
  among.find(({ id, name }) => id === word || name.toLowerCase() === word.toLowerCase());

/** What a series is about: as its catalogue says, else as was chosen for the whole file. */
function placeOf(
  { key, line }: GivenSeries,
  description: GivenDescription | undefined,
  upload: Pick<SeriesUpload, "subject" | "siteId">,
  { roles, skills, sites, isWhole }: Places,
): Result<Pick<NewDemandSeries, "subjectKind" | "subjectId" | "siteId">, LineProblem> {
  const at = description?.line ?? line;
  const [chosenKind = "", chosenId = ""] = upload.subject === "" ? [] : upload.subject.split(/:(.*)/s);
  const isDescribed = description?.role != null || description?.skill != null;
  const kind = isDescribed ? (description.role === null ? "skill" : "role") : chosenKind;
  const word = isDescribed ? (description.role ?? description.skill ?? "") : chosenId;
  const siteWord = description?.site ?? upload.siteId;
  const site = siteWord === "" ? null : find(sites, siteWord);
  if (site === undefined)
    return err({ line: at, why: `${key}: there is no site "${siteWord}" among those you plan for.` });
  if (site === null && !isWhole)
    return err({ line: at, why: `${key}: name one of the sites you plan for; you do not plan for the whole company.` });
  if (kind === "") return ok({ subjectKind: "none", subjectId: null, siteId: site?.id ?? null });
  const subject = find(kind === "role" ? roles : skills, word);
  if (subject === undefined) return err({ line: at, why: `${key}: there is no ${kind} "${word}" in the framework.` });
  return ok({ subjectKind: kind === "role" ? "role" : "skill", subjectId: subject.id, siteId: site?.id ?? null });
}
