import { loadStationsOfPeople } from "#app/data/stations.server.ts";
import { loadUseCases } from "#app/data/use-cases.server.ts";
import { isInScope, scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays, type PlainDate } from "#app/engine/kernel/calendar.ts";
import { simulateDeployment, type DeploymentOutlook } from "#app/engine/workforce/deployment.ts";
import { demandOf, type DeploymentQuestion } from "#app/engine/workforce/deployment-question.ts";
import { loadPlanningAssumptions } from "../forecast/planning-assumptions.server.ts";
import { loadSiteCrews, type SiteCrews } from "../use-cases/site-crews.server.ts";
import { loadLevelMinutes } from "./learning-hours.server.ts";
import { parseWhatIf, whatIfQuery, type WhatIfInputs } from "./what-if-inputs.ts";
import { REACH_HOURS, whatIfQuestion, type NamedStation, type WhatIfFacts } from "./what-if-question.ts";

export interface WeekPoint {
  readonly median: number;
  readonly low80: number;
  readonly high80: number;
  readonly low50: number;
  readonly high50: number;
}

export interface WhatIfAnswer {
  readonly inputs: WhatIfInputs;
  readonly query: string;
  readonly useCase: { readonly id: string; readonly code: string; readonly name: string; readonly siteName: string };
  readonly siteId: string;
  readonly asOf: PlainDate;
  readonly notes: readonly string[];
  readonly goLiveWeek: number;
  readonly roles: readonly {
    readonly roleId: string;
    readonly roleName: string;
    readonly needed: number;
    /** By week from today; null: withheld, the group is too small. */
    readonly ready: readonly WeekPoint[] | null;
  }[];
  /** Null: every role is withheld, and with it what follows from them. */
  readonly outlook: {
    readonly chanceByWeek: readonly number[];
    readonly chance: number;
    readonly stations: readonly (NamedStation & { readonly chanceBelow: number; readonly missing: number })[];
    readonly trained: number;
    readonly trainingHours: number;
    readonly hires: number;
    readonly cost: number;
    readonly earliestSafeOn: PlainDate | null;
    readonly latestStartOn: PlainDate | null;
  } | null;
  readonly assumptions: {
    readonly learningCost: number;
    readonly hireCost: number;
    readonly hireWeeks: number;
    readonly carriedOut: number;
    readonly reachHours: number;
  };
  readonly minimumGroupSize: number;
}

export interface WhatIfPage {
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** Null: no use case names heads yet, or the one asked for is not there. */
  readonly answer: WhatIfAnswer | null;
  readonly isUnknown: boolean;
  readonly mayWrite: boolean;
}

/** The answer for the scenario in an address; what the address leaves out is as the use case and the assumptions have it. */
export async function loadWhatIf(viewer: Viewer, search: URLSearchParams): Promise<WhatIfPage> {
  const [useCases, crews, inForce] = await Promise.all([
    loadUseCases(viewer.orgId, scopePaths(viewer, "planning:read")),
    loadSiteCrews(viewer.orgId),
    loadPlanningAssumptions(viewer.orgId),
  ]);
  const possible = useCases.filter(({ demands }) => demands.length > 0);
  const open = possible.filter(({ goLiveOn, status }) => status !== "stopped" && (goLiveOn ?? "9") > crews.asOf);
  const asked = search.get("useCase");
  const useCase = asked === null || asked === "" ? (open[0] ?? possible[0]) : possible.find(({ id }) => id === asked);
  const page = {
    choices: possible.map(({ id, code, name, siteName }) => ({ value: id, label: `${code} ${name}, ${siteName}` })),
    mayWrite: scopePaths(viewer, "planning:write").length > 0,
  };
  if (useCase === undefined) return { ...page, answer: null, isUnknown: possible.length > 0 };
  const { assumptions } = inForce;
  const [minutes, places] = await Promise.all([
    loadLevelMinutes(viewer.orgId, crews.catalog, crews.asOf),
    loadStationsOfPeople(viewer.orgId, useCase.sitePath),
  ]);
  const usual = { useCase: useCase.id, goLive: useCase.goLiveOn, hours: assumptions.learningHours.value };
  const { inputs, notes } = parseWhatIf(search, usual, crews.asOf);
  const facts = { useCase, crews, minutes, places, assumptions };
  return { ...page, isUnknown: false, answer: answerFor(viewer, facts, inputs, notes) };
}

function answerFor(viewer: Viewer, facts: WhatIfFacts, inputs: WhatIfInputs, notes: readonly string[]): WhatIfAnswer {
  const { useCase, crews, assumptions } = facts;
  const { question, stations } = whatIfQuestion(facts, inputs);
  const outlook = simulateDeployment(question);
  const mayReadPeople = isInScope(scopePaths(viewer, "person:read"), useCase.sitePath);
  const roles = rolesOf(facts, question, outlook, (roleId) => mayReadPeople || isShown(crews, useCase.siteId, roleId));
  const isHidden = roles.length === 0 || roles.every(({ ready }) => ready === null);
  const { id, code, name, siteName, siteId } = useCase;
  return {
    ...{ inputs, query: whatIfQuery(inputs), notes, asOf: crews.asOf, siteId, roles },
    useCase: { id, code, name, siteName },
    goLiveWeek: question.goLiveWeek,
    outlook: isHidden ? null : outlookView(question, outlook, stations, crews.asOf),
    assumptions: {
      learningCost: assumptions.learningCost.value,
      hireCost: assumptions.hireCost.value,
      hireWeeks: assumptions.hireWeeks.value,
      carriedOut: assumptions.plannedLearning.isOn ? assumptions.plannedLearning.value : 1,
      reachHours: REACH_HOURS,
    },
    minimumGroupSize: crews.minimumGroupSize,
  };
}

/** A group of nobody says nothing about anybody. */
const isShown = (crews: SiteCrews, siteId: string, roleId: string): boolean => crews.shown(siteId, roleId) !== null;

function rolesOf(
  { useCase, crews }: WhatIfFacts,
  question: DeploymentQuestion,
  { readyByWeek }: DeploymentOutlook,
  mayShow: (roleId: string) => boolean,
): WhatIfAnswer["roles"] {
  const known = useCase.demands.filter(({ roleId }) => crews.catalog.roles.some(({ id }) => id === roleId));
  const demand = demandOf(question);
  return known.map(({ roleId }, at) => {
    const bands = readyByWeek[at];
    const ready =
      bands === undefined || !mayShow(roleId)
        ? null
        : Array.from(bands.median, (median, week) => ({
            median,
            low80: bands.low80[week] ?? 0,
            high80: bands.high80[week] ?? 0,
            low50: bands.low50[week] ?? 0,
            high50: bands.high50[week] ?? 0,
          }));
    const roleName = crews.catalog.roles.find(({ id }) => id === roleId)?.name ?? roleId;
    return { roleId, roleName, needed: demand[at] ?? 0, ready };
  });
}

function outlookView(
  { hours, roles }: DeploymentQuestion,
  outlook: DeploymentOutlook,
  names: ReadonlyMap<number, NamedStation>,
  asOf: PlainDate,
): NonNullable<WhatIfAnswer["outlook"]> {
  const day = (week: number | null): PlainDate | null => (week === null ? null : addDays(asOf, week * 7));
  const { plan } = outlook;
  return {
    chanceByWeek: Array.from(outlook.chanceByWeek),
    chance: outlook.chanceReadyAtGoLive,
    stations: outlook.stations.flatMap(({ station, chanceBelow, missing }) => {
      const named = names.get(station);
      return named === undefined ? [] : [{ ...named, chanceBelow, missing }];
    }),
    trained: plan.roleOf.reduce((sum, role, at) => sum + (role >= 0 && (hours[at * roles + role] ?? 0) > 0 ? 1 : 0), 0),
    trainingHours: Math.round(outlook.trainingHours),
    hires: outlook.hires,
    cost: Math.round(outlook.cost),
    earliestSafeOn: day(outlook.earliestSafeWeek),
    latestStartOn: day(outlook.latestTrainingStart),
  };
}
