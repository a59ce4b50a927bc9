import type { ItemReading } from "#app/services/load-item.server.ts";
import type { StoredItemStatistics } from "#app/services/stored-item-statistics.ts";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatCount, formatDecimal, formatInstant, formatShare } from "#app/ui/format.ts";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Badge } from "#app/ui/status-badge.tsx";
import { FLAG_WORDS } from "../_app.items._index/item-words.ts";

type Item = Pick<ItemReading, "statistics" | "calibration" | "expert" | "computedAt">;

interface Measure {
  readonly name: string;
  readonly value: string;
  readonly of: string;
  readonly meaning: string;
}

/** What the answers say about the question, each number with what it means and how many answers it is made of. */
export function Statistics({ item }: { readonly item: Item }) {
  const locale = useLocale();
  const { statistics, computedAt } = item;
  const description =
    statistics === null || computedAt === null
      ? "Nobody has answered it yet, or the nightly run has not come since."
      : `Computed ${formatInstant(locale, computedAt, "UTC")} UTC. Below 50 answers only counts are shown.`;
  return (
    <Panel title="Statistics" description={description} flush>
      {statistics !== null && statistics.flags.length > 0 && <Flags flags={statistics.flags} />}
      <DataTable
        caption="Statistics of the question"
        columns={[
          { key: "name", head: "Measure", rowHead: true, cell: (row: Measure) => row.name },
          { key: "value", head: "Value", numeric: true, cell: (row) => row.value },
          { key: "of", head: "Made of", cell: (row) => row.of },
          { key: "meaning", head: "What it means", onPhone: "full", cell: (row) => row.meaning },
        ]}
        rows={measures(item, locale)}
        rowKey={(row) => row.name}
        empty=""
      />
      {statistics !== null && statistics.options.length > 0 && <Options statistics={statistics} />}
      {statistics !== null && statistics.groups.length > 0 && <Groups statistics={statistics} />}
    </Panel>
  );
}

function Flags({ flags }: { readonly flags: StoredItemStatistics["flags"] }) {
  return (
    <ul className="flex flex-col gap-2 border-b border-line px-4 pb-4 md:px-6">
      {flags.map((flag) => (
        <li key={flag} className="flex flex-wrap items-baseline gap-2 text-14">
          <Badge tone={FLAG_WORDS[flag].tone}>{FLAG_WORDS[flag].word}</Badge>
          <span>{FLAG_WORDS[flag].meaning}</span>
        </li>
      ))}
    </ul>
  );
}

const TOO_FEW = "too few";

function measures({ statistics, calibration, expert }: Item, locale: string): readonly Measure[] {
  const decimal = (value: number, digits = 2): string => formatDecimal(locale, value, digits);
  const count = (value: number): string => formatCount(locale, value);
  const difficulty: Measure = {
    name: "Difficulty",
    value:
      calibration === null
        ? `${decimal(expert.difficulty, 1)} ± ${decimal(expert.sd, 1)}`
        : `${decimal(calibration.difficulty, 1)} ± ${decimal(calibration.errors.difficulty, 1)}`,
    of: calibration === null ? "the writer's level" : `${count(calibration.answers)} answers and the writer's level`,
    meaning:
      "Where on the scale of proficiency half the people answer right. With few answers it stays near the writer's.",
  };
  if (statistics === null) return [difficulty];
  const { answers, right, shareRight, discriminationIndex, medianSeconds, fit, checks, givenIn } = statistics;
  const made = `${count(answers)} answers`;
  return [
    {
      name: "Right answers",
      value: shareRight === null ? count(right) : formatShare(locale, shareRight),
      of: made,
      meaning: "Each person's first answer. Below 25 % or above 95 % it is reviewed.",
    },
    {
      name: "Item-total",
      value: discriminationIndex === null ? TOO_FEW : decimal(discriminationIndex),
      of: made,
      meaning: "How it goes with the other answers of the same people. Below 0.15 review, below 0 withdraw.",
    },
    difficulty,
    ...(calibration === null
      ? []
      : [
          {
            name: "Discrimination",
            value: `${decimal(calibration.discrimination)} ± ${decimal(calibration.errors.discrimination)}`,
            of: `${count(calibration.answers)} answers`,
            meaning: "How sharply it tells people below and above its difficulty apart; 1 is usual.",
          },
        ]),
    {
      name: "Median time",
      value: medianSeconds === null ? TOO_FEW : `${count(Math.round(medianSeconds))} s`,
      of: made,
      meaning: `Expected: ${count(statistics.expectedSeconds)} s. Under a third of it people may guess; over three times it is hard to read.`,
    },
    {
      name: "Given in",
      value: checks === 0 ? "–" : formatShare(locale, givenIn / checks),
      of: `${count(givenIn)} of ${count(checks)} checks in a year`,
      meaning: "Above 30 % of at least 50 checks it becomes known and is retired.",
    },
    {
      name: "Distance from its curve",
      value: fit === null ? TOO_FEW : `${decimal(100 * fit.misfit, 1)} points`,
      of: fit === null ? "100 people with the same questions are needed" : `${count(fit.people)} people`,
      meaning:
        fit === null
          ? "Seen against expected shares right, by total score."
          : `Seen against expected shares right. A curve that is right gives this much or more in ${formatShare(locale, fit.probability)} of cases.`,
    },
  ];
}

function Options({ statistics }: { readonly statistics: StoredItemStatistics }) {
  const locale = useLocale();
  const { options, answers } = statistics;
  return (
    <div className="border-t border-line">
      <DataTable
        caption="How often each option is chosen, and by whom"
        showCaption
        columns={[
          {
            key: "option",
            head: "Option",
            rowHead: true,
            cell: (row: (typeof options)[number]) => (
              <span className="inline-flex items-center gap-2">
                {row.option}
                {row.isKey && <Badge tone="ready">Key</Badge>}
              </span>
            ),
          },
          { key: "count", head: "Chosen", numeric: true, cell: (row) => formatCount(locale, row.count) },
          {
            key: "share",
            head: "Share",
            numeric: true,
            cell: (row) => (answers < 50 ? TOO_FEW : formatShare(locale, row.count / answers)),
          },
          {
            key: "strength",
            head: "Other answers of those who chose it",
            numeric: true,
            cell: (row) =>
              row.meanRestScore === null ? TOO_FEW : `${formatDecimal(locale, row.meanRestScore, 2)} sd from the mean`,
          },
        ]}
        rows={options}
        rowKey={(row) => row.option}
        empty=""
      />
    </div>
  );
}

const EFFECTS = { A: "none to speak of", B: "medium", C: "large" } as const;

function Groups({ statistics }: { readonly statistics: StoredItemStatistics }) {
  const locale = useLocale();
  return (
    <div className="border-t border-line">
      <DataTable
        caption="Groups of equal ability against all others, from 30 people on (Mantel-Haenszel, delta scale: below 0 it is harder for the group)"
        showCaption
        columns={[
          {
            key: "group",
            head: "Group",
            rowHead: true,
            cell: (row: StoredItemStatistics["groups"][number]) =>
              `${row.kind === "site" ? "Site" : "Shift"}: ${row.name}`,
          },
          { key: "people", head: "People", numeric: true, cell: (row) => formatCount(locale, row.people) },
          {
            key: "delta",
            head: "Difference",
            numeric: true,
            cell: (row) => `${formatDecimal(locale, row.delta, 1)} ± ${formatDecimal(locale, row.deltaError, 1)}`,
          },
          { key: "effect", head: "Effect", cell: (row) => EFFECTS[row.effect] },
        ]}
        rows={statistics.groups}
        rowKey={(row) => `${row.kind} ${row.name}`}
        empty=""
      />
    </div>
  );
}
