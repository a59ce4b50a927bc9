import type { DemoUseCase } from "../demo-rows.ts";
import type { SiteCode } from "../member.ts";

export interface UseCasePlan extends Pick<
  DemoUseCase,
  | "code"
  | "name"
  | "problem"
  | "status"
  | "dataClass"
  | "kpiName"
  | "kpiUnit"
  | "kpiBaseline"
  | "kpiTarget"
  | "valuePerYear"
  | "probability"
> {
  readonly site: Exclude<SiteCode, "GRP">;
  /** Posts of the owners; null where nobody has been found yet. */
  readonly itOwner: string | null;
  readonly otOwner: string | null;
  /** Months from today; negative when it is live already, null when there is no date. */
  readonly goLiveInMonths: number | null;
  readonly heads: readonly (readonly [role: string, heads: number])[];
}
