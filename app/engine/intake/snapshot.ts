import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { RoleId, SkillId } from "#app/engine/kernel/ids.ts";

import type { MappingOptions } from "./column-mapping.ts";
import type { DateOrder } from "./parse-dates.ts";

/** A unit as stored. `path` is "/1/4/": the numbers from the root down to itself. */
export interface StoredUnit {
  readonly id: string;
  readonly number: number;
  readonly path: string;
  readonly kind: string;
  readonly code: string;
  readonly name: string;
  readonly sector: string | null;
  readonly parentId: string | null;
}

export interface StoredShift {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface StoredPerson {
  readonly id: string;
  readonly externalId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly jobTitle: string | null;
  readonly orgUnitId: string;
  readonly stationId: string | null;
  readonly shiftId: string | null;
  readonly managerId: string | null;
  readonly roleId: string | null;
  readonly startedOn: string | null;
  readonly leftOn: string | null;
  /** Marked as having left only because the import that made them was rolled back. */
  readonly leftByRollback?: boolean;
}

/** An imported ledger entry. `revokedBy`: who took it back, if anyone did. */
export interface StoredEvidence {
  readonly id: string;
  readonly personId: string;
  readonly sourceKey: string;
  readonly values: readonly number[];
  readonly revokedBy: "import" | "person" | null;
}

/** All that is stored and matters to one kind of file. Parts that a kind does not need are empty. */
export interface IntakeSnapshot {
  readonly units: readonly StoredUnit[];
  readonly shifts: readonly StoredShift[];
  /** By external id. */
  readonly people: ReadonlyMap<string, StoredPerson>;
  /** Title key → role; null is the decision "no AI role". */
  readonly titleRoles: ReadonlyMap<string, RoleId | null>;
  readonly evidence: readonly StoredEvidence[];
}

/** Names, aliases and ids (as title keys) of the published framework. */
export interface FrameworkNames {
  readonly skills: ReadonlyMap<string, SkillId>;
  readonly roles: ReadonlyMap<string, RoleId>;
}

/** Everything a planner decides from. */
export interface PlanContext {
  readonly org: { readonly name: string; readonly slug: string };
  readonly options: MappingOptions;
  /** Fields that have a column. */
  readonly mapped: ReadonlySet<string>;
  readonly dateOrders: ReadonlyMap<string, DateOrder>;
  readonly today: PlainDate;
  readonly snapshot: IntakeSnapshot;
  readonly framework: FrameworkNames;
  /** Makes the id of a new row. */
  readonly newId: () => string;
}

/** One row of the file reduced to the mapped fields; `problem` is what the reader found wrong with a cell. */
export interface FieldRow {
  readonly rowNumber: number;
  readonly values: Readonly<Record<string, string>>;
  readonly problem: string | null;
}
