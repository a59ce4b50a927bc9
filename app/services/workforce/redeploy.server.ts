import { findAssignees } from "#app/data/assignments.server.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import { insertWorkforcePlan } from "#app/data/workforce-plans.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { DEFAULT_POLICY } from "#app/engine/proficiency/readiness.ts";
import { roleStatus } from "#app/engine/proficiency/role-status.ts";
import { rankTargets } from "#app/engine/workforce/redeployment.ts";
import { now } from "#app/platform/clock.server.ts";
import { sharedSkills, type SharedSkills } from "./adjacency.ts";
import type { DecideError } from "./decide-mix.server.ts";
import type { ProgrammeBody } from "./plan-body.ts";
import { reaches } from "./plan-draft.server.ts";
import { programmeOf, readyBy, type Programme } from "./programme.ts";
import { loadRedeployFacts, type RedeployFacts } from "./redeploy-facts.server.ts";

const MOST_TARGETS = 3;

export interface TargetRow {
  readonly roleId: string;
  readonly roleName: string;
  readonly isChosen: boolean;
  /** Null: fewer people than may be described reach it, or nobody does. */
  readonly outlook: {
    readonly people: number;
    readonly medianHours: number;
    readonly lowHours: number;
    readonly highHours: number;
    readonly medianCost: number;
  } | null;
  /** What makes the roles near each other: null with the outlook. */
  readonly shared: SharedSkills | null;
}

export interface RedeployPage {
  readonly asOf: PlainDate;
  readonly roleId: string;
  readonly roleName: string;
  readonly siteId: string | null;
  readonly siteName: string;
  readonly notes: readonly string[];
  readonly values: RedeployFacts["values"];
  readonly query: string;
  /** Null: withheld, the group is too small. */
  readonly people: number | null;
  readonly targets: readonly TargetRow[];
  /** Null: no target is chosen yet. */
  readonly programme:
    | (Omit<Programme, "people"> & {
        readonly chosen: number;
        readonly names:
          | readonly { readonly id: string; readonly name: string; readonly hours: number; readonly why: string }[]
          | null;
        readonly readyOn: PlainDate;
      })
    | null;
  readonly choices: {
    readonly roles: readonly { readonly value: string; readonly label: string }[];
    readonly sites: readonly { readonly value: string; readonly label: string }[];
  };
  readonly minimumGroupSize: number;
  readonly mayWrite: boolean;
}

/** Where people of a role could go, nearest first, and a programme for the targets that were chosen. */
export async function loadRedeploy(
  viewer: Viewer,
  search: URLSearchParams,
): Promise<Result<RedeployPage, { readonly kind: "not-found" }>> {
  const found = await loadRedeployFacts(viewer, search);
  if (!found.ok) return found;
  const facts = found.value;
  const { crews, siteId, values, isWithheld, members } = facts;
  const { catalog } = crews;
  const chosen = isWithheld ? [] : chosenTargets(facts, search);
  const programme = chosen.length === 0 ? null : programmeOf(facts, chosen);
  return ok({
    ...{ asOf: crews.asOf, siteId, siteName: facts.siteName, notes: facts.notes, values },
    ...{ roleId: catalog.roles[facts.role]?.id ?? "", roleName: catalog.roles[facts.role]?.name ?? "" },
    query: queryOf(facts, chosen),
    people: isWithheld ? null : members.length,
    targets: isWithheld ? [] : targetRows(facts, chosen),
    programme: programme === null ? null : await describe(viewer, facts, programme),
    choices: {
      roles: catalog.roles.map(({ id, name }) => ({ value: id, label: name })),
      sites: [
        ...(facts.seesAll ? [{ value: "", label: "All sites" }] : []),
        ...facts.mySites.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    minimumGroupSize: crews.minimumGroupSize,
    mayWrite: reaches(scopePaths(viewer, "planning:write"), crews, siteId),
  });
}

function chosenTargets({ crews, role }: RedeployFacts, search: URLSearchParams): readonly number[] {
  const asked = [...new Set(search.getAll("to"))].map((id) => crews.catalog.roles.findIndex((own) => own.id === id));
  return asked.filter((target) => target >= 0 && target !== role).slice(0, MOST_TARGETS);
}

function queryOf({ crews, role, siteId, values }: RedeployFacts, chosen: readonly number[]): string {
  const nameOf = (at: number): string => crews.catalog.roles[at]?.id ?? "";
  return new URLSearchParams([
    ["role", nameOf(role)],
    ["site", siteId ?? ""],
    ...Object.entries(values).map(([key, value]) => [key, String(value)]),
    ...chosen.map((target) => ["to", nameOf(target)]),
  ] as [string, string][]).toString();
}

function targetRows(facts: RedeployFacts, chosen: readonly number[]): readonly TargetRow[] {
  const { crews, members, hours, values, role, readsPeople } = facts;
  const smallest = readsPeople ? 0 : crews.minimumGroupSize;
  const targets = crews.requirements.length;
  const ranked = rankTargets({ people: members.length, targets, hours, costPerHour: values.learningCost, smallest });
  return ranked
    .filter(({ target }) => target !== role)
    .flatMap(({ target, outlook }): readonly TargetRow[] => {
      const own = crews.catalog.roles[target];
      if (own === undefined) return [];
      const shared = outlook === null ? null : sharedSkills(facts, target);
      return [{ roleId: own.id, roleName: own.name, isChosen: chosen.includes(target), outlook, shared }];
    });
}

async function describe(
  viewer: Viewer,
  facts: RedeployFacts,
  { people, ...programme }: Programme,
): Promise<NonNullable<RedeployPage["programme"]>> {
  const paths = scopePaths(viewer, "person:read");
  const known =
    paths.length === 0
      ? []
      : await findAssignees(
          database(),
          viewer.orgId,
          people.map(({ id }) => id),
        );
  const names = known
    .filter(({ unitPath }) => isInScope(paths, unitPath))
    .flatMap(({ id, displayName: name }) => {
      const own = people.find((person) => person.id === id);
      return own === undefined ? [] : [{ id, name, hours: own.hours, why: own.why }];
    })
    .sort((left, right) => left.hours - right.hours || left.name.localeCompare(right.name));
  const readyOn = readyBy(facts, { people, ...programme });
  return { ...programme, chosen: people.length, names: paths.length === 0 ? null : names, readyOn };
}

/** Decides on the programme of an address, computed anew: who goes where, frozen with the budget, the reasons and the fairness check. */
export async function decideProgramme(
  viewer: Viewer,
  { query, name, reason }: { readonly query: string; readonly name: string; readonly reason: string },
): Promise<Result<{ readonly id: string }, DecideError>> {
  const search = new URLSearchParams(query);
  const found = await loadRedeployFacts(viewer, search);
  if (!found.ok || !reaches(scopePaths(viewer, "planning:write"), found.value.crews, found.value.siteId))
    return err({ kind: "not-found" });
  const facts = found.value;
  const chosen = facts.isWithheld ? [] : chosenTargets(facts, search);
  if (chosen.length === 0)
    return err({ kind: "refused", words: "No target role is chosen. Nothing was decided. Tick at least one." });
  const programme = programmeOf(facts, chosen);
  if (programme.people.length === 0)
    return err({
      kind: "refused",
      words: "Nobody fits within this budget. Nothing was decided. Raise the budget or the reach.",
    });
  const body = freeze(facts, programme);
  const id = newRowId();
  const roleId = facts.crews.catalog.roles[facts.role]?.id ?? "";
  const plan = { id, name, kind: "redeploy" as const, roleId, siteId: facts.siteId, body, reason };
  await inTransaction(async (tx) => {
    await insertWorkforcePlan(tx, viewer.orgId, plan, [], { accountId: viewer.accountId, at: now() });
    await appendAudit(tx, {
      ...{
        orgId: viewer.orgId,
        actorId: viewer.accountId,
        action: "workforce-plan:decide",
        subjectKind: "workforce-plan",
      },
      ...{ subjectId: id, reason },
      after: { name, targets: body.targets, budget: body.budget, fairness: body.fairness },
    });
  });
  return ok({ id });
}

function freeze(facts: RedeployFacts, programme: Programme): ProgrammeBody {
  const { crews, members, role, siteName, values } = facts;
  const required = crews.requirements[role];
  const ready = members.filter(
    ({ belief }) =>
      belief !== null && required !== undefined && roleStatus(belief, 0, required, DEFAULT_POLICY) === "ready",
  );
  return {
    kind: "redeploy",
    ...{ asOf: crews.asOf, roleName: crews.catalog.roles[role]?.name ?? "", siteName, budget: values.budget },
    ...{ cost: programme.training, lowerBound: programme.lowerBound, nextUnitSaves: programme.nextUnitSaves },
    ...{ neededOn: readyBy(facts, programme), targets: programme.targets, fairness: programme.fairness },
    people: [...programme.people],
    baseline: { ready: ready.map(({ person }) => person.id), holders: members.map(({ person }) => person.id) },
    planned: [],
  };
}
