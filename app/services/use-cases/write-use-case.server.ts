import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import { findOwners, loadUseCases, moveUseCase, saveUseCase, type StoredUseCase } from "#app/data/use-cases.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import type { MissingFact, UseCaseStatus } from "#app/engine/scaling/use-case.ts";
import { loadSiteCrews } from "./site-crews.server.ts";
import { viewUseCase } from "./use-case-view.ts";

/** What somebody typed: owners by personnel number or name. */
export interface UseCaseDraft extends Omit<StoredUseCase, "id" | "itOwnerId" | "otOwnerId" | "status"> {
  readonly itOwner: string | null;
  readonly otOwner: string | null;
}

export type WriteUseCaseError =
  | { readonly kind: "not-found" }
  | { readonly kind: "changed-meanwhile" }
  | { readonly kind: "code-taken" }
  | {
      readonly kind: "field";
      readonly field: "siteId" | "itOwner" | "otOwner" | "demands" | "stations";
      readonly why: string;
    };

/** Adds a use case as an idea, or changes one (`existing`: its id and the revision that was edited). */
export async function writeUseCase(
  viewer: Viewer,
  draft: UseCaseDraft,
  existing: { readonly id: string; readonly follows: number } | null,
): Promise<Result<{ readonly id: string }, WriteUseCaseError>> {
  const paths = scopePaths(viewer, "planning:write");
  const [rows, crews, owners] = await Promise.all([
    existing === null ? [] : loadUseCases(viewer.orgId, paths, existing.id),
    loadSiteCrews(viewer.orgId),
    findOwners(
      viewer.orgId,
      [draft.itOwner, draft.otOwner].flatMap((word) => word ?? []),
    ),
  ]);
  const [before] = rows;
  if (existing !== null && before === undefined) return err({ kind: "not-found" });
  const site = crews.sites.find(({ id }) => id === draft.siteId);
  if (site === undefined || !isInScope(paths, site.path))
    return err({ kind: "field", field: "siteId", why: "Choose a site that you plan for." });
  if (draft.demands.some(({ roleId }) => !crews.catalog.roles.some(({ id }) => id === roleId)))
    return err({ kind: "field", field: "demands", why: "One of the roles is not in the framework any more." });
  const isHere = (id: string) => crews.frame.units.some((unit) => unit.id === id && unit.path.startsWith(site.path));
  if (!draft.stations.every(({ id }) => isHere(id)))
    return err({ kind: "field", field: "stations", why: "One of the stations is not at this site." });
  const named = nameOwners(draft, owners);
  if (!named.ok) return named;
  const { itOwner: _it, otOwner: _ot, ...rest } = draft;
  const id = existing?.id ?? newRowId();
  const stored: StoredUseCase = { ...rest, ...named.value, id, status: before?.status ?? "idea" };
  const saved = await inTransaction(async (tx) => {
    if (!(await saveUseCase(tx, viewer.orgId, stored, existing?.follows ?? null))) return false;
    await appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: existing === null ? "use-case:add" : "use-case:change",
      subjectKind: "use-case",
      subjectId: id,
      before: before ?? null,
      after: stored,
    });
    return true;
  });
  if (saved) return ok({ id });
  return err({ kind: existing === null ? "code-taken" : "changed-meanwhile" });
}

type Owners = Pick<StoredUseCase, "itOwnerId" | "otOwnerId">;

function nameOwners(
  draft: UseCaseDraft,
  found: readonly { readonly id: string; readonly name: string; readonly externalId: string }[],
): Result<Owners, WriteUseCaseError> {
  const ids: Record<"itOwner" | "otOwner", string | null> = { itOwner: null, otOwner: null };
  for (const field of ["itOwner", "otOwner"] as const) {
    const word = draft[field];
    if (word === null) continue;
    const matches = found.filter(
      ({ name, externalId }) => externalId === word || name.toLowerCase() === word.toLowerCase(),
    );
    if (matches.length > 1)
      return err({ kind: "field", field, why: "Several people have this name: give the personnel number." });
    if (matches[0] === undefined)
      return err({ kind: "field", field, why: "Nobody who works here has this name or personnel number." });
    ids[field] = matches[0].id;
  }
  return ok({ itOwnerId: ids.itOwner, otOwnerId: ids.otOwner });
}

export type MoveUseCaseError =
  | { readonly kind: "not-found" }
  | { readonly kind: "changed-meanwhile" }
  /** It stays where it is until these are there. */
  | { readonly kind: "not-yet"; readonly missing: readonly MissingFact[] };

/** Moves a use case on, or refuses and says what is missing. */
export async function moveUseCaseTo(
  viewer: Viewer,
  move: { readonly id: string; readonly status: UseCaseStatus; readonly follows: number; readonly reason: string },
): Promise<Result<{ readonly status: UseCaseStatus }, MoveUseCaseError>> {
  const [rows, crews] = await Promise.all([
    loadUseCases(viewer.orgId, scopePaths(viewer, "planning:write"), move.id),
    loadSiteCrews(viewer.orgId),
  ]);
  const [row] = rows;
  if (row === undefined) return err({ kind: "not-found" });
  const { missing } = viewUseCase({ ...row, status: move.status }, crews);
  if (missing.length > 0) return err({ kind: "not-yet", missing });
  const moved = await inTransaction(async (tx) => {
    if (!(await moveUseCase(tx, viewer.orgId, move))) return false;
    await appendAudit(tx, {
      orgId: viewer.orgId,
      actorId: viewer.accountId,
      action: "use-case:move",
      subjectKind: "use-case",
      subjectId: row.id,
      before: { status: row.status },
      after: { status: move.status },
      reason: move.reason,
    });
    return true;
  });
  return moved ? ok({ status: move.status }) : err({ kind: "changed-meanwhile" });
}
