import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { ScorecardPage } from "../scaling/load-scorecards.server.ts";
import type { UseCaseView } from "../use-cases/use-case-view.ts";
import type { ReportAction, ReportForecast } from "./board-report.ts";

const MOST_ACTIONS = 5;
/** Of these so many come from the scorecard first, where there are gaps too. */
const FROM_SCORECARD = 3;

interface Sources {
  readonly cards: ScorecardPage["cards"];
  readonly useCases: readonly UseCaseView[];
  readonly forecast: ReportForecast;
  readonly asOf: PlainDate;
}

/** Five things to do: three of the lowest dimensions, two of the largest gaps, and more of the one where the other has too few. */
export function chooseActions({ cards, useCases, forecast, asOf }: Sources): readonly ReportAction[] {
  const [scaling, gaps] = [scalingActions(cards), gapActions(forecast, useCases, asOf)];
  const first = Math.max(FROM_SCORECARD, MOST_ACTIONS - gaps.length);
  const chosen = scaling.slice(0, first);
  return [...chosen, ...gaps.slice(0, MOST_ACTIONS - chosen.length)];
}

/** The next action of every dimension that has one, the lowest first. Owner and day of who took it on, else of the indicator. */
function scalingActions(cards: ScorecardPage["cards"]): readonly ReportAction[] {
  return cards
    .flatMap(({ site, dimensions, actions }) =>
      dimensions.flatMap(({ dimension, score, next }) => {
        if (next === null) return [];
        const taken = actions.find(({ indicatorId, doneAt }) => indicatorId === next.spec.id && doneAt === null);
        const owner = taken?.ownerName ?? next.reading?.ownerName ?? null;
        const action: ReportAction = {
          text: next.spec.action,
          about: site.name,
          to: `/scaling/${site.id}#${dimension}`,
          owner,
          dueOn: taken?.dueOn ?? null,
        };
        return [{ score: score ?? 100, key: `${site.name} ${dimension}`, action }];
      }),
    )
    .sort((left, right) => left.score - right.score || left.key.localeCompare(right.key))
    .map(({ action }) => action);
}

/** Each role that is short. It is due when the first use case that asks for it goes live; whoever owns that, owns this. */
function gapActions(
  { roles }: ReportForecast,
  useCases: readonly UseCaseView[],
  asOf: PlainDate,
): readonly ReportAction[] {
  return roles.map(({ id, name }) => {
    const first = useCases.find(
      ({ goLiveOn, status, demands }) =>
        goLiveOn !== null && goLiveOn > asOf && status !== "stopped" && demands.some(({ roleId }) => roleId === id),
    );
    const until = first === undefined ? "" : ` ${first.code} needs it first.`;
    return {
      text: `Decide how this gap is closed: train, move, hire or borrow.${until}`,
      about: name,
      to: `/forecast/roles/${id}`,
      owner: first?.otOwner ?? first?.itOwner ?? null,
      dueOn: first?.goLiveOn ?? null,
    };
  });
}
