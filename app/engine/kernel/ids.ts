declare const brand: unique symbol;

/** A string that may only be made by the constructors below, by the catalog and by the data mappers. */
type Branded<Name extends string> = string & { readonly [brand]: Name };

export type OrgId = Branded<"OrgId">;
export type LearnerId = Branded<"LearnerId">;
export type OrgUnitId = Branded<"OrgUnitId">;
export type ShiftId = Branded<"ShiftId">;
export type AccountId = Branded<"AccountId">;
export type EvidenceId = Branded<"EvidenceId">;
export type ItemId = Branded<"ItemId">;
export type SkillId = Branded<"SkillId">;
export type RoleId = Branded<"RoleId">;
export type FrameworkVersionId = Branded<"FrameworkVersionId">;

export const orgId = (value: string): OrgId => value as OrgId;
export const learnerId = (value: string): LearnerId => value as LearnerId;
export const orgUnitId = (value: string): OrgUnitId => value as OrgUnitId;
export const shiftId = (value: string): ShiftId => value as ShiftId;
export const accountId = (value: string): AccountId => value as AccountId;
export const evidenceId = (value: string): EvidenceId => value as EvidenceId;
export const itemId = (value: string): ItemId => value as ItemId;
export const skillId = (value: string): SkillId => value as SkillId;
export const roleId = (value: string): RoleId => value as RoleId;
export const frameworkVersionId = (value: string): FrameworkVersionId => value as FrameworkVersionId;
