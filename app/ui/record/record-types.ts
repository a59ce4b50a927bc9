import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { EntryFate } from "#app/engine/proficiency/ledger-order.ts";
import type { EntryMark } from "../readiness/entry-marks.tsx";

/** One entry of a person's own record, as the list draws it. */
export interface RecordEntryData {
  readonly id: string;
  readonly kind: EvidenceKind;
  readonly effectiveOn: PlainDate;
  readonly recordedAt: string;
  readonly expiresOn: PlainDate | null;
  readonly raterName: string | null;
  readonly enteredBy: string | null;
  readonly sourceKind: string;
  readonly label: string | null;
  readonly note: string | null;
  readonly marks: readonly EntryMark[];
  readonly skills: readonly { readonly id: string; readonly name: string; readonly level: number }[];
  readonly fate: EntryFate;
  readonly weight: { readonly first: number; readonly today: number } | null;
  readonly decideBy: PlainDate | null;
}

export interface RecordGroupData {
  readonly key: string;
  readonly isCheck: boolean;
  readonly entries: readonly RecordEntryData[];
}
