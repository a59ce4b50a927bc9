import { z } from "zod";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { appendDossierTemplate, loadDossierTemplates } from "#app/data/dossier.server.ts";
import { scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { faultOfText, STARTING_TEXT } from "./dossier-text.ts";

const bodySchema = z.object({ v: z.literal(1), text: z.string(), reason: z.string() });

export interface DossierTemplate {
  /** 0: the words that come with the product. */
  readonly version: number;
  readonly text: string;
  readonly effectiveOn: PlainDate;
  readonly reason: string | null;
  readonly editedBy: string | null;
  readonly editedAt: string | null;
}

/** All versions, the newest first; the last one is what came with the product. */
export async function loadTemplates(org: OrgId): Promise<readonly [DossierTemplate, ...DossierTemplate[]]> {
  const start: DossierTemplate = { version: 0, ...STARTING_TEXT, reason: null, editedBy: null, editedAt: null };
  const [newest, ...older] = (await loadDossierTemplates(org)).map(({ body, ...row }): DossierTemplate => {
    const { text, reason } = bodySchema.parse(body);
    return { ...row, text, reason };
  });
  return newest === undefined ? [start] : [newest, ...older, start];
}

/** The words hold for the whole organisation: whoever plans for a part of it does not change them. */
export const mayEditTemplate = (viewer: Viewer): boolean =>
  scopePaths(viewer, "planning:write").some((path) => /^\/\d+\/$/.test(path));

export interface TemplateWish {
  readonly text: string;
  readonly effectiveOn: PlainDate;
  readonly reason: string;
  /** The version that was edited. */
  readonly follows: number;
}

export type TemplateError =
  | { readonly kind: "not-permitted" }
  | { readonly kind: "changed-meanwhile" }
  | { readonly kind: "refused"; readonly why: string };

/** Keeps the words as the next version. Nothing changes an older one. */
export async function saveTemplate(
  viewer: Viewer,
  { text, effectiveOn, reason, follows }: TemplateWish,
): Promise<Result<{ readonly version: number }, TemplateError>> {
  if (!mayEditTemplate(viewer)) return err({ kind: "not-permitted" });
  const why = faultOfText(text);
  if (why !== null) return err({ kind: "refused", why });
  const { orgId, accountId } = viewer;
  const [newest] = await loadTemplates(orgId);
  if (newest.version !== follows) return err({ kind: "changed-meanwhile" });
  const version = follows + 1;
  const kept = await inTransaction(async (tx) => {
    const template = { version, body: { v: 1, text, reason }, effectiveOn };
    if (!(await appendDossierTemplate(tx, orgId, template, { accountId, at: now() }))) return false;
    await appendAudit(tx, {
      ...{ orgId, actorId: accountId, action: "dossier-template:change" },
      ...{ subjectKind: "dossier-template", subjectId: String(version) },
      before: { version: newest.version, text: newest.text, effectiveOn: newest.effectiveOn },
      after: { version, text, effectiveOn },
      reason,
    });
    return true;
  });
  return kept ? ok({ version }) : err({ kind: "changed-meanwhile" });
}
