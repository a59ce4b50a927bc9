import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useSearchParams, useSubmit } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { loadRoleSupply } from "#app/services/load-role-supply.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { formatDate, formatQuantity } from "#app/ui/format.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { RoleMadeOf } from "#app/ui/role-supply/role-made-of.tsx";
import { SupplyKey } from "#app/ui/role-supply/supply-bar.tsx";
import { SupplyTable } from "#app/ui/role-supply/supply-table.tsx";
import { arrangeSupply, parseSupplyState, supplyHref } from "#app/ui/role-supply/supply-types.ts";
import { useLocale } from "#app/ui/root-data.ts";
import { Select } from "#app/ui/select.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction = () => [{ title: "Planning roles · Pacesetter" }];

export const loader = protectedLoader("planning:read", async ({ viewer, request }) => {
  const { site, sector } = parseSupplyState(new URL(request.url).searchParams);
  return requireOk(await loadRoleSupply(viewer, { site, sector }), () => ({ kind: "not-found" }));
});

const SECTOR_WORDS: Readonly<Record<string, string>> = {
  manufacturing: "Manufacturing",
  port: "Port",
  utility: "Utility",
};

export default function PlanningRoles() {
  const data = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const locale = useLocale();
  const state = parseSupplyState(search);
  const rows = arrangeSupply(data.rows, state);
  const opened = data.rows.find((row) => row.id === state.open);
  return (
    <Page
      width="wide"
      title="Roles now and in two to three years"
      lead="Who is ready for the roles that AI changes, where, and how many will be missing?"
      facts={
        <p className="text-14 text-ink-muted">
          {data.scopeLabel}, as of {formatDate(locale, data.asOf)}; use cases live by{" "}
          {formatDate(locale, data.horizonEnd)}.{" "}
          {data.withoutRole > 0 &&
            `${formatQuantity(locale, data.withoutRole, "person has", "people have")} no role and ${data.withoutRole === 1 ? "is" : "are"} not counted. `}
          {data.minimumGroupSize !== null && `Groups of fewer than ${data.minimumGroupSize} people are withheld.`}
        </p>
      }
    >
      <div className="flex flex-col gap-6">
        <Panel
          flush
          title="Roles"
          description="Ready: every critical skill of the role is at its level, measured and current."
          action={<SupplyKey />}
        >
          <div className="border-t border-line px-4 py-3 md:px-6">
            <SupplyFilters state={state} sites={data.sites} sectors={data.sectors} />
          </div>
          <SupplyTable rows={rows} state={state} />
        </Panel>
        {opened !== undefined && (
          <RoleMadeOf row={opened} state={state} horizonEnd={data.horizonEnd} readsPeople={data.readsPeople} />
        )}
      </div>
    </Page>
  );
}

interface FiltersProps {
  readonly state: ReturnType<typeof parseSupplyState>;
  readonly sites: readonly { readonly value: string; readonly label: string }[];
  readonly sectors: readonly string[];
}

function SupplyFilters({ state, sites, sectors }: FiltersProps) {
  const submit = useSubmit();
  const sectorOptions = sectors.map((sector) => ({ value: sector, label: SECTOR_WORDS[sector] ?? sector }));
  return (
    <Form
      method="get"
      role="search"
      aria-label="Filter the roles"
      preventScrollReset
      onChange={(event) => {
        submit(event.currentTarget, { preventScrollReset: true });
      }}
      className="flex flex-wrap items-end gap-3 print:hidden"
    >
      {state.sort !== "shortfall" && <input type="hidden" name="sort" value={state.sort} />}
      {state.all && <input type="hidden" name="all" value="yes" />}
      <div className="w-56">
        <Select
          label="Site"
          name="site"
          defaultValue={state.site ?? ""}
          options={[{ value: "", label: "All sites" }, ...sites]}
        />
      </div>
      <div className="w-44">
        <Select
          label="Sector"
          name="sector"
          defaultValue={state.sector ?? ""}
          options={[{ value: "", label: "All sectors" }, ...sectorOptions]}
        />
      </div>
      <SubmitButton look="secondary">Apply filters</SubmitButton>
      <TextLink to={supplyHref({ ...state, all: !state.all })} stay>
        {state.all ? "Only roles that matter here" : "Show all roles"}
      </TextLink>
    </Form>
  );
}
