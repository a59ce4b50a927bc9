import { listImportChanges, type ChangeAction, type StoredChange } from "#app/data/import-changes.server.ts";
import { loadNamesOfRows } from "#app/data/import-names.server.ts";
import type { FieldValue } from "#app/engine/intake/change.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";

const LINES_PER_PAGE = 50;

/** One thing that a line changes, ready to read. */
export interface LineDetail {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A line of the report as the page shows it. */
export interface ReportLine {
  readonly position: number;
  readonly rowNumber: number;
  readonly action: ChangeAction;
  readonly subject: string;
  readonly text: string;
  readonly details: readonly LineDetail[];
}

export interface ReportPage {
  readonly lines: readonly ReportLine[];
  readonly total: number;
  readonly perPage: number;
}

/** One page of the report, with names in place of ids. */
export async function loadImportReport(
  orgId: OrgId,
  importId: string,
  query: { readonly action: ChangeAction | null; readonly page: number },
): Promise<ReportPage> {
  const { changes, total } = await listImportChanges(orgId, importId, {
    action: query.action,
    skip: (query.page - 1) * LINES_PER_PAGE,
    take: LINES_PER_PAGE,
  });
  const names = await loadNamesOfRows(orgId, importId, changes.flatMap(referredIds));
  const lines = changes.map((change) => ({
    position: change.position,
    rowNumber: change.rowNumber,
    action: change.action,
    subject: SUBJECTS[change.subject] ?? change.subject,
    text: change.reason ?? "",
    details: change.action === "reject" ? [] : detailsOf(change, names),
  }));
  return { lines, total, perPage: LINES_PER_PAGE };
}

const SUBJECTS: Readonly<Record<string, string>> = {
  "org-unit": "Unit",
  shift: "Shift",
  person: "Person",
  "title-role": "Job title",
  evidence: "Ledger entry",
  "evidence-mark": "Ledger entry",
  row: "Row",
};

/** Fields that say something to people, and how they are called. The others (ids, numbers, paths) are left out. */
const LABELS: Readonly<Record<string, string>> = {
  displayName: "Name",
  email: "E-mail",
  jobTitle: "Job title",
  orgUnitId: "Unit",
  stationId: "Station",
  shiftId: "Shift",
  managerId: "Manager",
  roleId: "AI role",
  startedOn: "Started on",
  leftOn: "Left on",
  code: "Code",
  name: "Name",
  kind: "Kind",
  sector: "Sector",
  parentId: "Under",
  startsAt: "Starts at",
  endsAt: "Ends at",
  title: "Job title",
  skillIds: "Skills",
  values: "Level",
  effectiveOn: "True on",
  expiresOn: "Expires on",
  note: "Note",
};

const REFERENCES = ["orgUnitId", "stationId", "shiftId", "managerId", "parentId"];

function referredIds(change: StoredChange): readonly string[] {
  return REFERENCES.flatMap((field) => [change.before?.[field], change.after?.[field]]).filter(
    (id) => typeof id === "string",
  );
}

function detailsOf(change: StoredChange, names: ReadonlyMap<string, string>): readonly LineDetail[] {
  const after = change.after ?? {};
  const details = Object.keys(after).flatMap((field): readonly LineDetail[] => {
    const label = LABELS[field];
    const next = show(field, after[field] ?? null, names);
    const isSaid = change.before === null && (next === null || field === "displayName" || field === "name");
    if (label === undefined || isSaid) return [];
    return [{ label, before: show(field, change.before?.[field] ?? null, names), after: next }];
  });
  if (change.subject !== "evidence-mark") return details;
  return [
    {
      label: "Counts",
      before: null,
      after: after["kind"] === "revoked" ? "no longer, replaced by this file" : "again",
    },
  ];
}

function show(field: string, value: FieldValue, names: ReadonlyMap<string, string>): string | null {
  if (value === null) return null;
  if (typeof value === "object") return [...new Set(value)].join(", ");
  return REFERENCES.includes(field) ? (names.get(String(value)) ?? "no longer there") : String(value);
}
