import { DataTable } from "../data-table.tsx";
import { formatCount, formatDecimal } from "../format.ts";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import { FairnessTables, type FairnessView } from "./fairness-tables.tsx";
import { MixBar } from "./mix-bar.tsx";
import { OptionTable } from "./option-table.tsx";
import { SOURCE_NAMES, type PlanOption, type Source } from "./plan-types.ts";
import { TargetTable, type TargetLine } from "./target-table.tsx";

type Heads = Readonly<Record<Source | "open", number>>;

type Body =
  | {
      readonly kind: "mix";
      readonly gap: number;
      readonly options: readonly PlanOption[];
      readonly recommended: Heads;
      readonly chosen: Heads;
      readonly assumptions: readonly {
        readonly key: string;
        readonly label: string;
        readonly value: number;
        readonly source: string;
      }[];
    }
  | {
      readonly kind: "redeploy";
      readonly budget: number;
      readonly cost: number;
      readonly lowerBound: number;
      readonly nextUnitSaves: number;
      readonly targets: readonly TargetLine[];
      readonly fairness: readonly FairnessView[];
    };

/** What a decided plan was made from, as it was on that day. */
export function PlanMadeOf({ body }: { readonly body: Body }) {
  const locale = useLocale();
  if (body.kind === "redeploy")
    return (
      <>
        <Panel flush title="Who goes where" description={`Budget for learning: ${formatCount(locale, body.budget)}.`}>
          <TargetTable targets={body.targets} />
        </Panel>
        <FairnessTables fairness={body.fairness} />
      </>
    );
  const rows = ([...Object.keys(SOURCE_NAMES), "open"] as readonly (Source | "open")[]).map((kind) => ({
    kind,
    name: kind === "open" ? "Left open" : SOURCE_NAMES[kind],
  }));
  return (
    <>
      <Panel flush title={`Mix for the gap of ${formatCount(locale, body.gap)}`}>
        <div className="px-4 pb-4 md:px-6">
          <MixBar gap={body.gap} heads={body.chosen} />
        </div>
        <DataTable
          caption="Heads as decided and as recommended; each column sums to the gap"
          rows={rows}
          rowKey={({ kind }) => kind}
          empty=""
          columns={[
            { key: "way", head: "Way", rowHead: true, cell: ({ name }) => name },
            { key: "chosen", head: "Decided", numeric: true, onPhone: "pair", cell: ({ kind }) => body.chosen[kind] },
            {
              key: "recommended",
              head: "Recommended",
              numeric: true,
              onPhone: "pair",
              cell: ({ kind }) => body.recommended[kind],
            },
          ]}
        />
      </Panel>
      <Panel flush title="Options on the day of the decision">
        <OptionTable options={body.options} gap={body.gap} />
      </Panel>
      <Panel flush title="Assumptions on the day of the decision">
        <DataTable
          caption="Assumptions of the plan"
          density="compact"
          rows={body.assumptions}
          rowKey={({ key }) => key}
          empty=""
          columns={[
            { key: "label", head: "Assumption", rowHead: true, cell: ({ label }) => label },
            {
              key: "value",
              head: "Value",
              numeric: true,
              onPhone: "pair",
              cell: ({ value }) => formatDecimal(locale, value, Number.isInteger(value) ? 0 : 1),
            },
            { key: "source", head: "Usual value from", onPhone: "full", cell: ({ source }) => source },
          ]}
        />
      </Panel>
    </>
  );
}
