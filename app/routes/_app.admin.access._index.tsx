import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { UserPlus } from "lucide-react";
import { protectedLoader } from "#app/http/access.server.ts";
import { ACCOUNTS_PER_PAGE, loadAccounts } from "#app/services/load-accounts.server.ts";
import type { AccountWithGrants } from "#app/services/load-accounts.server.ts";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import type { Column } from "#app/ui/data-table.tsx";
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
  return { ...(await loadAccounts(viewer, { text, page })), text, page, search, pageSize: ACCOUNTS_PER_PAGE };
});

export default function Access() {
  const { accounts, total, text, page, search, pageSize } = useLoaderData<typeof loader>();
  const params = new URLSearchParams(search);
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
          hrefFor={(next) => searchWith(params, { page: String(next) })}
        />
      </Panel>
    </Page>
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
