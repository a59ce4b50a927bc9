import { SOURCE_PARAMETERS, type SourceParameters } from "./belief-parameters.ts";
import type { DatedEntry } from "./ledger-order.ts";
import type { Evidence, LevelEvidence, LevelEvidenceKind } from "./evidence.ts";

/**
 * One source of level statements in a ledger: entries of one kind by one rater. Its bias is a state of the Gaussian, so
 * comparing its entries with the rest of the ledger tells how high or low it rates this person.
 */
export interface RaterSource {
  readonly kind: Exclude<LevelEvidenceKind, "role-prior">;
  readonly raterId: string | null;
  /** Level statements of this source that count. */
  readonly ratings: number;
}

/** Sources by first appearance. */
export interface SourceTable {
  readonly sources: readonly RaterSource[];
  /** Position in `sources` of an entry's source; -1 for a role prior and for an answer, which no person rated. */
  readonly sourceOf: (entry: Evidence) => number;
}

export function tableSources(ordered: readonly DatedEntry[]): SourceTable {
  const positions = new Map<string, number>();
  const sources: { kind: RaterSource["kind"]; raterId: string | null; ratings: number }[] = [];
  for (const { entry, fate } of ordered) {
    if (fate !== "counts" || entry.kind === "role-prior" || entry.kind === "item-response") continue;
    const key = sourceKey(entry);
    const known = sources[positions.get(key) ?? -1];
    if (known !== undefined) {
      known.ratings += entry.skillIds.length;
      continue;
    }
    positions.set(key, sources.length);
    sources.push({ kind: entry.kind, raterId: raterOf(entry), ratings: entry.skillIds.length });
  }
  const sourceOf = (entry: Evidence): number =>
    entry.kind === "item-response" ? -1 : (positions.get(sourceKey(entry)) ?? -1);
  return { sources, sourceOf };
}

/** The person rating themself is one rater whoever typed it in. */
function raterOf(entry: LevelEvidence): string | null {
  return entry.kind === "self-rating" ? null : entry.raterId;
}

function sourceKey(entry: LevelEvidence): string {
  return `${entry.kind} ${raterOf(entry) ?? ""}`;
}

export function sourceParameters(source: RaterSource): SourceParameters {
  return SOURCE_PARAMETERS[source.kind];
}
