import type { DemoPerson } from "./demo-rows.ts";

export type SiteCode = "LIN" | "OST" | "VAL" | "GRP";

export type Rank = "executive" | "site-head" | "department-head" | "lead" | "crew";

/** A person together with what the generator knows about the place in the company. */
export interface DemoMember {
  /** Stable name of the post, from which every id and every stream of this person is made. */
  readonly key: string;
  readonly person: DemoPerson;
  readonly site: SiteCode;
  readonly departmentCode: string | null;
  readonly teamCode: string | null;
  readonly rank: Rank;
  readonly office: boolean;
  /** never: the team was never measured. stale: was measured once, long ago. */
  readonly coverage: "measured" | "stale" | "never";
}

export const isActive = (member: DemoMember): boolean => member.person.leftOn === null;
