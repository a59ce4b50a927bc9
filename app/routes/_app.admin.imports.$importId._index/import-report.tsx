import { Form } from "@remix-run/react";
import { Download } from "lucide-react";
import type { SummaryCounts } from "#app/services/load-import-page.server.ts";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { DataTable, type Column } from "#app/ui/data-table.tsx";
import { formatCount } from "#app/ui/format.ts";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Tabs } from "#app/ui/tabs.tsx";

interface ReportLine {
  readonly position: number;
  readonly rowNumber: number;
  readonly action: string;
  readonly subject: string;
  readonly text: string;
  readonly details: readonly {
    readonly label: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

interface ImportReportProps {
  readonly view: {
    readonly summary: { readonly id: string; readonly status: string; readonly counts: SummaryCounts | null };
  };
  readonly report: { readonly lines: readonly ReportLine[]; readonly total: number; readonly perPage: number };
  readonly show: string | null;
  readonly page: number;
}

/** What the dry run found, or what was done, line by line. */
export function ImportReport({ view, report, show, page }: ImportReportProps) {
  const locale = useLocale();
  const { id, status, counts } = view.summary;
  if (counts === null) return null;
  const count = (value: number): string => formatCount(locale, value);
  const search = (next: number): string => `?${show === null ? "" : `show=${show}&`}page=${String(next)}`;
  return (
    <Panel title="What would change" {...TITLES[status]} flush>
      <div className="px-4 pb-4 empty:hidden md:px-6">
        <Decision status={status} counts={counts} />
      </div>
      <dl className="grid grid-cols-2 gap-px border-y border-line bg-line md:grid-cols-6">
        {factsOf(counts).map(([label, value]) => (
          <div key={label} className="bg-surface px-4 py-3 md:px-6">
            <dt className="text-12 text-ink-muted">{label}</dt>
            <dd className="numerals text-20 font-semibold">{count(value)}</dd>
          </div>
        ))}
      </dl>
      <div className="px-4 pt-4 md:px-6">
        <Tabs label="Lines of the report" tabs={tabsFor(show, counts)} />
      </div>
      <DataTable
        caption="Lines of the report"
        columns={COLUMNS}
        rows={report.lines}
        rowKey={(line) => String(line.position)}
        empty="No lines of this sort."
      />
      <Pagination page={page} pageSize={report.perPage} total={report.total} noun="lines" hrefFor={search} />
      {counts.rejected > 0 && (
        <div className="border-t border-line px-4 py-3 md:px-6">
          <ButtonLink to={`/admin/imports/${id}/rejected.csv`} icon={Download} reloadDocument>
            Download the rejected rows
          </ButtonLink>
        </div>
      )}
    </Panel>
  );
}

const TITLES: Readonly<Record<string, { readonly title: string }>> = {
  applying: { title: "What is being written" },
  applied: { title: "What was changed" },
  "rolling-back": { title: "What is being taken back" },
  "rolled-back": { title: "What was taken back" },
};

function factsOf(counts: SummaryCounts): readonly (readonly [string, number])[] {
  const { rollback } = counts;
  if (rollback !== null) {
    return [
      ["Restored", rollback.restored],
      ["Removed", rollback.removed],
      ["Marked as left", rollback.markedLeft],
      ["Entries revoked", rollback.revoked],
      ["Kept, changed since", rollback.conflicts],
    ];
  }
  return [
    ["Rows", counts.rows],
    ["Added", counts.added],
    ["Changed", counts.changed],
    ["Unchanged", counts.unchanged],
    ["Past, skipped", counts.superseded],
    ["Rejected", counts.rejected],
  ];
}

function tabsFor(show: string | null, counts: SummaryCounts) {
  const tabs = [
    { show: null, label: "All lines" },
    { show: "add", label: "Added" },
    { show: "change", label: "Changed" },
    { show: "reject", label: "Rejected" },
    ...(counts.rollback === null ? [] : [{ show: "conflict", label: "Kept" }]),
  ];
  return tabs.map((tab) => ({
    to: tab.show === null ? "?" : `?show=${tab.show}`,
    label: tab.label,
    current: tab.show === show,
  }));
}

const ACTIONS: Readonly<Record<string, string>> = {
  add: "Added",
  change: "Changed",
  reject: "Rejected",
  conflict: "Kept",
};

const COLUMNS: readonly Column<ReportLine>[] = [
  { key: "row", head: "Row", numeric: true, width: "w-20", cell: (line) => line.rowNumber },
  { key: "action", head: "What", width: "w-28", cell: (line) => ACTIONS[line.action] ?? line.action },
  {
    key: "text",
    head: "Whom or why",
    rowHead: true,
    cell: (line) => (line.action === "reject" ? line.text : `${line.subject}: ${line.text}`),
  },
  { key: "details", head: "Details", onPhone: "full", cell: (line) => <Details line={line} /> },
];

function Details({ line }: { readonly line: ReportLine }) {
  if (line.details.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-14">
      {line.details.map((detail) => (
        <li key={detail.label}>
          <span className="text-ink-muted">{detail.label}: </span>
          {line.action === "change" && detail.before !== null && (
            <del className="text-ink-muted">{detail.before}</del>
          )}{" "}
          {detail.after ?? "emptied"}
        </li>
      ))}
    </ul>
  );
}

function Decision({ status, counts }: { readonly status: string; readonly counts: SummaryCounts }) {
  if (status === "applied") {
    return (
      <Form method="post">
        <CsrfField />
        <SubmitButton look="danger" name="intent" value="rollback">
          Take this import back
        </SubmitButton>
      </Form>
    );
  }
  if (status !== "checked") return null;
  const writes = counts.added + counts.changed;
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <CsrfField />
      <SubmitButton look="quiet" name="intent" value="discard">
        Throw it away
      </SubmitButton>
      <SubmitButton look="secondary" name="intent" value="check">
        Check again
      </SubmitButton>
      {writes > 0 && (
        <SubmitButton name="intent" value="apply">
          {counts.rejected > 0 ? "Apply without the rejected rows" : "Apply these changes"}
        </SubmitButton>
      )}
    </Form>
  );
}
