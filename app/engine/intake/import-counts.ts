import type { ChangeSubject } from "./change.ts";

/** What a dry run found. The five row counts sum to `rows`. */
export interface ImportCounts {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows of the past in a history, replaced by a later row of the same file. */
  readonly superseded: number;
  readonly rejected: number;
  /** Writes by what they touch; a row may need several. */
  readonly writes: Readonly<Partial<Record<ChangeSubject, number>>>;
  /** SHA-256 over all writes in order: the same digest means the same effect. */
  readonly digest: string;
  /** Account that asked to apply it; null for the command. */
  readonly decidedById?: string | null;
  /** What a rollback did, once there was one. */
  readonly rollback?: RollbackCounts;
}

export interface RollbackCounts {
  readonly restored: number;
  readonly removed: number;
  /** People who stay because others refer to them, and are marked as having left. */
  readonly markedLeft: number;
  readonly revoked: number;
  readonly conflicts: number;
}
