import { DataTable } from "../data-table.tsx";
import { formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import { TextLink } from "../text-link.tsx";
import type { UserRow } from "./dossier-types.ts";
import { LITERACY_TONE, LITERACY_WORDS } from "./words.ts";

const ORDER = { lacks: 0, notMeasured: 1, has: 2 } as const;

/** The people who use a system, those without what is asked first. */
export function UserTable({ people }: { readonly people: readonly UserRow[] }) {
  const locale = useLocale();
  return (
    <DataTable
      caption="People who use it today"
      rows={people.toSorted((left, right) => ORDER[left.standing] - ORDER[right.standing])}
      rowKey={({ id }) => id}
      empty="Nobody whom you may read about has been entered."
      columns={[
        {
          key: "name",
          head: "Name",
          rowHead: true,
          cell: ({ id, name }) => <TextLink to={`/people/${id}`}>{name}</TextLink>,
        },
        { key: "since", head: "Since", cell: ({ since }) => formatDate(locale, since) },
        {
          key: "standing",
          head: "What is asked",
          cell: ({ standing }) => <Badge tone={LITERACY_TONE[standing]}>{LITERACY_WORDS[standing]}</Badge>,
        },
        { key: "open", head: "Open", onPhone: "full", cell: ({ open }) => open.join(", ") },
      ]}
    />
  );
}
