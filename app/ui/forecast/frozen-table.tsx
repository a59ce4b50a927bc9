import { DataTable } from "../data-table.tsx";
import { formatChange, formatDecimal } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";

interface FrozenCell {
  readonly roleId: string;
  readonly roleName: string;
  readonly siteName: string | null;
  readonly frozen: {
    readonly demand: number;
    readonly supply: number;
    readonly gap: number;
    readonly low80: number;
    readonly high80: number;
  } | null;
  readonly today: number | null;
}

/** The frozen numbers of one quarter, next to today's. */
export function FrozenTable({ cells }: { readonly cells: readonly FrozenCell[] }) {
  const locale = useLocale();
  const number = (value: number): string => formatDecimal(locale, value, 1);
  const frozen = (of: (own: NonNullable<FrozenCell["frozen"]>) => string) => (cell: FrozenCell) =>
    cell.frozen === null ? "withheld" : of(cell.frozen);
  return (
    <DataTable
      caption="Frozen demand, supply and gap of each role and site, and the difference to today's forecast"
      rows={cells}
      rowKey={({ roleId, siteName }) => `${roleId} ${siteName ?? ""}`}
      groupBy={({ roleName }) => roleName}
      density="compact"
      empty="It holds nothing about the sites you plan for."
      columns={[
        {
          key: "site",
          head: "Site",
          rowHead: true,
          cell: ({ roleId, roleName, siteName }) => (
            <TextLink to={`/forecast/roles/${roleId}`} plain>
              <span className="sr-only">{roleName}, </span>
              {siteName ?? "All sites"}
            </TextLink>
          ),
        },
        { key: "demand", head: "Needed", numeric: true, cell: frozen(({ demand }) => number(demand)) },
        { key: "supply", head: "Ready", numeric: true, cell: frozen(({ supply }) => number(supply)) },
        { key: "gap", head: "Gap", numeric: true, cell: frozen(({ gap }) => number(gap)) },
        {
          key: "band",
          head: "80 % band",
          numeric: true,
          cell: frozen(({ low80, high80 }) => `${number(low80)} to ${number(high80)}`),
        },
        {
          key: "today",
          head: "Gap today",
          numeric: true,
          cell: ({ today }) => (today === null ? "–" : number(today)),
        },
        {
          key: "change",
          head: "Difference",
          numeric: true,
          cell: ({ frozen: own, today }) =>
            own === null || today === null ? "–" : formatChange(locale, today - own.gap),
        },
      ]}
    />
  );
}
