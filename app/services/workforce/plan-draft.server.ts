import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { daysBetween, parsePlainDate, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { SourceKind } from "#app/engine/workforce/source-mix.ts";
import { forecastGap } from "../forecast/forecast-gap.server.ts";
import { quartersFrom } from "../forecast/forecast-time.ts";
import { loadPlanningAssumptions } from "../forecast/planning-assumptions.server.ts";
import { loadSiteCrews, type SiteCrews } from "../use-cases/site-crews.server.ts";
import { loadLevelMinutes } from "./learning-hours.server.ts";
import { planFields, type PlanField, type PlanValues } from "./plan-fields.ts";
import { mixOf, type MixView } from "./plan-mix.ts";
import { readNumber, readNumbers } from "./read-number.ts";
import { candidatesFor, type RoleCandidates } from "./role-candidates.ts";

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A gap and the four ways to fill it, as the address has them. */
export interface PlanDraft {
  readonly asOf: PlainDate;
  readonly roleId: string;
  readonly roleName: string;
  readonly siteId: string | null;
  readonly siteName: string;
  readonly quarter: string;
  readonly neededOn: PlainDate;
  readonly weeksUntilNeeded: number;
  /** Posts to fill; null: not known, because it was not given and the forecast is withheld. 0: there is none. */
  readonly gap: number | null;
  readonly gapFrom: "given" | "forecast";
  readonly fields: readonly (PlanField & { readonly value: number })[];
  /** Null without a gap. */
  readonly mix: MixView | null;
  readonly notes: readonly string[];
  /** The address in full: what a decision is computed from again. */
  readonly query: string;
}

export interface PlanDraftPage {
  readonly draft: PlanDraft;
  readonly choices: {
    readonly roles: readonly Choice[];
    readonly sites: readonly Choice[];
    readonly quarters: readonly Choice[];
  };
  readonly mayWrite: boolean;
}

/** The draft as a page shows it. */
export async function loadPlanDraft(
  viewer: Viewer,
  search: URLSearchParams,
): Promise<Result<PlanDraftPage, { readonly kind: "not-found" }>> {
  const basis = await loadPlanBasis(viewer, search);
  if (!basis.ok) return basis;
  const { draft, choices, mayWrite } = basis.value;
  return ok({ draft, choices, mayWrite });
}

/** What deciding needs beside the draft: people, never shown from here. */
export interface PlanBasis extends PlanDraftPage {
  readonly crews: SiteCrews;
  readonly candidates: RoleCandidates;
  readonly values: PlanValues;
}

const MOST_POSTS = 500;
const AHEAD = 4;

/** Whether somebody has the right over a site, or over the whole organisation where no site is meant. */
export function reaches(paths: readonly string[], crews: SiteCrews, siteId: string | null): boolean {
  const path = siteId === null ? crews.frame.units[0]?.path : crews.frame.units.find(({ id }) => id === siteId)?.path;
  return path !== undefined && isInScope(paths, path);
}

export async function loadPlanBasis(
  viewer: Viewer,
  search: URLSearchParams,
): Promise<Result<PlanBasis, { readonly kind: "not-found" }>> {
  const [crews, inForce] = await Promise.all([loadSiteCrews(viewer.orgId), loadPlanningAssumptions(viewer.orgId)]);
  const paths = scopePaths(viewer, "planning:read");
  const mine = crews.sites.filter(({ path }) => isInScope(paths, path));
  const seesAll = reaches(paths, crews, null);
  const siteId = search.get("site") ?? "";
  const site = siteId === "" ? (seesAll ? null : mine[0]) : mine.find(({ id }) => id === siteId);
  const roleId = search.get("role") ?? "";
  const role = roleId === "" ? mostHeld(crews) : crews.catalog.roles.findIndex(({ id }) => id === roleId);
  const known = crews.catalog.roles[role];
  if (site === undefined || known === undefined) return err({ kind: "not-found" });
  const when = readQuarter(crews.asOf, search.get("quarter"));
  const gap = await readGap(viewer, crews, { search, roleId: known.id, siteId: site?.id ?? null, ahead: when.ahead });
  const fields = planFields(inForce.assumptions, gap.posts ?? 0);
  const { values, notes } = readNumbers(fields, search);
  const minutes = await loadLevelMinutes(viewer.orgId, crews.catalog, crews.asOf);
  const siteAt = site === null ? null : crews.sites.indexOf(site);
  const candidates = candidatesFor(crews, minutes, { role, site: siteAt, reachHours: values.reachHours });
  const weeksUntilNeeded = Math.max(0, Math.floor(daysBetween(crews.asOf, when.on) / 7));
  const withheld = withheldFrom(viewer, crews, { siteId: site?.id ?? null, roleId: known.id, candidates });
  const named = { role: known.id, site: site?.id ?? "", quarter: when.label, gap: String(gap.posts ?? "") };
  const query = new URLSearchParams([
    ...Object.entries(named),
    ...Object.entries(values).map(([key, value]) => [key, String(value)]),
  ]).toString();
  const draft: PlanDraft = {
    query,
    ...{ asOf: crews.asOf, roleId: known.id, roleName: known.name, siteId: site?.id ?? null, weeksUntilNeeded },
    ...{ siteName: site?.name ?? "All sites", quarter: when.label, neededOn: when.on },
    ...{ gap: gap.posts, gapFrom: gap.from, notes: [...when.notes, ...gap.notes, ...notes] },
    fields: fields.map((field) => ({ ...field, value: values[field.key] })),
    mix:
      gap.posts === null || gap.posts === 0
        ? null
        : mixOf({ gap: gap.posts, weeksUntilNeeded, values, candidates, withheld }),
  };
  const choices = {
    roles: crews.catalog.roles.map(({ id, name }) => ({ value: id, label: name })),
    sites: [
      ...(seesAll ? [{ value: "", label: "All sites" }] : []),
      ...mine.map(({ id, name }) => ({ value: id, label: name })),
    ],
    quarters: quartersFrom(crews.asOf)
      .slice(1)
      .map(({ label }) => ({ value: label, label: label.replace("-", " ") })),
  };
  const mayWrite = reaches(scopePaths(viewer, "planning:write"), crews, site?.id ?? null);
  return ok({ draft, choices, mayWrite, crews, candidates, values });
}

/** Where nobody says which role: the one most people hold. */
function mostHeld({ holders, catalog }: SiteCrews): number {
  const counts = new Int32Array(catalog.roles.length);
  for (const { role } of holders) counts[role] = (counts[role] ?? 0) + 1;
  return counts.indexOf(Math.max(...counts));
}

function readQuarter(asOf: PlainDate, typed: string | null) {
  const ahead = quartersFrom(asOf);
  const usual = ahead[AHEAD] ?? { label: "", on: asOf };
  const at =
    typed === null || typed === "" ? AHEAD : ahead.findIndex(({ label }, quarter) => quarter > 0 && label === typed);
  const found = at < 0 ? usual : (ahead[at] ?? usual);
  const notes =
    at < 0
      ? [
          `Quarter: "${(typed ?? "").slice(0, 10)}" is over, or further than three years away. ${usual.label} is used here.`,
        ]
      : [];
  return { label: found.label, on: firstDayOf(found.label) ?? found.on, ahead: at < 0 ? AHEAD : at, notes };
}

/** A post of a quarter has to be filled when the quarter begins. */
function firstDayOf(label: string): PlainDate | undefined {
  const [year = "", quarter = ""] = label.split("-Q");
  return parsePlainDate(`${year}-${String(3 * Number(quarter) - 2).padStart(2, "0")}-01`);
}

interface GapQuestion {
  readonly search: URLSearchParams;
  readonly roleId: string;
  readonly siteId: string | null;
  readonly ahead: number;
}

/** The posts to fill: as given, else the expected gap of the forecast, rounded up. */
async function readGap(viewer: Viewer, crews: SiteCrews, { search, roleId, siteId, ahead }: GapQuestion) {
  const typed = search.get("gap");
  if (typed !== null && typed.trim() !== "") {
    const field = { key: "gap", label: "Gap", low: 0, high: MOST_POSTS, whole: true, usual: 0 } as const;
    const { value, note } = readNumber(field, typed);
    return { posts: value, from: "given" as const, notes: note === null ? [] : [note] };
  }
  const forecast = await forecastGap(viewer.orgId, { roleId, siteId, quarters: Math.max(4, ahead) });
  const mayReadPeople = reaches(scopePaths(viewer, "person:read"), crews, siteId);
  if (!forecast.ok || (forecast.value.isSmallGroup && !mayReadPeople))
    return {
      posts: null,
      from: "forecast" as const,
      notes: ["So few people hold this role here that the forecast is withheld. Say how many posts are to be filled."],
    };
  const expected = forecast.value.gap.expected[ahead] ?? 0;
  return { posts: Math.min(MOST_POSTS, Math.max(0, Math.ceil(expected - 1e-9))), from: "forecast" as const, notes: [] };
}

/** Sources whose people are too few to be described to this viewer. */
function withheldFrom(
  viewer: Viewer,
  crews: SiteCrews,
  asked: { readonly siteId: string | null; readonly roleId: string; readonly candidates: RoleCandidates },
): ReadonlySet<SourceKind> {
  const { siteId, roleId, candidates } = asked;
  if (reaches(scopePaths(viewer, "person:read"), crews, siteId)) return new Set();
  const sites = siteId === null ? crews.sites.map(({ id }) => id) : [siteId];
  const withheld = new Set<SourceKind>();
  if (sites.some((id) => crews.shown(id, roleId) === null)) withheld.add("build");
  const others = candidates.redeploy.length;
  if (others > 0 && others < crews.minimumGroupSize) withheld.add("redeploy");
  return withheld;
}
