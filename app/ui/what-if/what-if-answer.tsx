import { addDays } from "#app/engine/kernel/calendar.ts";
import { DataTable } from "../data-table.tsx";
import { KeyFigure, KeyFigures } from "../facts.tsx";
import { formatChance, formatCount, formatDate, formatDecimal } from "../format.ts";
import { Notice } from "../notice.tsx";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import { ReadyChart } from "./ready-chart.tsx";
import type { ReadyWeek, Scenario } from "./what-if-types.ts";

/** Everything that follows from a scenario, each number with what it is made of. */
export function WhatIfAnswer({ scenario }: { readonly scenario: Scenario }) {
  const { outlook, roles, minimumGroupSize } = scenario;
  if (roles.length === 0)
    return <Notice title="This use case names no heads for a role of the framework, so nobody has to get ready." />;
  return (
    <div className="flex flex-col gap-6">
      {outlook === null ? (
        <Notice
          title={`Every role of this use case has fewer than ${minimumGroupSize} people at the site, so what follows from them is withheld.`}
        />
      ) : (
        <>
          <Headline scenario={scenario} outlook={outlook} />
          <Stations scenario={scenario} outlook={outlook} />
        </>
      )}
      <ReadyByWeek scenario={scenario} />
      <MadeOf scenario={scenario} />
    </div>
  );
}

interface PartProps {
  readonly scenario: Scenario;
  readonly outlook: NonNullable<Scenario["outlook"]>;
}

function Headline({ scenario: { inputs, assumptions }, outlook }: PartProps) {
  const locale = useLocale();
  const { earliestSafeOn, latestStartOn } = outlook;
  return (
    <Panel title="Answer">
      <KeyFigures>
        <KeyFigure
          label="Chance that everybody is ready at go-live"
          value={formatChance(locale, outlook.chance)}
          note={`On ${formatDate(locale, inputs.goLive)}; safe from ${inputs.target} %`}
        />
        <KeyFigure
          label="Earliest safe go-live"
          value={earliestSafeOn === null ? "Not within two years" : formatDate(locale, earliestSafeOn)}
          note={`First week with a chance of ${inputs.target} % or more`}
        />
        <KeyFigure
          label="Latest start of training"
          value={latestStartOn === null ? "None" : formatDate(locale, latestStartOn)}
          note={latestNote(outlook, inputs.start)}
        />
        <KeyFigure
          label="Hours of learning"
          value={formatCount(locale, outlook.trainingHours)}
          note={`${formatCount(locale, outlook.trained)} people at ${formatDecimal(locale, inputs.hours, 1)} hours a week`}
        />
        <KeyFigure label="Hires" value={formatCount(locale, outlook.hires)} note="Where nobody gets ready cheaper" />
        <KeyFigure
          label="Cost"
          value={formatCount(locale, outlook.cost)}
          note={`${formatCount(locale, outlook.trainingHours)} hours × ${formatCount(locale, assumptions.learningCost)} + ${formatCount(locale, outlook.hires)} hires × ${formatCount(locale, assumptions.hireCost)}`}
        />
      </KeyFigures>
    </Panel>
  );
}

function latestNote({ latestStartOn }: PartProps["outlook"], start: string): string {
  if (latestStartOn === null) return "No start is early enough";
  return latestStartOn < start
    ? "Earlier than the start you chose: the go-live is not safe"
    : "So that the go-live is safe";
}

function Stations({ scenario: { inputs }, outlook }: PartProps) {
  const locale = useLocale();
  return (
    <Panel
      flush
      title="Stations below crew"
      description="The heads of the use case are spread over its stations by their crews; whoever is ready fills them in that order."
    >
      <DataTable
        caption={`Stations and the heads they lack on ${formatDate(locale, inputs.goLive)}`}
        rows={outlook.stations}
        rowKey={({ id, name }) => id ?? name}
        empty="No station is named."
        columns={[
          { key: "station", head: "Station", rowHead: true, cell: ({ name }) => name },
          {
            key: "chance",
            head: "Chance to lack somebody",
            numeric: true,
            cell: ({ chanceBelow }) => (chanceBelow === 0 ? "none" : formatChance(locale, chanceBelow)),
          },
          {
            key: "missing",
            head: "Heads missing, on average",
            numeric: true,
            cell: ({ missing }) => formatDecimal(locale, missing, 1),
          },
        ]}
      />
    </Panel>
  );
}

function ReadyByWeek({ scenario }: { readonly scenario: Scenario }) {
  const { roles, asOf, goLiveWeek, outlook, minimumGroupSize } = scenario;
  const weeks = Math.min(104, Math.max(26, goLiveWeek + 12));
  const shown = roles.flatMap((role) => (role.ready === null ? [] : [{ ...role, ready: role.ready }]));
  return (
    <Panel
      title="Ready by week"
      description={`Line: the middle of 500 draws. Bands: half of them, and four in five. ${shown.length < roles.length ? `Roles with fewer than ${minimumGroupSize} people at the site are withheld.` : ""}`}
    >
      <div className="grid gap-6 lg:grid-cols-2">
        {shown.map((role) => (
          <ReadyChart key={role.roleId} role={role} asOf={asOf} goLiveWeek={goLiveWeek} weeks={weeks} />
        ))}
      </div>
      <details className="mt-4">
        <summary className="cursor-pointer py-2 text-14 text-accent">The same in numbers</summary>
        <WeekTable scenario={scenario} weeks={weeks} chances={outlook?.chanceByWeek ?? null} />
      </details>
    </Panel>
  );
}

const bandText = (point: ReadyWeek | undefined): string =>
  point === undefined ? "" : `${point.median} (${point.low80} to ${point.high80})`;

interface WeekTableProps {
  readonly scenario: Scenario;
  readonly weeks: number;
  readonly chances: readonly number[] | null;
}

function WeekTable({ scenario: { roles, asOf }, weeks, chances }: WeekTableProps) {
  const locale = useLocale();
  return (
    <DataTable
      caption="Ready people by week and role: the middle, and the band of four draws in five"
      density="compact"
      rows={Array.from({ length: weeks + 1 }, (_, week) => week)}
      rowKey={(week) => String(week)}
      empty=""
      columns={[
        { key: "week", head: "Week of", rowHead: true, cell: (week) => formatDate(locale, addDays(asOf, week * 7)) },
        ...roles.map(({ roleId, roleName, needed, ready }) => ({
          key: roleId,
          head: `${roleName}, ${needed} needed`,
          numeric: true,
          cell: (week: number) => (ready === null ? "withheld" : bandText(ready[week])),
        })),
        {
          key: "chance",
          head: "Chance for all roles",
          numeric: true,
          cell: (week) => (chances === null ? "withheld" : formatChance(locale, chances[week] ?? 0)),
        },
      ]}
    />
  );
}

function MadeOf({ scenario: { useCase, siteId, assumptions, roles } }: { readonly scenario: Scenario }) {
  const locale = useLocale();
  return (
    <Panel title="What the numbers are made of">
      <ul className="flex list-disc flex-col gap-1 pl-5 text-14">
        <li>
          Heads and stations: <TextLink to={`/use-cases/${useCase.id}`}>{`${useCase.code} ${useCase.name}`}</TextLink>.
        </li>
        <li>
          Hours per person: for every deciding skill that somebody is not ready in, the levels still to gain times the
          median minutes of a level in the lesson library, and the check or sign-off that shows it. A path made for the
          person is more exact. People:{" "}
          {roles.map(({ roleId, roleName }, at) => (
            <span key={roleId}>
              {at > 0 && ", "}
              <TextLink to={`/heatmap?site=${siteId}&held=${roleId}`}>{roleName}</TextLink>
            </span>
          ))}
          . From other roles only within {assumptions.reachHours} hours.
        </li>
        <li>
          Taken for granted: {Math.round(assumptions.carriedOut * 100)} % of learning leads to readiness, an hour costs{" "}
          {formatCount(locale, assumptions.learningCost)}, a hire {formatCount(locale, assumptions.hireCost)} and{" "}
          {formatCount(locale, assumptions.hireWeeks)} weeks on average.
        </li>
        <li>Not played: people who leave or forget meanwhile.</li>
      </ul>
    </Panel>
  );
}
