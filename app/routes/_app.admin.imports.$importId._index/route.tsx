import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import type { action, loader } from "./action.server.ts";
import { FormatForm } from "./format-form.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportReport } from "./import-report.tsx";
import { MappingPanel } from "./mapping-panel.tsx";
import { PreviewTable } from "./preview-table.tsx";
import { StatusOfImport } from "./status-of-import.tsx";

export { action, loader } from "./action.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data === undefined ? "Import" : data.summary.fileName);

const BUSY = new Set(["checking", "applying", "rolling-back"]);

export default function ImportDetail() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { summary, problem, preview, form, format } = view;
  const isBusy = BUSY.has(summary.status);
  return (
    <Page
      title={summary.fileName}
      lead={`${summary.kind}. ${LEADS[summary.status] ?? ""}`}
      breadcrumbs={[{ label: "Import", to: "/admin/imports" }]}
      facts={<StatusOfImport status={summary.status} />}
      width="wide"
    >
      <div className="flex flex-col gap-6">
        {answer !== undefined && (
          <Notice tone="problem" title="That was not done" live>
            {answer.message}
          </Notice>
        )}
        {problem !== null && (
          <Notice tone="warning" title="This needs a look">
            {problem}
          </Notice>
        )}
        {isBusy && <ImportProgress status={summary.status} progress={view.progress} />}
        {view.report !== null && <ImportReport view={view} report={view.report} show={view.show} page={view.page} />}
        {preview !== null && <PreviewTable columns={preview.columns} />}
        {format !== null && view.editable && (
          <FormatForm format={format} kindLabel={summary.kind} choices={view.choices} />
        )}
        {form !== null && <MappingPanel form={form} />}
      </div>
    </Page>
  );
}

const LEADS: Readonly<Record<string, string>> = {
  uploaded: "Say which column holds what; then see what would change.",
  mapped: "The columns are mapped. Check what would change.",
  checking: "Every row is being compared with what is stored. You may leave this page.",
  checked: "This is what would change. Nothing has been written yet.",
  applying: "The changes are being written, all of them or none. You may leave this page.",
  applied: "The changes are written. The file was deleted.",
  "rolling-back": "The import is being taken back. You may leave this page.",
  "rolled-back": "The import was taken back as far as nobody had built on it.",
  failed: "The file could not be read to its end. Nothing was written.",
};
