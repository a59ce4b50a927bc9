import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type {
  AccountId,
  EvidenceId,
  LearnerId,
  OrgId,
  OrgUnitId,
  RoleId,
  ShiftId,
  SkillId,
} from "#app/engine/kernel/ids.ts";
import type { AccessRole } from "#app/engine/access/viewer.ts";
import type { LevelEvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { SignOffLevel } from "#app/engine/signoff/checklist.ts";
import type { RoleProfile } from "#app/engine/skills/role-profile.ts";
import type { Skill } from "#app/engine/skills/skill.ts";

/** What the generator needs of the published framework; a catalog is one. */
export interface DemoCatalog {
  readonly skills: readonly Skill[];
  readonly roles: readonly (RoleProfile & { readonly name: string })[];
}

export interface DemoUnit {
  readonly id: OrgUnitId;
  readonly number: number;
  readonly path: string;
  readonly kind: "organisation" | "site" | "department" | "team" | "station";
  readonly code: string;
  readonly name: string;
  readonly sector: string | null;
  readonly parentId: OrgUnitId | null;
}

export interface DemoShift {
  readonly id: ShiftId;
  readonly code: string;
  readonly name: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface DemoPerson {
  readonly id: LearnerId;
  readonly externalId: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly jobTitle: string;
  readonly orgUnitId: OrgUnitId;
  readonly stationId: OrgUnitId | null;
  readonly shiftId: ShiftId | null;
  readonly managerId: LearnerId | null;
  readonly roleId: RoleId | null;
  readonly targetRoleId: RoleId | null;
  readonly startedOn: PlainDate;
  readonly leftOn: PlainDate | null;
}

/** A null role is a decision ("no AI role"); a title without a row has not been looked at yet. */
export interface DemoTitleRole {
  readonly titleKey: string;
  readonly title: string;
  readonly roleId: RoleId | null;
}

export interface DemoEvidence {
  readonly id: EvidenceId;
  readonly personId: LearnerId;
  readonly kind: LevelEvidenceKind;
  readonly skillIds: readonly SkillId[];
  readonly values: readonly number[];
  readonly effectiveOn: PlainDate;
  /** ISO instant. */
  readonly recordedAt: string;
  readonly expiresOn: PlainDate | null;
  readonly raterId: LearnerId | null;
  readonly enteredById: AccountId | null;
  readonly sourceKind: string;
  readonly sourceId: string | null;
  readonly sourceKey: string;
  readonly label: string;
  readonly note: string | null;
}

export type DemoMarkKind = "disputed" | "dispute-upheld" | "dispute-rejected" | "revoked" | "restored";

export interface DemoMark {
  readonly id: string;
  readonly evidenceId: EvidenceId;
  readonly personId: LearnerId;
  readonly kind: DemoMarkKind;
  readonly reason: string;
  readonly markedById: AccountId | null;
  readonly recordedAt: string;
}

/** A sign-off that was asked for; its checklist comes from the framework when it is written. */
export interface DemoSignOff {
  readonly id: string;
  readonly personId: LearnerId;
  readonly skillId: SkillId;
  readonly level: SignOffLevel;
  readonly requestedById: AccountId;
  readonly requestedAt: string;
  readonly assessorId: LearnerId;
  /** Null while it is open. `reached`: the level seen, or null when it was declined. */
  readonly end: {
    readonly reached: 0 | SignOffLevel | null;
    readonly note: string | null;
    readonly observedOn: PlainDate;
    readonly at: string;
    readonly byId: AccountId;
    readonly evidenceId: EvidenceId | null;
  } | null;
}

/** Prior learning that somebody sent in. */
export interface DemoClaim {
  readonly id: string;
  readonly personId: LearnerId;
  readonly skillId: SkillId;
  readonly level: SignOffLevel;
  readonly kind: "certificate" | "course" | "work-experience" | "work-sample";
  readonly issuer: string | null;
  readonly issuedOn: PlainDate | null;
  readonly description: string;
  readonly submittedAt: string;
  /** A PDF; each character is one byte. */
  readonly file: { readonly fileName: string; readonly content: string } | null;
  /** Null while it waits; a null level: rejected. */
  readonly decision: {
    readonly level: SignOffLevel | null;
    readonly reason: string;
    readonly at: string;
    readonly byId: AccountId;
    readonly evidenceId: EvidenceId | null;
  } | null;
}

/** How long a skill stays valid. */
export interface DemoCurrencyRule {
  readonly skillId: SkillId;
  readonly kind: "fixed-period" | "last-use";
  readonly months: number;
  readonly reason: string;
  /** ISO instant. */
  readonly setAt: string;
}

/** What a station asks of whoever works there alone. */
export interface DemoStationRequirement {
  readonly stationId: OrgUnitId;
  readonly skillId: SkillId;
  readonly level: number;
}

export interface DemoUseCase {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly problem: string;
  readonly status: "idea" | "pilot" | "planned" | "live" | "scaled" | "stopped";
  readonly siteId: OrgUnitId;
  readonly dataClass: "public" | "internal" | "process-confidential" | "personal";
  readonly kpiName: string | null;
  readonly kpiUnit: string | null;
  readonly kpiBaseline: number | null;
  readonly kpiTarget: number | null;
  /** Euro. */
  readonly valuePerYear: number | null;
  readonly itOwnerId: LearnerId | null;
  readonly otOwnerId: LearnerId | null;
  readonly goLiveOn: PlainDate | null;
  readonly probability: number;
  readonly demands: readonly { readonly roleId: RoleId; readonly heads: number }[];
  readonly stations: readonly { readonly stationId: OrgUnitId; readonly crew: number }[];
}

/** Somebody who works with a system today. */
export interface DemoUseCaseUser {
  readonly useCaseId: string;
  readonly personId: LearnerId;
  readonly since: PlainDate;
}

export interface DemoGrant {
  readonly id: string;
  readonly role: AccessRole;
  readonly orgUnitId: OrgUnitId;
  readonly validUntil: string | null;
}

export interface DemoAccount {
  readonly id: AccountId;
  readonly personId: LearnerId | null;
  readonly displayName: string;
  readonly email: string | null;
  readonly badgeNumber: string | null;
  readonly grants: readonly DemoGrant[];
  /** What this account may sign in with; null for the many who have not been given a password or PIN yet. */
  readonly secret: { readonly kind: "password" | "pin"; readonly plain: string } | null;
}

/** Everything the seed writes, plus the truth nobody in the company knows. */
export interface DemoCompany {
  readonly orgId: OrgId;
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
  readonly units: readonly DemoUnit[];
  readonly shifts: readonly DemoShift[];
  readonly people: readonly DemoPerson[];
  readonly titleRoles: readonly DemoTitleRole[];
  readonly evidence: readonly DemoEvidence[];
  readonly marks: readonly DemoMark[];
  readonly signOffs: readonly DemoSignOff[];
  readonly claims: readonly DemoClaim[];
  readonly currencyRules: readonly DemoCurrencyRule[];
  readonly stationRequirements: readonly DemoStationRequirement[];
  readonly useCases: readonly DemoUseCase[];
  readonly useCaseUsers: readonly DemoUseCaseUser[];
  readonly accounts: readonly DemoAccount[];
  /** Level 0…5 per skill (order of the catalog) on the day `today`; never written anywhere. */
  readonly truth: ReadonlyMap<LearnerId, Float64Array>;
}
