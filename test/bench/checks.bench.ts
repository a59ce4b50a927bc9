import { adoptFramework, loadCatalog } from "#app/data/framework.server.ts";
import { closeDatabase, database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { accountId, learnerId, orgId } from "#app/engine/kernel/ids.ts";
import type { Answer } from "#app/engine/measurement/answer-key.ts";
import { answerCheck } from "#app/services/checks/answer-check.server.ts";
import type { CheckInProgress, QuestionOnScreen } from "#app/services/checks/check-view.ts";
import { loadCheck } from "#app/services/checks/load-check.server.ts";
import { startCheck } from "#app/services/checks/start-check.server.ts";
import { installLibrary } from "#app/services/install-library.server.ts";
import { publishCatalog } from "#app/services/publish-catalog.server.ts";
import { openDatabase } from "./bench-database.ts";
import type { Measurement } from "./measure.ts";

const TODAY = plainDate("2026-06-01");

/** People taking a check at the same moment, in one process. */
const TAKERS = 25;
const CHECKS_EACH = 4;

/** The round trip of an answer below HTTP: read, score, choose the next question, committed write. */
export async function checkBenches(): Promise<readonly Measurement[]> {
  const remove = await openDatabase();
  try {
    const { takers, skills } = await makeTakers();
    await Promise.all(takers.map((taker) => takeCheck(taker, skills[0] ?? "", [])));
    const times: Times = { answers: [], ends: [] };
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    // everybody begins with another skill, as people do
    const turns = takers.map((_, at) =>
      skills.slice(1).map((__, turn) => skills[1 + ((at + turn) % (skills.length - 1))] ?? ""),
    );
    await Promise.all(takers.map((taker, at) => takeAll(taker, (turns[at] ?? []).slice(0, CHECKS_EACH), times)));
    const seconds = (performance.now() - before) / 1_000;
    const { user, system } = process.cpuUsage(cpuBefore);
    const all = times.answers.length + times.ends.length;
    const cpu = (user + system) / 1e3 / all;
    const rate = `${(all / seconds).toFixed(0)} a second`;
    return [
      {
        ...{ name: `answer, next question, committed write; ${String(TAKERS)} at once, ${rate}`, unit: "ms" },
        ...{ ...quantiles(times.answers), cpu, basis: "p95", reference: null, bar: 60 },
      },
      {
        ...{ name: "last answer: ledger, belief, what changed, audit", unit: "ms" },
        ...{ ...quantiles(times.ends), cpu, basis: "p95", reference: null, bar: null },
      },
    ];
  } finally {
    await closeDatabase();
    await remove();
  }
}

interface Times {
  readonly answers: number[];
  readonly ends: number[];
}

async function makeTakers(): Promise<{ readonly takers: readonly Viewer[]; readonly skills: readonly string[] }> {
  const published = await publishCatalog();
  if (!published.ok) throw new Error("the content has errors: run npm run check-content");
  const org = orgId((await database().org.create({ data: { slug: "bench-checks", name: "Bench" } })).id);
  await adoptFramework(published.value.versionId);
  await installLibrary();
  const catalog = await loadCatalog(published.value.versionId);
  const unit = await database().orgUnit.create({
    data: { orgId: org, number: 1, path: "/1/", kind: "site", code: "U1", name: "Unit" },
  });
  const account = await database().account.create({ data: { orgId: org, displayName: "Bench" } });
  const people = await database().person.createManyAndReturn({
    data: Array.from({ length: TAKERS }, (_, at) => {
      const role = catalog.roles[at % catalog.roles.length]?.id ?? null;
      return { orgId: org, externalId: String(at), displayName: "Taker", orgUnitId: unit.id, roleId: role };
    }),
    select: { id: true },
  });
  const banks = await database().item.groupBy({ by: ["skillId"], where: { orgId: org, status: "live" }, _count: true });
  const skills = banks.filter(({ _count }) => _count >= 16).map(({ skillId }) => skillId);
  const takers = people.map(({ id }) => {
    const person = { learnerId: learnerId(id), displayName: "Taker", grants: [] };
    return { orgId: org, accountId: accountId(account.id), ...person };
  });
  return { takers, skills };
}

async function takeAll(taker: Viewer, skills: readonly string[], times: Times): Promise<void> {
  for (const skill of skills) await takeCheck(taker, skill, times.answers, times.ends);
}

async function takeCheck(taker: Viewer, skill: string, answers: number[], ends: number[] = []): Promise<void> {
  const started = await startCheck(taker, { skillId: skill, roleId: null, extraTimePercent: 0, today: TODAY });
  if (!started.ok) throw new Error(started.error.kind);
  const loaded = await loadCheck(taker, started.value.id);
  let check: CheckInProgress | null = loaded.ok && !("over" in loaded.value) ? loaded.value : null;
  while (check !== null) {
    const [shown] = check.questions;
    if (shown === undefined) throw new Error("a running check has a question on the screen");
    const { itemId, decision } = shown;
    const place = { sequence: check.answered, itemId, decision: (decision?.number ?? 1) - 1 };
    const sent = { ...place, answer: firstChoice(shown), confidence: "unsure" as const, queued: false };
    const before = performance.now();
    const delivery = await answerCheck(taker, check.id, [sent], TODAY);
    const passed = performance.now() - before;
    if (!delivery.ok) throw new Error(delivery.error.kind);
    (delivery.value.check === null ? ends : answers).push(passed);
    check = delivery.value.check;
  }
}

function firstChoice({ question }: QuestionOnScreen): Answer {
  return question.type === "single" ? { type: "single", choice: question.options[0]?.id ?? "a" } : { type: "blank" };
}

function quantiles(values: readonly number[]): { readonly median: number; readonly p95: number } {
  const sorted = values.toSorted((left, right) => left - right);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}
