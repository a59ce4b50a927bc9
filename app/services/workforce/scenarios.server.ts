import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { insertScenario, loadScenarios } from "#app/data/deployment-scenarios.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import { loadUseCases } from "#app/data/use-cases.server.ts";
import { scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { now } from "#app/platform/clock.server.ts";
import { z } from "zod";
import { loadWhatIf, type WhatIfAnswer } from "./what-if.server.ts";

const MOST_COMPARED = 3;

const storedInputs = z.object({ query: z.string() });
const storedResult = z.object({ chance: z.number().nullable(), asOf: z.string() });

export interface SavedScenario {
  readonly id: string;
  readonly name: string;
  readonly useCaseId: string;
  readonly query: string;
  /** Chance of being ready at go-live on the day it was saved; null: it was withheld. */
  readonly chance: number | null;
  readonly savedOn: string;
  readonly by: string | null;
}

export async function listScenarios(viewer: Viewer): Promise<readonly SavedScenario[]> {
  const rows = await loadScenarios(viewer.orgId, scopePaths(viewer, "planning:read"));
  return rows.map(({ id, name, useCaseId, inputs, result, createdByName: by }) => {
    const { chance, asOf } = storedResult.parse(result);
    return { id, name, useCaseId, by, chance, savedOn: asOf, query: storedInputs.parse(inputs).query };
  });
}

/** Keeps a scenario with the answer it gave today. What is withheld from the viewer is not kept either. */
export async function saveScenario(
  viewer: Viewer,
  { name, query }: { readonly name: string; readonly query: string },
): Promise<Result<{ readonly id: string }, { readonly kind: "not-found" }>> {
  const { answer } = await loadWhatIf(viewer, new URLSearchParams(query));
  if (answer === null) return err({ kind: "not-found" });
  const [mine] = await loadUseCases(viewer.orgId, scopePaths(viewer, "planning:write"), answer.useCase.id);
  if (mine === undefined) return err({ kind: "not-found" });
  const { inputs, outlook, asOf } = answer;
  const scenario = {
    ...{ id: newRowId(), useCaseId: mine.id, name, seed: inputs.seed },
    inputs: { ...inputs, query: answer.query },
    result: { asOf, chance: outlook?.chance ?? null, outlook },
  };
  await inTransaction(async (tx) => {
    await insertScenario(tx, viewer.orgId, scenario, { accountId: viewer.accountId, at: now() });
    await appendAudit(tx, {
      ...{ orgId: viewer.orgId, actorId: viewer.accountId, action: "scenario:save", subjectKind: "use-case" },
      ...{ subjectId: mine.id, after: { scenarioId: scenario.id, name, query: answer.query } },
    });
  });
  return ok({ id: scenario.id });
}

/** Up to three scenarios by the queries of their addresses, answered with today's data; unknown ones are left out. */
export async function compareScenarios(viewer: Viewer, queries: readonly string[]): Promise<readonly WhatIfAnswer[]> {
  const answers: WhatIfAnswer[] = [];
  for (const query of [...new Set(queries)].slice(0, MOST_COMPARED)) {
    const { answer } = await loadWhatIf(viewer, new URLSearchParams(query));
    if (answer !== null) answers.push(answer);
  }
  return answers;
}
