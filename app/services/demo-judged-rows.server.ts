import { createHash } from "node:crypto";
import type { Catalog } from "#app/catalog/catalog.ts";
import type { CompanyRows } from "#app/data/demo-company.server.ts";
import type { SignedMarks } from "#app/data/sign-offs.server.ts";
import type { DemoClaim, DemoCompany, DemoSignOff } from "#app/demo/demo-rows.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import type { Checklist, ChecklistPoint, ObservedMark } from "#app/engine/signoff/checklist.ts";
import { judge } from "#app/engine/signoff/judgement.ts";
import { checklistFor } from "./checklist-for.ts";

/** The demo's sign-offs and prior learning as rows: checklists from the framework, marks that show what was seen. */
export function judgedRows(
  company: Pick<DemoCompany, "signOffs" | "claims">,
  catalog: Catalog,
): Pick<CompanyRows, "signOffs" | "claims" | "claimFiles"> {
  return {
    signOffs: company.signOffs.map((signOff) => signOffRow(signOff, catalog)),
    claims: company.claims.map(claimRow),
    claimFiles: company.claims.flatMap(fileRow),
  };
}

function signOffRow({ end, ...asked }: DemoSignOff, catalog: Catalog): CompanyRows["signOffs"][number] {
  const skill = catalog.skillById.get(asked.skillId);
  invariant(skill !== undefined, "the demo's texts are checked against the framework");
  const checklist = checklistFor(skill, asked.level);
  const marks = end?.reached == null ? null : marksFor(checklist, end.reached);
  const status =
    end === null ? "requested" : marks === null ? "declined" : end.reached === asked.level ? "signed" : "not-yet";
  return {
    ...asked,
    status,
    checklist: JSON.stringify(checklist),
    marks: marks === null ? null : JSON.stringify(marks),
    note: end?.note ?? null,
    observedOn: marks === null ? null : (end?.observedOn ?? null),
    signedById: end?.byId ?? null,
    signedAt: end?.at ?? null,
    evidenceId: end?.evidenceId ?? null,
  };
}

/** Marks of somebody who is at `reached` in everything. */
function marksFor(checklist: Checklist, reached: number): SignedMarks {
  const points = checklist.points.map((point) => ({ pointId: point.id, mark: markAt(point, reached), note: null }));
  const judged = judge(checklist, points, "demo");
  invariant(judged.ok && judged.value.reached === reached, "the demo's marks show the level that its ledger states");
  return { points, reached: judged.value.reached, missing: [...judged.value.missing] };
}

function markAt({ scale }: ChecklistPoint, reached: number): ObservedMark {
  if (scale.kind === "anchors") return Math.min(3, Math.max(1, reached)) as ObservedMark;
  return scale.level <= reached ? 3 : 2;
}

function claimRow({ decision, file: _, ...sent }: DemoClaim): CompanyRows["claims"][number] {
  return {
    ...sent,
    status: decision === null ? "submitted" : decision.level === null ? "rejected" : "accepted",
    decidedById: decision?.byId ?? null,
    decidedAt: decision?.at ?? null,
    decidedLevel: decision?.level ?? null,
    reason: decision?.reason ?? null,
    evidenceId: decision?.evidenceId ?? null,
  };
}

function fileRow({ id, file }: DemoClaim): CompanyRows["claimFiles"] {
  if (file === null) return [];
  const bytes = new Uint8Array(Buffer.from(file.content, "latin1"));
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return [{ claimId: id, position: 1, fileName: file.fileName, mediaType: "application/pdf", sha256, bytes }];
}
