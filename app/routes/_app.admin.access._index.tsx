import { redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useSearchParams } from "@remix-run/react";
import { UserPlus } from "lucide-react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { loadDisputeDays, setDisputeDays } from "#app/services/dispute-days.server.ts";
import { ACCOUNTS_PER_PAGE, loadAccounts } from "#app/services/load-accounts.server.ts";
import type { AccountWithGrants } from "#app/services/load-accounts.server.ts";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import type { Column } from "#app/ui/data-table.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Badge } from "#app/ui/status-badge.tsx";
import { TextInput } from "#app/ui/text-input.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { searchWith } from "#app/ui/url-state.ts";

export const meta: MetaFunction = () => [{ title: "Access · Pacesetter" }];

export const loader = protectedLoader("account:manage", async ({ viewer, request }) => {
  const { search, searchParams } = new URL(request.url);
  const text = (searchParams.get("q") ?? "").trim().slice(0, 100);
  const asked = Number(searchParams.get("page") ?? "1");
  const page = Number.isSafeInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
  const disputeDays = await loadDisputeDays(viewer);
  const accounts = await loadAccounts(viewer, { text, page });
  return { ...accounts, disputeDays, text, page, search, pageSize: ACCOUNTS_PER_PAGE };
});

const DAYS = "Nothing was changed: give whole days, from 1 to 90. Go back and correct it.";
const form = z.object({
  days: z.coerce.number(DAYS).int(DAYS).min(1, DAYS).max(90, DAYS),
  reason: requiredText("Nothing was changed: give a reason; it is kept in the audit log. Go back and add it.", 500),
});

export const action = protectedAction("account:manage", async ({ viewer, form: sent }) => {
  const parsed = parseForm(sent, form);
  if (!parsed.ok) throw problemResponse({ kind: "invalid", message: Object.values(parsed.error)[0] ?? "" });
  requireOk(await setDisputeDays(viewer, parsed.value), ({ kind }) =>
    kind === "not-permitted"
      ? { kind }
      : { kind: "conflict", message: "Nothing was changed: it is that many days already." },
  );
  return redirect("/admin/access?saved=1");
});

export default function Access() {
  const { accounts, total, text, page, search, pageSize, disputeDays } = useLoaderData<typeof loader>();
  const params = new URLSearchParams(search);
  const [address] = useSearchParams();
  return (
    <Page
      title="Access"
      lead="Who may sign in, and over which part of the company they hold which role."
      action={
        <ButtonLink to="/admin/access/new" look="primary" icon={UserPlus}>
          New account
        </ButtonLink>
      }
    >
      {address.has("saved") && (
        <div className="mb-6">
          <Notice tone="done" live title="Saved. People with an open dispute see the new day." />
        </div>
      )}
      <Form method="get" role="search" className="mb-6 flex flex-wrap items-end gap-4">
        <TextInput label="Name, e-mail or badge" name="q" type="search" defaultValue={text} />
        <SubmitButton look="secondary">Search</SubmitButton>
      </Form>
      <Panel flush>
        <DataTable
          caption="Accounts"
          columns={COLUMNS}
          rows={accounts}
          rowKey={(row) => row.id}
          empty={text === "" ? "There is no account yet." : "No account matches. Search for less of the name."}
        />
        <Pagination
          page={page}
          pageSize={pageSize}
          total={total}
          noun="accounts"
          hrefFor={(next) => searchWith(params, { page: String(next), saved: null })}
        />
      </Panel>
      <div className="mt-6">
        <DisputeDays days={disputeDays} />
      </div>
    </Page>
  );
}

function DisputeDays({ days }: { readonly days: number }) {
  return (
    <Panel
      title="Deciding disputes"
      description="Within how many days somebody decides when a person disputes an entry of their record. It holds for open disputes too."
    >
      <Form method="post" className="flex flex-wrap items-end gap-4">
        <CsrfField />
        <TextInput label="Days" name="days" type="number" min={1} max={90} defaultValue={String(days)} />
        <div className="min-w-0 flex-1 basis-60">
          <TextInput label="Reason" name="reason" maxLength={500} />
        </div>
        <SubmitButton look="secondary">Save the days</SubmitButton>
      </Form>
    </Panel>
  );
}

const COLUMNS: readonly Column<AccountWithGrants>[] = [
  {
    key: "name",
    head: "Name",
    rowHead: true,
    cell: (row) => (
      <TextLink to={`/admin/access/${row.id}`} plain>
        {row.displayName}
      </TextLink>
    ),
  },
  { key: "email", head: "E-mail", wideOnly: true, cell: (row) => row.email ?? "None" },
  { key: "badge", head: "Badge", wideOnly: true, cell: (row) => row.badgeNumber ?? "None" },
  {
    key: "roles",
    head: "Roles",
    cell: (row) => {
      const held = row.grants.filter((grant) => !grant.isOver);
      return held.length === 0
        ? "Own record only"
        : held.map((grant) => `${grant.roleName}, ${grant.unitName}`).join(" · ");
    },
  },
  {
    key: "state",
    head: "State",
    cell: (row) =>
      row.disabledAt === null ? <Badge tone="ready">May sign in</Badge> : <Badge tone="blocked">Disabled</Badge>,
  },
];
