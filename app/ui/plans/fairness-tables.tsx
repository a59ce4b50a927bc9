import { DataTable } from "../data-table.tsx";
import { formatDecimal, formatShare } from "../format.ts";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";

export interface FairnessView {
  readonly attribute: string;
  /** Null: too few people to compare. */
  readonly groups:
    | readonly {
        readonly names: readonly string[];
        readonly people: number;
        readonly selected: number;
        readonly ratio: number | null;
        readonly standing: string;
      }[]
    | null;
}

const STANDING_WORDS: Readonly<Record<string, string>> = {
  reference: "Chosen most often",
  similar: "Chosen about as often",
  unclear: "Less often, may be chance",
  lower: "Less often: look at why",
};

const ATTRIBUTE_WORDS: Readonly<Record<string, string>> = { shift: "shift", site: "site" };

/** How often each group was chosen. A finding is a reason to look, not a verdict. */
export function FairnessTables({ fairness }: { readonly fairness: readonly FairnessView[] }) {
  const locale = useLocale();
  return (
    <Panel
      flush
      title="Fairness check"
      description="How often each group was chosen, against the group chosen most often. Below four fifths is a reason to look, not a verdict. Small groups are counted together."
    >
      {fairness.map(({ attribute, groups }) => (
        <DataTable
          key={attribute}
          caption={`Chosen by ${ATTRIBUTE_WORDS[attribute] ?? attribute}`}
          showCaption
          rows={groups ?? []}
          rowKey={({ names }) => names.join(" ")}
          empty="Too few people to compare."
          columns={[
            { key: "group", head: "Group", rowHead: true, cell: ({ names }) => names.join(", ") },
            { key: "people", head: "People", numeric: true, onPhone: "pair", cell: ({ people }) => people },
            { key: "selected", head: "Chosen", numeric: true, onPhone: "pair", cell: ({ selected }) => selected },
            {
              key: "rate",
              head: "Rate",
              numeric: true,
              onPhone: "pair",
              cell: ({ people, selected }) => formatShare(locale, selected / Math.max(1, people)),
            },
            {
              key: "ratio",
              head: "Against the most",
              numeric: true,
              onPhone: "pair",
              cell: ({ ratio }) => (ratio === null ? "" : formatDecimal(locale, ratio, 2)),
            },
            {
              key: "standing",
              head: "Reading",
              onPhone: "full",
              cell: ({ standing }) => STANDING_WORDS[standing] ?? standing,
            },
          ]}
        />
      ))}
    </Panel>
  );
}
