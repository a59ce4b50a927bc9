import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { loadRoles, type RoleSummary } from "#app/services/load-role-profile.server.ts";
import { type Column, DataTable, type Density } from "#app/ui/data-table.tsx";
import { DensitySwitch, useDensity } from "#app/ui/density-switch.tsx";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Panel } from "#app/ui/panel.tsx";
import { ViewSwitch } from "#app/ui/tabs.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { searchWith } from "#app/ui/url-state.ts";

export const meta: MetaFunction = () => pageTitle("Roles");

export const loader = protectedLoader("framework:read", ({ viewer }) => loadRoles(viewer.orgId));

const NUMBERS = ["stated", "critical", "rising", "starting"] as const;
type NumberKey = (typeof NUMBERS)[number];

const HEADS: Readonly<Record<NumberKey, string>> = {
  stated: "Skills",
  critical: "Critical",
  rising: "Rising",
  starting: "New",
};

export default function RolesPage() {
  const { roles, label } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const density = useDensity();
  const sector = params.get("sector");
  const sortKey = NUMBERS.find((key) => key === params.get("sort"));
  const shown = roles.filter((role) => sector === null || role.sectors.some(({ id }) => id === sector));
  const ordered = sortKey === undefined ? shown : shown.toSorted((a, b) => b.counts[sortKey] - a.counts[sortKey]);
  const sectors = new Map(roles.flatMap((role) => role.sectors.map(({ id, name }) => [id, name] as const)));
  return (
    <Page
      title="Roles"
      lead="What each role asks of people today, and how much of it rises in two to three years."
      action={
        <ViewSwitch
          label="Sector"
          tabs={[
            { to: searchWith(params, { sector: null }), label: "All", current: sector === null },
            ...[...sectors].map(([id, name]) => ({
              to: searchWith(params, { sector: id }),
              label: name,
              current: sector === id,
            })),
          ]}
        />
      }
    >
      <Panel title={`${shown.length} role profiles`} description={label} action={<DensitySwitch />} flush>
        <DataTable
          caption="Role profiles"
          columns={columnsFor(params, sortKey, density)}
          density={density}
          rows={ordered}
          rowKey={(role) => role.id}
          empty="No role of this sector."
        />
      </Panel>
    </Page>
  );
}

function columnsFor(
  params: URLSearchParams,
  sortKey: NumberKey | undefined,
  density: Density,
): readonly Column<RoleSummary>[] {
  return [
    {
      key: "name",
      head: "Role",
      rowHead: true,
      sort: { to: searchWith(params, { sort: null }), order: sortKey === undefined ? "ascending" : null },
      cell: (role) => (
        <span className="flex flex-col gap-0.5">
          <TextLink plain to={`/roles/${role.id}`}>
            {role.name}
          </TextLink>
          {density === "comfortable" && (
            <span className="max-w-[64ch] text-14 font-normal text-ink-muted">{role.purpose}</span>
          )}
        </span>
      ),
    },
    {
      key: "sectors",
      head: "Sectors",
      wideOnly: true,
      cell: (role) => (
        <span className="whitespace-nowrap text-ink-muted">{role.sectors.map(({ name }) => name).join(", ")}</span>
      ),
    },
    ...NUMBERS.map((key): Column<RoleSummary> => ({
      key,
      head: HEADS[key],
      numeric: true,
      width: "@table:w-24",
      sort: { to: searchWith(params, { sort: key }), order: sortKey === key ? "descending" : null },
      cell: (role) => role.counts[key],
    })),
  ];
}
