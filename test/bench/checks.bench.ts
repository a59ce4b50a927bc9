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

/** Answers that no check ends before. */
const ANSWERS = 7;

/** The round trip of an answer below HTTP: read, score, choose the next question, committed write. */
export async function checkBenches(): Promise<readonly Measurement[]> {
  const remove = await openDatabase();
  try {
    const { takers, skills } = await makeTakers();
    const alone = await takeChecks(takers.slice(0, 1), skills, 0);
    const together = await takeChecks(takers, skills, CHECKS_EACH + 1);
    const { times, cpu, seconds } = together;
    const rate = `${(times.answers.length / seconds).toFixed(0)} a second`;
    const each = cpu / times.answers.length;
    return [
      {
        ...{ name: `answer, next question, committed write; ${String(TAKERS)} at once, ${rate}`, unit: "ms" },
        ...{ ...quantiles(times.answers), cpu: each, basis: "p95", bar: 60 },
        reference: { name: "one alone", value: quantiles(alone.times.answers).p95 },
      },
      {
        ...{ name: "last answer: ledger, belief, what changed, audit; all ending together", unit: "ms" },
        ...{ ...quantiles(times.ends), cpu: each, basis: "p95", bar: null },
        reference: { name: "one alone", value: quantiles(alone.times.ends).p95 },
      },
    ];
  } finally {
    await closeDatabase();
    await remove();
  }
}

interface Taken {
  readonly times: Times;
  /** Milliseconds of this process, and seconds, while answers were timed. */
  readonly cpu: number;
  readonly seconds: number;
}

/**
 * In rounds: everybody starts a check (not timed), everybody answers without a pause (timed), everybody answers on to the end
 * (the last answers timed). Everybody takes another skill, as people do, and never one twice; the first round warms up.
 */
async function takeChecks(takers: readonly Viewer[], skills: readonly string[], offset: number): Promise<Taken> {
  const times: Times = { answers: [], ends: [] };
  let [cpu, seconds] = [0, 0];
  for (let round = 0; round <= CHECKS_EACH; round += 1) {
    const skillOf = (at: number): string => skills[(at + offset + round) % skills.length] ?? "";
    const started = await Promise.all(takers.map((taker, at) => startOne(taker, skillOf(at))));
    const answers: number[] = [];
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    const halfway = await Promise.all(
      takers.map((taker, at) => answerOn(taker, started[at] ?? null, ANSWERS, answers, [])),
    );
    if (round > 0) {
      const { user, system } = process.cpuUsage(cpuBefore);
      cpu += (user + system) / 1e3;
      seconds += (performance.now() - before) / 1e3;
      times.answers.push(...answers);
    }
    await Promise.all(takers.map((taker, at) => answerOn(taker, halfway[at] ?? null, 100, [], times.ends)));
  }
  return { times, cpu, seconds };
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

async function startOne(taker: Viewer, skill: string): Promise<CheckInProgress | null> {
  const started = await startCheck(taker, { skillId: skill, roleId: null, extraTimePercent: 0, today: TODAY });
  if (!started.ok) throw new Error(started.error.kind);
  const loaded = await loadCheck(taker, started.value.id);
  return loaded.ok && !("over" in loaded.value) ? loaded.value : null;
}

/** Up to `most` answers without a pause; null once the check is over. */
async function answerOn(
  taker: Viewer,
  from: CheckInProgress | null,
  most: number,
  answers: number[],
  ends: number[],
): Promise<CheckInProgress | null> {
  let check = from;
  for (let count = 0; count < most && check !== null; count += 1) {
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
  return check;
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
