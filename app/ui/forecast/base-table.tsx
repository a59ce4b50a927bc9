import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { DataTable } from "../data-table.tsx";
import { formatCount, formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import { quarterName } from "./forecast-types.ts";

interface BaseTableProps {
  readonly bases: readonly {
    readonly id: string;
    readonly name: string;
    readonly asOf: PlainDate;
    readonly reason: string;
    readonly adoptedByName: string | null;
    readonly isCurrent: boolean;
    readonly came: { readonly quarter: string; readonly cells: number; readonly inside: number } | null;
  }[];
}

/** Frozen forecasts with what has come of them. */
export function BaseTable({ bases }: BaseTableProps) {
  const locale = useLocale();
  return (
    <DataTable
      caption="Planning bases, newest first"
      rows={bases}
      rowKey={({ id }) => id}
      empty="None has been adopted yet. Adopt one from the forecast of a role."
      columns={[
        {
          key: "name",
          head: "Base",
          rowHead: true,
          cell: ({ id, name, reason }) => (
            <>
              <TextLink to={`/forecast/bases/${id}`} plain>
                {name}
              </TextLink>
              <span className="block text-12 font-normal text-ink-muted">{reason}</span>
            </>
          ),
        },
        { key: "as-of", head: "As of", cell: ({ asOf }) => formatDate(locale, asOf) },
        { key: "by", head: "Adopted by", cell: ({ adoptedByName }) => adoptedByName ?? "not known" },
        {
          key: "inputs",
          head: "Inputs since",
          cell: ({ isCurrent }) => (isCurrent ? "unchanged" : "changed"),
        },
        {
          key: "came",
          head: "What came",
          onPhone: "full",
          cell: ({ came }) =>
            came === null
              ? "no quarter has passed yet"
              : `${formatCount(locale, came.inside)} of ${formatCount(locale, came.cells)} supplies of ${quarterName(came.quarter)} inside their 80 % band`,
        },
      ]}
    />
  );
}
