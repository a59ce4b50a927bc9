import { EmptyState } from "../empty-state.tsx";
import { formatCount, formatDecimal, formatInstant, formatQuantity, formatShare } from "../format.ts";
import { Notice } from "../notice.tsx";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import { CalibrationFigure, points } from "./calibration-figure.tsx";
import { CalibrationTable } from "./calibration-table.tsx";
import type { CalibrationFigures, CalibrationRow } from "./calibration-types.ts";

interface InstallationData {
  readonly computedAt: string;
  readonly people: number;
  readonly read: number;
  readonly notRequired: number;
  readonly noChanceBefore: number;
  readonly fewestPeople: number;
  readonly summary: CalibrationFigures | null;
  readonly skills: readonly CalibrationRow[];
  readonly groups: readonly { readonly by: "kind" | "site" | "shift"; readonly rows: readonly CalibrationRow[] }[];
}

interface Limits {
  readonly fewestPairs: number;
  readonly largestGap: number;
}

const BY_WORDS = {
  kind: { title: "By kind of later evidence", head: "Later evidence" },
  site: { title: "By site", head: "Site" },
  shift: { title: "By shift", head: "Shift" },
} as const;

interface InstallationProps {
  readonly data: InstallationData | null;
  readonly isDemo: boolean;
  readonly timeZone: string;
  readonly limits: Limits;
}

/** Chances that were shown to people of this company against what was seen of them later. */
export function InstallationSection({ data, isDemo, timeZone, limits }: InstallationProps) {
  const locale = useLocale();
  if (data?.summary == null) {
    return (
      <EmptyState title="How well the chances held in this company">
        {data === null
          ? "Not computed yet. It is computed every night and once shortly after the start."
          : `Later evidence exists about fewer than ${data.fewestPeople} people. Sign-offs, certificates and ratings of skills that had an estimate before fill this page.`}
      </EmptyState>
    );
  }
  return (
    <Panel
      title="From this company's own later evidence"
      description={`Each sign-off, certificate, lesson check and manager's rating is held against the chance that was shown before it. Computed ${formatInstant(locale, data.computedAt, timeZone)}.`}
    >
      <div className="flex flex-col gap-6">
        {isDemo && (
          <Notice title="These people are invented">
            The demo company and its evidence were made by a programme, so these figures say how the page works and
            nothing about the model. The simulation below has a known truth.
          </Notice>
        )}
        <CalibrationFigure figures={data.summary} against="later evidence" />
        <p className="max-w-[72ch] text-14 text-ink-muted">
          {formatCount(locale, data.read)} of {formatCount(locale, data.people)} records were read. Left out:{" "}
          {formatCount(locale, data.noChanceBefore)} statements about skills for which no chance had been shown before,
          and {formatCount(locale, data.notRequired)} about skills that the person&apos;s role does not ask for. Later
          evidence errs too: the less exact it is, the more the diagram is pulled towards its middle.
        </p>
        <Failing
          rows={[
            ...data.skills,
            ...data.groups.flatMap(({ by, rows }) =>
              rows.map((row) => ({ ...row, id: `${by} ${row.id}`, name: `${BY_WORDS[by].head}, ${row.name}` })),
            ),
          ]}
          limits={limits}
        />
      </div>
    </Panel>
  );
}

/** What fails the limits, named in one place. */
function Failing({ rows, limits }: { readonly rows: readonly CalibrationRow[]; readonly limits: Limits }) {
  const locale = useLocale();
  const failing = rows.filter(({ figures }) => figures?.verdict === "fails");
  return (
    <section aria-label="Not used for gating">
      <h3 className="text-16 font-semibold">Not used for gating</h3>
      <p className="max-w-[72ch] text-14 text-ink-muted">
        A skill or group fails when, over at least {limits.fewestPairs} comparisons, it is surely off by more than{" "}
        {points(locale, limits.largestGap)} points: its whole 95 % interval lies beyond. Nobody should be admitted to or
        kept from work by an estimate that fails. A group also fails when it is surely off by as much against everybody
        else.
      </p>
      {failing.length === 0 ? (
        <p className="mt-2 text-14">Nothing fails at present.</p>
      ) : (
        <ul className="mt-2 list-disc pl-5 text-14">
          {failing.map(({ id, name, figures }) => (
            <li key={id}>
              {name}: shown {formatShare(locale, figures?.predicted ?? 0)} on average, confirmed{" "}
              {formatShare(locale, figures?.confirmed ?? 0)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The same by skill and by group; empty where there is nothing to show of anybody. */
export function GroupSections({ data }: { readonly data: InstallationData | null }) {
  const locale = useLocale();
  if (data?.summary == null) return null;
  return (
    <>
      <Panel flush title="By skill" description={`Figures of fewer than ${data.fewestPeople} people are withheld.`}>
        <details>
          <summary className="flex min-h-(--touch) cursor-pointer items-center px-4 text-14 text-accent hover:underline md:px-6">
            {formatQuantity(locale, data.skills.length, "skill", "skills")} with later evidence
          </summary>
          <CalibrationTable caption="Calibration by skill" head="Skill" rows={data.skills} compared={false} />
        </details>
      </Panel>
      {data.groups.map(({ by, rows }) => (
        <Panel key={by} flush title={BY_WORDS[by].title} description={by === "kind" ? KIND_NOTE : GROUP_NOTE}>
          <CalibrationTable caption={BY_WORDS[by].title} head={BY_WORDS[by].head} rows={rows} compared />
        </Panel>
      ))}
    </>
  );
}

const KIND_NOTE = "Kinds of evidence differ in how exact they are, so they differ here too.";
const GROUP_NOTE =
  "Whether the chances mean the same for everybody. The language a person learns in is not recorded, so there is no table by language.";

interface SimulationData {
  readonly computedAt: string;
  readonly people: number;
  readonly seed: string;
  readonly scenarios: readonly {
    readonly id: "as-modelled" | "harsher";
    readonly summary: CalibrationFigures | null;
  }[];
}

const SCENARIOS = {
  "as-modelled": {
    title: "Evidence as the model assumes it",
    text: "People and evidence are drawn from the model's own assumptions. Deviations are chance or a fault in the programme.",
  },
  harsher: {
    title: "Evidence harsher than the model assumes",
    text: "The same people, but every source is half as noisy again, ratings are half a level too kind, knowledge fades twice as fast and levels are stated as whole numbers. This is what the page would show if the model's assumptions were wrong in this way.",
  },
} as const;

/** Drawn people whose skills are known. Says first what it is. */
export function SimulationSection({
  data,
  timeZone,
}: {
  readonly data: SimulationData | null;
  readonly timeZone: string;
}) {
  const locale = useLocale();
  if (data === null)
    return <EmptyState title="Simulation with known truth">Being computed; it takes a few seconds.</EmptyState>;
  return (
    <Panel
      title="Simulation with known truth"
      description={`This is a simulation: none of these people exists. ${formatCount(locale, data.people)} people were drawn for the roles of this company's framework, so their skills are known exactly. Drawn with the seed “${data.seed}”, computed ${formatInstant(locale, data.computedAt, timeZone)}.`}
    >
      <div className="flex flex-col gap-10">
        {data.scenarios.map(({ id, summary }) => (
          <section key={id} aria-label={SCENARIOS[id].title}>
            <h3 className="text-16 font-semibold">{SCENARIOS[id].title}</h3>
            <p className="mb-4 max-w-[72ch] text-14 text-ink-muted">{SCENARIOS[id].text}</p>
            {summary === null ? (
              <p className="text-14 text-ink-muted">The framework has no role to draw people for.</p>
            ) : (
              <CalibrationFigure figures={summary} against="a known truth" />
            )}
          </section>
        ))}
      </div>
    </Panel>
  );
}

/** What the words on this page mean, in one place. */
export function Definitions({ limits }: { readonly limits: Limits }) {
  const locale = useLocale();
  return (
    <Panel title="What the figures mean">
      <dl className="grid max-w-[72ch] gap-3 text-14">
        {[
          [
            "Expected calibration error",
            "The distance between the mean chance shown and the share confirmed, averaged over the rows of the table with their comparisons as weights. Ten ranges of equal width; neighbours are joined until each holds enough people.",
          ],
          [
            "By chance alone",
            "The same error for as many comparisons with the same chances, if every one were exactly right, from repeated draws. A smaller error is no better than it.",
          ],
          [
            "Inside the interval",
            "How often the later level, or the known truth, lay in the interval that should hold this share. For later evidence the interval includes how exact and how biased its source is assumed to be.",
          ],
          [
            "Likely",
            "95 % interval. Of shares by Wilson's formula; of differences with all comparisons of one person as one draw.",
          ],
          [
            "Limits",
            `A skill or group is judged from ${formatDecimal(locale, limits.fewestPairs, 0)} comparisons on and fails when it is surely more than ${points(locale, limits.largestGap)} points off.`,
          ],
        ].map(([term, text]) => (
          <div key={term}>
            <dt className="font-medium">{term}</dt>
            <dd className="text-ink-muted">{text}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
