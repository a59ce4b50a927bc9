import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import { appendSiteReadings, type NewSiteReading } from "#app/data/site-readiness.server.ts";
import { findOwners } from "#app/data/use-cases.server.ts";
import { loadOrgFrame } from "#app/data/heatmap.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { indicatorSpec, type GivenReading } from "#app/engine/scaling/indicators.ts";
import { now, today } from "#app/platform/clock.server.ts";
import { keepSiteScores } from "./keep-site-scores.server.ts";

/** What is wrong with which of the readings, by position. */
export interface ReadingProblem {
  readonly position: number;
  readonly field: "site" | "indicatorId" | "value" | "owner" | "observedOn";
  readonly why: string;
}

/** Adds readings: all of them, or none when anything is wrong with one. */
export async function recordReadings(
  viewer: Viewer,
  given: readonly GivenReading[],
): Promise<Result<{ readonly added: number }, readonly ReadingProblem[]>> {
  const [frame, people] = await Promise.all([
    loadOrgFrame(viewer.orgId),
    findOwners(viewer.orgId, [...new Set(given.flatMap(({ owner }) => owner ?? []))]),
  ]);
  invariant(frame !== null, "the viewer's organisation exists");
  const paths = scopePaths(viewer, "planning:write");
  const sites = frame.units.filter((unit) => unit.kind === "site" && isInScope(paths, unit.path));
  const day = today(frame.timeZone);
  const problems: ReadingProblem[] = [];
  const rows = given.flatMap((reading, position): readonly NewSiteReading[] => {
    const site = sites.find(({ id, name }) => id === reading.site || name.toLowerCase() === reading.site.toLowerCase());
    const owners = reading.owner === null ? [] : people.filter((person) => isCalled(person, reading.owner ?? ""));
    const found = problemOf(reading, { hasSite: site !== undefined, owners: owners.length, day });
    if (found !== null) problems.push({ position, ...found });
    if (found !== null || site === undefined) return [];
    const { indicatorId, value, evidence, observedOn } = reading;
    return [
      { id: newRowId(), siteId: site.id, indicatorId, value, evidence, ownerId: owners[0]?.id ?? null, observedOn },
    ];
  });
  if (problems.length > 0) return err(problems);
  await inTransaction(async (tx) => {
    await appendSiteReadings(tx, viewer.orgId, rows, { accountId: viewer.accountId, at: now() });
    await appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: "site-readiness:record",
      subjectKind: "site",
      subjectId: new Set(rows.map(({ siteId }) => siteId)).size === 1 ? (rows[0]?.siteId ?? null) : null,
      after: rows,
    });
  });
  await keepSiteScores(viewer.orgId);
  return ok({ added: rows.length });
}

const isCalled = (
  { name, externalId }: { readonly name: string; readonly externalId: string },
  word: string,
): boolean => externalId === word || name.toLowerCase() === word.toLowerCase();

function problemOf(
  { indicatorId, value, owner, observedOn }: GivenReading,
  { hasSite, owners, day }: { readonly hasSite: boolean; readonly owners: number; readonly day: PlainDate },
): Omit<ReadingProblem, "position"> | null {
  if (!hasSite) return { field: "site", why: "There is no such site among those you plan for." };
  const spec = indicatorSpec(indicatorId);
  if (spec?.kind !== "entered")
    return { field: "indicatorId", why: "This is not an indicator that is entered by hand." };
  if (!Number.isFinite(value) || value < 0) return { field: "value", why: "Give a number of zero or more." };
  if (spec.unit === "%" && value > 100) return { field: "value", why: "A share is at most 100 %." };
  if (observedOn > day) return { field: "observedOn", why: "It cannot have been observed in the future." };
  if (owner !== null && owners === 0)
    return { field: "owner", why: "Nobody who works here has this name or personnel number." };
  if (owners > 1) return { field: "owner", why: "Several people have this name: give the personnel number." };
  return null;
}
