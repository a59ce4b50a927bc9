import type { EvidenceKind, EvidenceStanding } from "./evidence.ts";

/** Kinds that the product infers by itself; everything else was stated, measured or imported by somebody. */
const INFERRED: ReadonlySet<EvidenceKind> = new Set(["role-prior"]);

/**
 * How an entry stands once the person's wish is heard: who wants nothing inferred from their job has the inferred entries
 * withdrawn while the wish holds. Whatever else happened to the entry (disputed, revoked) stays. Pure, O(1).
 */
export function standingUnderWish(
  kind: EvidenceKind,
  standing: EvidenceStanding,
  inferenceOff: boolean,
): EvidenceStanding {
  return inferenceOff && standing === "standing" && INFERRED.has(kind) ? "withdrawn" : standing;
}
