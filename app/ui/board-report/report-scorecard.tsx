import type { Dimension } from "#app/engine/scaling/indicators.ts";
import type { Mark } from "#app/engine/scaling/scorecard.ts";
import { DataTable } from "../data-table.tsx";
import { formatCount } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { MarkBadge } from "../scaling/mark-badge.tsx";
import { DIMENSION_WORDS, MARK_WORDS } from "../scaling/words.ts";
import { TextLink } from "../text-link.tsx";

interface Site {
  readonly id: string;
  readonly name: string;
  readonly score: number | null;
  readonly mark: Mark;
  readonly lowest: Dimension | null;
  readonly dimensions: readonly {
    readonly dimension: Dimension;
    readonly score: number | null;
    readonly mark: Mark;
  }[];
}

interface ReportScorecardProps {
  readonly sites: readonly Site[];
  readonly others: Readonly<Record<Mark, number>> | null;
}

const MARKS = ["low", "fair", "good", "unknown"] as const;

/** Sites against dimensions, the lowest site first. */
export function ReportScorecard({ sites, others }: ReportScorecardProps) {
  const locale = useLocale();
  const dimension = (of: Dimension) => ({
    key: of,
    head: DIMENSION_WORDS[of],
    cell: ({ id, dimensions }: Site) => {
      const own = dimensions.find((entry) => entry.dimension === of);
      return (
        <TextLink to={`/scaling/${id}#${of}`}>
          <MarkBadge mark={own?.mark ?? "unknown"} score={own?.score ?? null} />
        </TextLink>
      );
    },
  });
  return (
    <>
      <DataTable
        caption="Readiness of each site to scale AI, the lowest first"
        rows={sites}
        rowKey={({ id }) => id}
        empty="There is no site to report on."
        columns={[
          {
            key: "site",
            head: "Site",
            rowHead: true,
            cell: ({ id, name }) => <TextLink to={`/scaling/${id}`}>{name}</TextLink>,
          },
          {
            key: "lowest",
            head: "Its lowest",
            cell: ({ mark, score, lowest }) => (
              <span className="inline-flex flex-wrap items-center gap-x-2">
                <MarkBadge mark={mark} score={score} />
                {lowest !== null && <span className="text-ink-muted">{DIMENSION_WORDS[lowest]}</span>}
              </span>
            ),
          },
          dimension("infrastructure"),
          dimension("security"),
          dimension("collaboration"),
          dimension("workforce"),
        ]}
      />
      {others !== null && (
        <p className="px-4 py-3 text-14 text-ink-muted md:px-6">
          Further sites:{" "}
          {MARKS.map((mark) => `${formatCount(locale, others[mark])} ${MARK_WORDS[mark].toLowerCase()}`).join(", ")}.
        </p>
      )}
    </>
  );
}
