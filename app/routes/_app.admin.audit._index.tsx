import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Download } from "lucide-react";
import { protectedLoader } from "#app/http/access.server.ts";
import { auditQuery } from "#app/http/audit-query.server.ts";
import { loadAuditPage } from "#app/services/audit-log.server.ts";
import type { AuditRow } from "#app/services/audit-log.server.ts";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import { formatInstant, formatQuantity } from "#app/ui/format.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Select } from "#app/ui/select.tsx";
import { TextInput } from "#app/ui/text-input.tsx";
import { searchWith } from "#app/ui/url-state.ts";

export const meta: MetaFunction = () => [{ title: "Audit · Pacesetter" }];

export const loader = protectedLoader("audit:read", async ({ viewer, session, request }) => {
  const url = new URL(request.url);
  const query = auditQuery(url);
  const olderThan = Number(url.searchParams.get("before") ?? "");
  const page = await loadAuditPage(viewer, query, Number.isSafeInteger(olderThan) && olderThan > 0 ? olderThan : null);
  return { ...page, query, search: url.search, timeZone: session.organisation.timeZone };
});

export default function Audit() {
  const { rows, total, olderThan, actions, query, search, timeZone } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const params = new URLSearchParams(search);
  const isFirst = !params.has("before");
  return (
    <Page
      title="Audit"
      lead="Who changed what, when and why. Entries are chained: an edit of any of them is found by verify-audit."
      width="wide"
      action={
        <ButtonLink to={`/admin/audit/export${searchWith(params, { before: null })}`} icon={Download} reloadDocument>
          Download as CSV
        </ButtonLink>
      }
    >
      <Form method="get" className="mb-6 flex flex-wrap items-end gap-4">
        <TextInput label="Person" name="person" type="search" defaultValue={query.person} />
        <Select
          label="Action"
          name="action"
          defaultValue={query.action ?? ""}
          options={[{ value: "", label: "All" }, ...actions.map((action) => ({ value: action, label: action }))]}
        />
        <TextInput label="From" name="from" type="date" optional defaultValue={query.from ?? ""} />
        <TextInput label="To" name="to" type="date" optional defaultValue={query.to ?? ""} />
        <SubmitButton look="secondary">Filter</SubmitButton>
      </Form>
      <Panel flush>
        <DataTable
          caption={`${formatQuantity(locale, total, "entry", "entries")}, the newest first`}
          showCaption
          columns={columns(locale, timeZone)}
          rows={rows}
          rowKey={(row) => String(row.seq)}
          density="compact"
          empty="No entry matches. Take a filter away to see more."
        />
      </Panel>
      <nav aria-label="Pages of entries" className="mt-4 flex gap-2">
        {!isFirst && <ButtonLink to={searchWith(params, { before: null })}>Newest</ButtonLink>}
        {olderThan !== null && <ButtonLink to={searchWith(params, { before: String(olderThan) })}>Older</ButtonLink>}
      </nav>
    </Page>
  );
}

function columns(locale: string, timeZone: string): readonly Column<AuditRow>[] {
  return [
    { key: "seq", head: "Entry", numeric: true, rowHead: true, cell: (row) => row.seq },
    {
      key: "at",
      head: "When",
      cell: (row) => (
        <time dateTime={row.at} className="whitespace-nowrap">
          {formatInstant(locale, row.at, timeZone)}
        </time>
      ),
    },
    { key: "actor", head: "Who", cell: (row) => row.actor },
    { key: "action", head: "Action", cell: (row) => row.action },
    { key: "subject", head: "About", cell: (row) => row.subject },
    { key: "reason", head: "Reason", wideOnly: true, cell: (row) => row.reason },
    { key: "change", head: "Before and after", wideOnly: true, cell: (row) => <Change row={row} /> },
  ];
}

function Change({ row }: { readonly row: AuditRow }) {
  if (row.before === "" && row.after === "") return null;
  return (
    <details>
      <summary className="cursor-pointer text-accent">Show</summary>
      <dl className="max-w-[40ch] font-mono text-12 break-all">
        <dt className="text-ink-muted">Before</dt>
        <dd>{row.before === "" ? "nothing" : row.before}</dd>
        <dt className="text-ink-muted">After</dt>
        <dd>{row.after === "" ? "nothing" : row.after}</dd>
        <dt className="text-ink-muted">Hash</dt>
        <dd>{row.hash}</dd>
      </dl>
    </details>
  );
}
