import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { UseCaseStatus } from "#app/engine/scaling/use-case.ts";

export interface Counts {
  readonly has: number;
  readonly lacks: number;
  readonly notMeasured: number;
}

interface SkillRow {
  readonly skillId: string;
  readonly skillName: string;
  readonly level: number;
  readonly counts: Counts | null;
}

export interface RoleRow {
  readonly roleId: string;
  readonly roleName: string;
  readonly people: number | null;
  readonly overall: Counts | null;
  readonly skills: readonly SkillRow[];
}

export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly since: PlainDate;
  readonly standing: keyof Counts;
  readonly open: readonly string[];
}

export interface SystemRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly status: UseCaseStatus;
  readonly siteName: string;
  readonly roles: readonly RoleRow[];
  readonly users: { readonly counts: Counts | null; readonly people: readonly UserRow[] };
  readonly mayWrite: boolean;
}
