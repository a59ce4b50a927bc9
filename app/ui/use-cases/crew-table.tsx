import { DataTable } from "../data-table.tsx";
import { formatCount } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";

interface Crew {
  readonly roleId: string;
  readonly roleName: string;
  readonly heads: number;
  readonly people: number | null;
  readonly ready: number | null;
}

/** Heads that are needed against people who are there and ready, each line leading to the people's skills. */
export function CrewTable({ crews, siteId }: { readonly crews: readonly Crew[]; readonly siteId: string }) {
  const locale = useLocale();
  const count = (value: number | null) => (value === null ? "withheld" : formatCount(locale, value));
  return (
    <DataTable
      caption="Heads needed by role, and people at the site who are ready"
      rows={crews}
      rowKey={({ roleId }) => roleId}
      empty="No heads are named yet. Change the use case and say which roles run it."
      columns={[
        {
          key: "role",
          head: "Role",
          rowHead: true,
          cell: ({ roleId, roleName }) => <TextLink to={`/roles/${roleId}`}>{roleName}</TextLink>,
        },
        { key: "heads", head: "Needed", numeric: true, cell: ({ heads }) => formatCount(locale, heads) },
        { key: "people", head: "Have the role", numeric: true, cell: ({ people }) => count(people) },
        { key: "ready", head: "Ready", numeric: true, cell: ({ ready }) => count(ready) },
        {
          key: "short",
          head: "Still to find",
          numeric: true,
          cell: ({ heads, ready }) => (ready === null ? "withheld" : formatCount(locale, Math.max(0, heads - ready))),
        },
        {
          key: "act",
          head: "What is missing",
          cell: ({ roleId }) => (
            <TextLink to={`/heatmap?site=${siteId}&held=${roleId}`}>Skills of these people</TextLink>
          ),
        },
      ]}
    />
  );
}
