import { z } from "zod";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { loadOrgFrame } from "#app/data/heatmap.server.ts";
import { appendAssumptions, loadAssumptionVersions } from "#app/data/planning-assumptions.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import {
  ASSUMPTION_KEYS,
  ASSUMPTION_RANGES,
  DEFAULT_PLANNING_ASSUMPTIONS,
  type PlanningAssumptionKey,
  type PlanningAssumptions,
} from "#app/engine/workforce/planning-assumptions.ts";
import { now } from "#app/platform/clock.server.ts";

const storedSchema = z.record(z.string(), z.object({ value: z.number(), source: z.string(), isOn: z.boolean() }));

export interface AssumptionsInForce {
  /** 0: nobody has set any, the starting values hold. */
  readonly version: number;
  readonly assumptions: PlanningAssumptions;
}

/** A stored version over the starting values: what it does not name, because it is older, is as at the start. */
function fromStored(body: unknown): PlanningAssumptions {
  const stored = storedSchema.parse(body);
  const known = ASSUMPTION_KEYS.flatMap((key) => (stored[key] === undefined ? [] : [[key, stored[key]] as const]));
  return { ...DEFAULT_PLANNING_ASSUMPTIONS, ...Object.fromEntries(known) };
}

/** What the organisation plans with today. */
export async function loadPlanningAssumptions(org: OrgId): Promise<AssumptionsInForce> {
  const [newest] = await loadAssumptionVersions(org, 1);
  return newest === undefined
    ? { version: 0, assumptions: DEFAULT_PLANNING_ASSUMPTIONS }
    : { version: newest.version, assumptions: fromStored(newest.body) };
}

export interface AssumptionVersion {
  readonly version: number;
  readonly setByName: string | null;
  readonly setAt: string;
  readonly reason: string | null;
  /** What this version changed against the one before it, by key. */
  readonly changed: readonly PlanningAssumptionKey[];
}

const VERSIONS_SHOWN = 20;

/** What is in force and how it came to be. */
export async function loadAssumptionHistory(
  org: OrgId,
): Promise<AssumptionsInForce & { readonly versions: readonly AssumptionVersion[] }> {
  const rows = await loadAssumptionVersions(org, VERSIONS_SHOWN + 1);
  const bodies = rows.map(({ body }) => fromStored(body));
  const versions = rows.slice(0, VERSIONS_SHOWN).map(({ version, setByName, setAt, reason }, at) => {
    const [own, before] = [bodies[at], bodies[at + 1] ?? DEFAULT_PLANNING_ASSUMPTIONS];
    const changed = ASSUMPTION_KEYS.filter((key) => JSON.stringify(own?.[key]) !== JSON.stringify(before[key]));
    return { version, setByName, setAt, reason, changed };
  });
  return { version: rows[0]?.version ?? 0, assumptions: bodies[0] ?? DEFAULT_PLANNING_ASSUMPTIONS, versions };
}

export interface GivenAssumption {
  /** As it was typed; shares in per cent. */
  readonly value: string;
  readonly source: string;
  readonly isOn: boolean;
}

/** What a form holds of each assumption: `<key>.value`, `<key>.source` and, where it is on, `<key>.on`. */
export function assumptionFields(
  read: (name: string) => string | null,
): Readonly<Record<PlanningAssumptionKey, GivenAssumption>> {
  return Object.fromEntries(
    ASSUMPTION_KEYS.map((key) => [
      key,
      { value: read(`${key}.value`) ?? "", source: read(`${key}.source`) ?? "", isOn: read(`${key}.on`) !== null },
    ]),
  ) as Record<PlanningAssumptionKey, GivenAssumption>;
}

export type SetAssumptionsError =
  /** They hold for the whole company, and the viewer plans for a part of it. */
  | { readonly kind: "not-whole" }
  | { readonly kind: "fields"; readonly errors: Readonly<Record<string, string>> }
  | { readonly kind: "nothing-changed" }
  | { readonly kind: "changed-meanwhile" };

/** Puts a new version in force, or says what is wrong with which value. */
export async function setPlanningAssumptions(
  viewer: Viewer,
  given: Readonly<Record<PlanningAssumptionKey, GivenAssumption>>,
  { follows, reason }: { readonly follows: number; readonly reason: string },
): Promise<Result<{ readonly version: number }, SetAssumptionsError>> {
  const [frame, { version, assumptions: before }] = await Promise.all([
    loadOrgFrame(viewer.orgId),
    loadPlanningAssumptions(viewer.orgId),
  ]);
  if (!isInScope(scopePaths(viewer, "planning:write"), frame?.units[0]?.path ?? "/")) return err({ kind: "not-whole" });
  if (version !== follows) return err({ kind: "changed-meanwhile" });
  const errors: Record<string, string> = {};
  const entries = ASSUMPTION_KEYS.map((key) => {
    const { value, source, isOn } = given[key];
    const { low, high, unit, always } = ASSUMPTION_RANGES[key];
    const scale = unit === "share" ? 100 : 1;
    const number = Number(value.trim().replace(",", ".")) / scale;
    if (value.trim() === "" || !Number.isFinite(number) || number < low || number > high)
      errors[key] = `Give a number from ${String(low * scale)} to ${String(high * scale)}.`;
    const isChanged = Math.abs(number - before[key].value) > 1e-12;
    if (isChanged && source.trim() === before[key].source)
      errors[key] ??= "You changed the value: say where the new one is from.";
    if (source.trim() === "") errors[key] ??= "Say where the value is from.";
    const kept = isChanged ? number : before[key].value;
    return [key, { value: kept, source: source.trim(), isOn: always === true || isOn }] as const;
  });
  if (Object.keys(errors).length > 0) return err({ kind: "fields", errors });
  const next = Object.fromEntries(entries);
  if (ASSUMPTION_KEYS.every((key) => JSON.stringify(next[key]) === JSON.stringify(before[key])))
    return err({ kind: "nothing-changed" });
  const isWritten = await inTransaction(async (tx) => {
    const by = { accountId: viewer.accountId, at: now() };
    if (!(await appendAssumptions(tx, viewer.orgId, { follows, body: next, reason }, by))) return false;
    await appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: "planning-assumptions:set",
      subjectKind: "planning-assumptions",
      subjectId: String(follows + 1),
      before,
      after: next,
      reason,
    });
    return true;
  });
  return isWritten ? ok({ version: follows + 1 }) : err({ kind: "changed-meanwhile" });
}
