import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Upload } from "lucide-react";
import type { ImportSummary } from "#app/services/load-import-page.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { DataTable, type Column } from "#app/ui/data-table.tsx";
import { formatCount, formatInstant } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Select } from "#app/ui/select.tsx";
import { TextInput } from "#app/ui/text-input.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import type { action, loader } from "./action.server.ts";
import { StatusOfImport } from "../_app.admin.imports.$importId._index/status-of-import.tsx";

export { action, loader } from "./action.server.ts";

export const meta: MetaFunction = () => pageTitle("Import");

export default function Imports() {
  const { imports, total, perPage, page } = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <Page
      title="Import"
      lead="Bring in people, units, shifts, job titles, ratings and certificates. Nothing is written before you have seen what would change."
    >
      <div className="flex flex-col gap-6">
        <UploadForm />
        <Panel title="Imports so far" flush>
          <DataTable
            caption="Imports, newest first"
            columns={columnsFor(locale)}
            rows={imports}
            rowKey={(row) => row.id}
            empty="There was no import yet. Choose a file above."
          />
          <Pagination
            page={page}
            pageSize={perPage}
            total={total}
            noun="imports"
            hrefFor={(next) => `?page=${String(next)}`}
          />
        </Panel>
      </div>
    </Page>
  );
}

function UploadForm() {
  const { kinds } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().formMethod === "POST";
  return (
    <Panel
      title="New import"
      description="CSV or Excel (.xlsx), up to 64 MB and a million rows. The file itself is deleted when the import is applied or thrown away, and after a day in any case; columns that you do not map are not kept."
    >
      {answer !== undefined && (
        <div className="mb-4">
          <Notice tone="problem" title="The file was not taken" live>
            {answer.message}
          </Notice>
        </div>
      )}
      <Form method="post" encType="multipart/form-data" className="flex max-w-[36rem] flex-col gap-4">
        <CsrfField />
        <Select
          label="What the file holds"
          name="kind"
          options={[{ value: "auto", label: "Find out from the file" }, ...kinds]}
        />
        <TextInput label="File" name="file" type="file" accept=".csv,.tsv,.txt,.xlsx,text/csv" />
        <div>
          <SubmitButton icon={Upload} pending={pending} pendingLabel="Uploading">
            Upload and look at it
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}

function columnsFor(locale: string): readonly Column<ImportSummary>[] {
  const count = (of: (counts: NonNullable<ImportSummary["counts"]>) => number) => (row: ImportSummary) =>
    row.counts === null ? "" : formatCount(locale, of(row.counts));
  return [
    {
      key: "file",
      head: "File",
      rowHead: true,
      cell: (row) => (
        <TextLink to={`/admin/imports/${row.id}`} plain>
          {row.fileName}
        </TextLink>
      ),
    },
    { key: "kind", head: "Holds", cell: (row) => row.kind },
    { key: "state", head: "State", cell: (row) => <StatusOfImport status={row.status} /> },
    { key: "added", head: "Added", numeric: true, cell: count((counts) => counts.added) },
    { key: "changed", head: "Changed", numeric: true, cell: count((counts) => counts.changed) },
    { key: "unchanged", head: "Unchanged", numeric: true, wideOnly: true, cell: count((counts) => counts.unchanged) },
    { key: "rejected", head: "Rejected", numeric: true, cell: count((counts) => counts.rejected) },
    { key: "when", head: "Uploaded", wideOnly: true, cell: (row) => formatInstant(locale, row.createdAt, "UTC") },
  ];
}
