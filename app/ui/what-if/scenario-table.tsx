import { DataTable } from "../data-table.tsx";
import { formatChance, formatCount, formatDate, formatDecimal } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import type { Scenario } from "./what-if-types.ts";

interface Line {
  readonly key: string;
  readonly label: string;
  readonly value: (scenario: Scenario, locale: string) => string;
}

type Outlook = NonNullable<Scenario["outlook"]>;

const known =
  (say: (outlook: Outlook, locale: string) => string) =>
  ({ outlook }: Scenario, locale: string): string =>
    outlook === null ? "withheld" : say(outlook, locale);

const LINES: readonly Line[] = [
  { key: "goLive", label: "Go-live", value: ({ inputs }, locale) => formatDate(locale, inputs.goLive) },
  { key: "start", label: "Training starts", value: ({ inputs }, locale) => formatDate(locale, inputs.start) },
  { key: "hours", label: "Hours a week", value: ({ inputs }, locale) => formatDecimal(locale, inputs.hours, 1) },
  { key: "heads", label: "Heads", value: ({ inputs }) => `${inputs.heads} %` },
  { key: "away", label: "In training at once", value: ({ inputs }) => `${inputs.away} %` },
  {
    key: "from",
    label: "Who may be trained",
    value: ({ inputs }) => (inputs.from === "role" ? "The role" : "The site"),
  },
  { key: "chance", label: "Chance at go-live", value: known(({ chance }, locale) => formatChance(locale, chance)) },
  {
    key: "safe",
    label: "Earliest safe go-live",
    value: known(({ earliestSafeOn: day }, locale) =>
      day === null ? "Not within two years" : formatDate(locale, day),
    ),
  },
  {
    key: "latest",
    label: "Latest start of training",
    value: known(({ latestStartOn: day }, locale) => (day === null ? "None" : formatDate(locale, day))),
  },
  {
    key: "below",
    label: "Heads missing at stations, on average",
    value: known(({ stations }, locale) =>
      formatDecimal(
        locale,
        stations.reduce((sum, { missing }) => sum + missing, 0),
        1,
      ),
    ),
  },
  {
    key: "learning",
    label: "Hours of learning",
    value: known(({ trainingHours }, locale) => formatCount(locale, trainingHours)),
  },
  { key: "hires", label: "Hires", value: known(({ hires }, locale) => formatCount(locale, hires)) },
  { key: "cost", label: "Cost", value: known(({ cost }, locale) => formatCount(locale, cost)) },
  { key: "seed", label: "Seed", value: ({ inputs }) => String(inputs.seed) },
];

/** One column per scenario, one row per input and answer. */
export function ScenarioTable({ scenarios }: { readonly scenarios: readonly Scenario[] }) {
  const locale = useLocale();
  return (
    <DataTable
      caption="Scenarios side by side"
      rows={LINES}
      rowKey={({ key }) => key}
      empty=""
      columns={[
        { key: "line", head: "Scenario", rowHead: true, cell: ({ label }) => label },
        ...scenarios.map((scenario, at) => ({
          key: `${at} ${scenario.query}`,
          head: `${String.fromCharCode(65 + at)}: ${scenario.useCase.code}`,
          headExtra: <TextLink to={`/what-if?${scenario.query}`}>Open</TextLink>,
          numeric: true,
          onPhone: "pair" as const,
          cell: ({ value }: Line) => value(scenario, locale),
        })),
      ]}
    />
  );
}
