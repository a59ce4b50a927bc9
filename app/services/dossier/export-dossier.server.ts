import { createHash } from "node:crypto";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { learnerId } from "#app/engine/kernel/ids.ts";
import { now } from "#app/platform/clock.server.ts";
import { recordLooks } from "../record-looks.server.ts";
import { loadTemplates } from "./dossier-template.server.ts";
import { loadDossier } from "./load-dossier.server.ts";
import { writeDossier, type DossierWords } from "./write-dossier.server.ts";

/** The dossier as a PDF. Who took it out, with which words and how many names, is in the audit log before the file leaves. */
export async function exportDossier(
  viewer: Viewer,
  words: DossierWords,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly fileName: string }> {
  const [dossier, [template]] = await Promise.all([loadDossier(viewer), loadTemplates(viewer.orgId)]);
  const bytes = await writeDossier(dossier, template, words, now());
  const named = dossier.systems.flatMap(({ users }) => users.people.filter(({ standing }) => standing !== "has"));
  await recordLooks(viewer, { people: named.map(({ id }) => learnerId(id)), page: "dossier", on: dossier.asOf });
  await inTransaction((tx) =>
    appendAudit(tx, {
      ...{ orgId: viewer.orgId, actorId: viewer.accountId, action: "dossier:export" },
      ...{ subjectKind: "dossier", subjectId: null },
      after: {
        ...{ asOf: dossier.asOf, template: template.version, systems: dossier.systems.length, names: named.length },
        ...{ bytes: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") },
      },
    }),
  );
  return { bytes, fileName: `ai-literacy-dossier-${dossier.asOf}.pdf` };
}
