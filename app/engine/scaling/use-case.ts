import type { Probability } from "#app/engine/kernel/units.ts";

/** From idea to scaled; `stopped` is left from everywhere and nothing follows it. */
export const USE_CASE_STATUSES = ["idea", "pilot", "planned", "live", "scaled", "stopped"] as const;
export type UseCaseStatus = (typeof USE_CASE_STATUSES)[number];

/** What the data behind a use case is, from least to most in need of care. */
export const DATA_CLASSES = ["public", "internal", "process-confidential", "personal"] as const;
export type DataClass = (typeof DATA_CLASSES)[number];

/** Where data of a class may be processed: `approved` asks an administrator for the endpoint, `local` never leaves. */
export type Handling = "approved" | "local";

/** Process data and personal data stay in the building whatever an endpoint promises. */
export const handlingOf = (dataClass: DataClass): Handling =>
  dataClass === "process-confidential" || dataClass === "personal" ? "local" : "approved";

/** What has to be on record before a use case may be called scaled. */
export interface UseCaseFacts {
  readonly kpiName: string | null;
  readonly kpiBaseline: number | null;
  readonly kpiTarget: number | null;
  readonly itOwner: string | null;
  readonly otOwner: string | null;
  readonly goLiveOn: string | null;
  /** Share of the heads it needs that are ready (`crewReadiness`); null: it names no heads. */
  readonly readyShare: Probability | null;
}

export type MissingFact =
  "kpi" | "baseline" | "target" | "it-owner" | "ot-owner" | "go-live-date" | "heads" | "readiness";

/** Least share of the needed heads that must be ready before a use case counts as scaled. */
const SCALED_READINESS: Probability = 0.8;

/**
 * What is still missing for `status`, in the order in which people fill it in; [] when nothing is. An idea, a pilot and a
 * stopped one need nothing; a planned one a measure with its target and a date; a live one owners on both sides; a scaled
 * one also heads of whom `SCALED_READINESS` are ready.
 */
export function missingFor(status: UseCaseStatus, facts: UseCaseFacts): readonly MissingFact[] {
  if (status === "idea" || status === "pilot" || status === "stopped") return [];
  const missing: MissingFact[] = [];
  if (facts.kpiName === null) missing.push("kpi");
  if (facts.kpiBaseline === null) missing.push("baseline");
  if (facts.kpiTarget === null) missing.push("target");
  if (facts.goLiveOn === null) missing.push("go-live-date");
  if (status === "planned") return missing;
  if (facts.itOwner === null) missing.push("it-owner");
  if (facts.otOwner === null) missing.push("ot-owner");
  if (status === "live") return missing;
  if (facts.readyShare === null) missing.push("heads");
  else if (facts.readyShare < SCALED_READINESS) missing.push("readiness");
  return missing;
}

/** Heads of one role that are needed, and people at the site who are ready for it. */
export interface RoleCrew {
  readonly heads: number;
  readonly ready: number;
}

/**
 * Share of the needed heads that are ready, 0…1: too many of one role do not make up for too few of another. Null where no
 * heads are named.
 */
export function crewReadiness(crews: readonly RoleCrew[]): Probability | null {
  const heads = crews.reduce((sum, crew) => sum + crew.heads, 0);
  if (heads === 0) return null;
  return crews.reduce((sum, crew) => sum + Math.min(crew.heads, crew.ready), 0) / heads;
}
