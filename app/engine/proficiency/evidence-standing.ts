import { assertNever } from "#app/engine/kernel/invariant.ts";
import type { EvidenceStanding } from "./evidence.ts";

/** What may happen to an entry after it was made. */
export type EvidenceMarkKind = "disputed" | "dispute-upheld" | "dispute-rejected" | "revoked" | "restored";

/**
 * How an entry stands after its marks, oldest first. Disputing and revoking are two questions: a dispute that is rejected
 * does not bring back what was revoked before it.
 */
export function standingAfter(marks: readonly { readonly kind: EvidenceMarkKind }[]): EvidenceStanding {
  let [disputed, revoked] = [false, false];
  for (const { kind } of marks) {
    switch (kind) {
      case "disputed":
        disputed = true;
        break;
      case "dispute-upheld":
        [disputed, revoked] = [false, true];
        break;
      case "dispute-rejected":
        disputed = false;
        break;
      case "revoked":
        revoked = true;
        break;
      case "restored":
        revoked = false;
        break;
      default:
        assertNever(kind);
    }
  }
  if (revoked) return "revoked";
  return disputed ? "disputed" : "standing";
}
