import { DataTable } from "../data-table.tsx";
import { formatDecimal } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";

interface Person {
  readonly id: string;
  readonly name: string;
  readonly hours: number;
  readonly why: string;
  readonly state: "not-asked" | "open" | "done" | "withdrawn";
}

const STATE_WORDS: Readonly<Record<Person["state"], string>> = {
  "not-asked": "Not asked yet",
  open: "Learning",
  done: "Done",
  withdrawn: "Withdrawn",
};

export function PeopleTable({ people }: { readonly people: readonly Person[] }) {
  const locale = useLocale();
  return (
    <DataTable
      caption="People of the plan who are to learn"
      rows={people}
      rowKey={({ id }) => id}
      empty="None of them is yours to read."
      columns={[
        {
          key: "name",
          head: "Person",
          rowHead: true,
          cell: ({ id, name }) => <TextLink to={`/people/${id}`}>{name}</TextLink>,
        },
        {
          key: "hours",
          head: "Hours",
          numeric: true,
          onPhone: "pair",
          cell: ({ hours }) => formatDecimal(locale, hours, 1),
        },
        { key: "why", head: "Why", onPhone: "full", cell: ({ why }) => why },
        { key: "state", head: "State", onPhone: "pair", cell: ({ state }) => STATE_WORDS[state] },
      ]}
    />
  );
}
