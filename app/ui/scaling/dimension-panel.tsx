import type { DimensionScore, IndicatorScore } from "#app/engine/scaling/scorecard.ts";
import { DataTable } from "../data-table.tsx";
import { formatDate } from "../format.ts";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import { MarkBadge } from "./mark-badge.tsx";
import { DIMENSION_WORDS, inUnit } from "./words.ts";

/** Where the number behind a computed indicator can be looked at. */
const BEHIND: Readonly<Record<string, (siteId: string) => { readonly to: string; readonly label: string }>> = {
  "joint-ownership": () => ({ to: "/use-cases", label: "Register" }),
  "heads-ready": () => ({ to: "/use-cases", label: "Use cases" }),
  "skills-known": (siteId) => ({ to: `/heatmap?site=${siteId}`, label: "Heatmap" }),
  literacy: (siteId) => ({ to: `/heatmap?site=${siteId}&group=ai-literacy`, label: "Heatmap" }),
};

interface DimensionPanelProps {
  readonly dimension: DimensionScore;
  readonly siteId: string;
}

/** What a dimension's score is made of. */
export function DimensionPanel({ dimension, siteId }: DimensionPanelProps) {
  const locale = useLocale();
  const value = ({ spec, reading }: IndicatorScore) =>
    reading === null ? "not measured" : inUnit(locale, reading.value, spec.unit);
  return (
    <Panel
      flush
      id={dimension.dimension}
      title={DIMENSION_WORDS[dimension.dimension]}
      action={<MarkBadge mark={dimension.mark} score={dimension.score} />}
    >
      <DataTable
        caption={`Indicators of ${DIMENSION_WORDS[dimension.dimension]}`}
        rows={dimension.indicators}
        rowKey={({ spec }) => spec.id}
        empty="No indicators."
        columns={[
          {
            key: "name",
            head: "Indicator",
            rowHead: true,
            cell: ({ spec }) => (
              <span>
                {spec.name}
                <span className="mt-0.5 block max-w-[56ch] text-12 font-normal text-ink-muted">{spec.help}</span>
              </span>
            ),
          },
          { key: "value", head: "Value", numeric: true, cell: value },
          {
            key: "range",
            head: "Good, low",
            wideOnly: true,
            cell: ({ spec }) => `${inUnit(locale, spec.good, spec.unit)}, ${inUnit(locale, spec.bad, spec.unit)}`,
          },
          { key: "weight", head: "Weight", numeric: true, wideOnly: true, cell: ({ spec }) => spec.weight },
          { key: "mark", head: "Score", cell: ({ mark, score }) => <MarkBadge mark={mark} score={score} /> },
          {
            key: "source",
            head: "Owner, evidence, date",
            onPhone: "full",
            cell: (row) => <Source row={row} siteId={siteId} />,
          },
        ]}
      />
    </Panel>
  );
}

function Source({ row, siteId }: { readonly row: IndicatorScore; readonly siteId: string }) {
  const locale = useLocale();
  const { spec, reading, isStale } = row;
  if (spec.kind === "computed") {
    const behind = BEHIND[spec.id]?.(siteId);
    return behind === undefined ? "computed" : <TextLink to={behind.to}>{behind.label}</TextLink>;
  }
  if (reading === null) return <span className="text-ink-muted">no owner, nobody has looked yet</span>;
  return (
    <span className="text-14">
      {reading.ownerName ?? "no owner"}, {formatDate(locale, reading.observedOn)}
      {isStale && <span className="text-short"> (old)</span>}
      {reading.evidence !== null && <span className="block text-12 text-ink-muted">{reading.evidence}</span>}
    </span>
  );
}
