import { assertNever } from "#app/engine/kernel/invariant.ts";
import type { EvidenceStanding } from "./evidence.ts";

export const EVIDENCE_MARKS = ["disputed", "dispute-upheld", "dispute-rejected", "revoked", "restored"] as const;

/** What may happen to an entry after it was made. */
export type EvidenceMarkKind = (typeof EVIDENCE_MARKS)[number];

/** How an entry stands after its marks, oldest first: the last one decides. */
export function standingAfter(marks: readonly { readonly kind: EvidenceMarkKind }[]): EvidenceStanding {
  const last = marks.at(-1);
  if (last === undefined) return "standing";
  switch (last.kind) {
    case "disputed":
      return "disputed";
    case "dispute-upheld":
    case "revoked":
      return "revoked";
    case "dispute-rejected":
    case "restored":
      return "standing";
    default:
      return assertNever(last.kind);
  }
}
