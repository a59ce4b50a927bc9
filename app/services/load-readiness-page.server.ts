import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { loadChanges, type ChangeView } from "./load-changes.server.ts";
import { readinessOf, type ReadinessQuestion, type ReadinessView } from "./load-readiness.server.ts";
import { skillEvidenceOf, type SkillEvidenceView } from "./load-skill-evidence.server.ts";
import { openRecord } from "./open-record.server.ts";

export interface ReadinessPage {
  readonly readiness: ReadinessView;
  /** The skill that is open beside the page; null when none is. */
  readonly evidence: SkillEvidenceView | null;
  /** Newest first. */
  readonly changes: readonly ChangeView[];
}

export interface ReadinessPageQuestion extends ReadinessQuestion {
  readonly skill: string | null;
  readonly without: readonly string[];
}

/** A person's readiness with the skill that is open and what changed lately: the record is read once for all of it. */
export async function loadReadinessPage(
  viewer: Viewer,
  question: ReadinessPageQuestion,
): Promise<Result<ReadinessPage, { readonly kind: "not-found" }>> {
  const open = await openRecord(viewer, question);
  if (open === null) return err({ kind: "not-found" });
  const { skill } = question;
  const evidence = skill === null ? null : skillEvidenceOf(open, { ...question, skill });
  if (skill !== null && evidence === null) return err({ kind: "not-found" });
  const changes = await loadChanges(viewer.orgId, question.learner, open.catalog);
  return ok({ readiness: readinessOf(open, question), evidence, changes });
}
