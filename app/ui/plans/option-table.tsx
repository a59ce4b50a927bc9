import { DataTable } from "../data-table.tsx";
import { formatCount, formatShare } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { SOURCE_NAMES, SOURCE_WORDS, type PlanOption } from "./plan-types.ts";

interface OptionTableProps {
  readonly options: readonly PlanOption[];
  readonly gap: number;
}

/** Four ways to fill a gap, each with what it costs, when it is through, how often it works and where it would change. */
export function OptionTable({ options, gap }: OptionTableProps) {
  const locale = useLocale();
  const money = (value: number | null): string => (value === null ? "none" : formatCount(locale, value));
  const known = (option: PlanOption, text: string): string => (option.isWithheld ? "withheld" : text);
  return (
    <DataTable
      caption={`Ways to fill the gap of ${gap}, and the recommended mix`}
      rows={options}
      rowKey={({ kind }) => kind}
      empty=""
      columns={[
        {
          key: "kind",
          head: "Way",
          rowHead: true,
          cell: ({ kind }) => (
            <>
              {SOURCE_NAMES[kind]}
              <span className="block text-12 font-normal text-ink-muted">{SOURCE_WORDS[kind]}</span>
            </>
          ),
        },
        {
          key: "heads",
          head: "Recommended",
          numeric: true,
          onPhone: "pair",
          cell: (option) => known(option, formatCount(locale, option.heads)),
        },
        {
          key: "capacity",
          head: "Can fill",
          numeric: true,
          onPhone: "pair",
          cell: (option) => known(option, formatCount(locale, option.capacity)),
        },
        {
          key: "head",
          head: "Cost per head",
          numeric: true,
          onPhone: "pair",
          cell: (option) => known(option, money(option.capacity === 0 ? null : option.costPerHead)),
        },
        {
          key: "weeks",
          head: "Weeks",
          numeric: true,
          onPhone: "pair",
          cell: (option) =>
            known(option, option.weeksLate > 0 ? `${option.weeks}, ${option.weeksLate} late` : `${option.weeks}`),
        },
        {
          key: "chance",
          head: "Chance",
          numeric: true,
          onPhone: "pair",
          cell: ({ chance }) => formatShare(locale, chance),
        },
        {
          key: "post",
          head: "Cost per filled post",
          numeric: true,
          onPhone: "pair",
          cell: (option) => known(option, option.capacity === 0 ? "none" : money(option.costPerPost)),
        },
        {
          key: "even",
          head: "Break-even, cost per head",
          onPhone: "pair",
          cell: (option) => known(option, breakEven(option, money)),
        },
      ]}
    />
  );
}

function breakEven({ fewerAbove, moreBelow }: PlanOption, money: (value: number | null) => string): string {
  const parts = [
    ...(fewerAbove === null ? [] : [`fewer above ${money(fewerAbove)}`]),
    ...(moreBelow === null ? [] : [`more below ${money(moreBelow)}`]),
  ];
  return parts.length === 0 ? "no cost changes it" : parts.join(", ");
}
