import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { closeStaleChecks } from "#app/services/checks/close-stale-checks.server.ts";
import { answerCheck } from "#app/services/checks/answer-check.server.ts";
import { loadCheckResult } from "#app/services/checks/load-check-result.server.ts";
import { loadCheckStart } from "#app/services/checks/load-check-start.server.ts";
import { loadMyChecks } from "#app/services/checks/load-my-checks.server.ts";
import { finishCheck, pauseCheck, resumeCheck } from "#app/services/checks/pause-check.server.ts";
import { startCheck } from "#app/services/checks/start-check.server.ts";
import { recomputeBeliefs } from "#app/services/recompute-beliefs.server.ts";
import { withDatabase } from "../database.ts";
import type { Company } from "../evidence/company.ts";
import { answerTo, begin, companyWithItems, reload, send, SKILL, takeAll, takerOf, TODAY } from "./taker.ts";

withDatabase();

let company: Company;
let seat = 0;
const nextTaker = () => takerOf(company, (seat += 1) - 1);
const entriesOf = (id: string) => database().evidence.findMany({ where: { orgId: company.orgId, sourceId: id } });

beforeAll(async () => {
  company = await companyWithItems(30);
});

describe("a check", () => {
  it("leaves as many entries in the ledger as questions were answered, and a belief that a replay gives again", async () => {
    const viewer = nextTaker();
    const check = await begin(viewer);
    await takeAll(viewer, check, () => true);
    const answers = await database().assessmentAnswer.count({
      where: { orgId: company.orgId, assessmentId: check.id },
    });
    expect(answers).toBeGreaterThanOrEqual(8);
    expect(await entriesOf(check.id)).toHaveLength(answers);
    const result = await loadCheckResult(viewer, check.id);
    if (!result.ok) throw new Error(result.error.kind);
    expect(result.value.effect.before).toBeNull();
    expect(result.value.effect.after.level).toBeGreaterThan(2);
    expect(result.value.answers).toHaveLength(answers);
    expect(result.value.scored + result.value.notScored).toBe(answers);
    const recomputed = await recomputeBeliefs(company.slug, viewer.learnerId);
    expect(recomputed.ok && recomputed.value.maxAbsDifference).toBe(0);
    const notes = await database().changeNote.findMany({ where: { orgId: company.orgId, causeId: check.id } });
    expect(notes.map(({ cause }) => cause)).toEqual(["check"]);
  });

  it("names what was answered wrongly by somebody who was sure, and never the key", async () => {
    const viewer = nextTaker();
    const check = await begin(viewer);
    await takeAll(viewer, check, (n) => n % 2 === 0);
    const result = await loadCheckResult(viewer, check.id);
    if (!result.ok) throw new Error(result.error.kind);
    const wrong = result.value.answers.filter(({ outcome }) => outcome === "wrong" || outcome === "partly");
    expect(wrong.length).toBeGreaterThan(2);
    expect(result.value.confidentlyWrong.map(({ sequence }) => sequence)).toEqual(
      wrong.map(({ sequence }) => sequence),
    );
    const body = JSON.stringify(result.value);
    expect(body).not.toContain('"key"');
    expect(body).not.toContain('"correct"');
  });

  it("goes on where it stood, for whoever starts it again", async () => {
    const viewer = nextTaker();
    const check = await begin(viewer);
    await send(viewer, check.id, [await answerTo(viewer, check)]);
    const again = await begin(viewer);
    expect(again.id).toBe(check.id);
    expect(again.answered).toBe(1);
    const start = await loadCheckStart(viewer, SKILL, null, TODAY);
    expect(start.ok && start.value.open).toEqual({ id: check.id, answered: 1 });
  });

  it("may be taken again after the wait, with none of the questions of the first", async () => {
    const viewer = nextTaker();
    const first = await begin(viewer);
    await takeAll(viewer, first, (n) => n % 3 !== 0);
    const wish = { skillId: SKILL, roleId: null, extraTimePercent: 0 };
    const tooEarly = await startCheck(viewer, { ...wish, today: addDays(TODAY, 6) });
    expect(tooEarly.ok ? "started" : tooEarly.error.kind).toBe("too-early");
    const start = await loadCheckStart(viewer, SKILL, null, addDays(TODAY, 6));
    expect(start.ok && start.value.retakeOn).toBe(addDays(TODAY, 7));
    const second = await startCheck(viewer, { ...wish, today: addDays(TODAY, 7) });
    if (!second.ok) throw new Error(second.error.kind);
    await takeAll(viewer, await reload(viewer, second.value.id), () => true);
    const given = async (id: string) =>
      (await database().assessmentAnswer.findMany({ where: { assessmentId: id, scored: true } })).map(
        ({ itemId }) => itemId,
      );
    const [one, two] = [await given(first.id), await given(second.value.id)];
    expect(two.filter((id) => one.includes(id))).toEqual([]);
    expect((await loadMyChecks(viewer, addDays(TODAY, 7)))?.finished.map(({ id }) => id)).toEqual([
      second.value.id,
      first.id,
    ]);
  });

  it("ends early with what is there when the person leaves it", async () => {
    const viewer = nextTaker();
    const check = await begin(viewer);
    await send(viewer, check.id, [await answerTo(viewer, check)]);
    expect(await finishCheck(viewer, check.id, TODAY)).toEqual({ ok: true, value: null });
    expect(await entriesOf(check.id)).toHaveLength(1);
    const again = await finishCheck(viewer, check.id, TODAY);
    expect(again.ok ? "ended" : again.error.kind).toBe("check-over");
    expect(await entriesOf(check.id)).toHaveLength(1);
  });

  it("takes no answer while paused, and goes on afterwards", async () => {
    const viewer = nextTaker();
    const check = await begin(viewer);
    const answer = await answerTo(viewer, check);
    expect(await pauseCheck(viewer, check.id, TODAY)).toEqual({ ok: true, value: null });
    expect((await reload(viewer, check.id)).questions).toEqual([]);
    expect((await send(viewer, check.id, [answer])).refused).toEqual([{ kind: "check-paused" }]);
    await resumeCheck(viewer, check.id, TODAY);
    expect((await send(viewer, check.id, [answer])).refused).toEqual([null]);
  });
});

describe("the curves of a check", () => {
  it("are those of the answers from 200 answers on, the writer's before, and stay as they were when it started", async () => {
    const skillId = "machine-vision.inspection";
    const [item, other] = await database().item.findMany({
      where: { orgId: company.orgId, skillId, status: "live", type: "single" },
      orderBy: { id: "asc" },
    });
    if (item === undefined || other === undefined) throw new Error("the bank has no such items");
    const errors = { difficulty: 0.1, discrimination: 0.1, guessing: 0 };
    const calibrate = (id: string, answers: number, difficulty: number) =>
      database().item.update({
        where: { orgId_id: { orgId: company.orgId, id } },
        data: { calibration: { v: 1, difficulty, discrimination: 1.4, guessing: 0.2, errors, answers } },
      });
    await calibrate(item.id, 200, 0.77);
    await calibrate(other.id, 199, 0.77);
    const check = await begin(nextTaker(), skillId);
    await calibrate(item.id, 400, -0.33);
    const { plan } = await database().assessment.findUniqueOrThrow({
      where: { orgId_id: { orgId: company.orgId, id: check.id } },
    });
    const { items } = plan as { items: { id: string; parameters: { difficulty: number } }[] };
    const difficultyOf = (id: string) => items.find((planned) => planned.id === id)?.parameters.difficulty;
    expect([difficultyOf(item.id), difficultyOf(other.id)]).toEqual([0.77, other.difficulty]);
  });
});

describe("a check nobody came back to", () => {
  it("ends after two weeks with what is there, once, and not a day earlier", async () => {
    const viewer = nextTaker();
    const check = await begin(viewer);
    await send(viewer, check.id, [await answerTo(viewer, check)]);
    const silentFor = (days: number) =>
      database().assessment.update({
        where: { orgId_id: { orgId: company.orgId, id: check.id } },
        data: { lastEventAt: new Date(Date.now() - days * 86_400_000) },
      });
    await silentFor(13);
    await closeStaleChecks(company.orgId, TODAY);
    expect((await reload(viewer, check.id)).answered).toBe(1);
    await silentFor(15);
    expect(await closeStaleChecks(company.orgId, TODAY)).toBe(1);
    expect(await closeStaleChecks(company.orgId, TODAY)).toBe(0);
    expect(await entriesOf(check.id)).toHaveLength(1);
    const result = await loadCheckResult(viewer, check.id);
    expect(result.ok && result.value.reason).toBe("left");
  });
});

describe("answers on their way", () => {
  it("that were given without a connection count in order, once, however often they are sent", async () => {
    const viewer = nextTaker();
    const check = await begin(viewer);
    const sent = [await answerTo(viewer, check, 0), await answerTo(viewer, check, 1), await answerTo(viewer, check, 2)];
    const plain = sent.filter((_, position) => check.questions[position]?.decision === null);
    const once = await send(viewer, check.id, plain);
    expect(once.refused).toEqual(plain.map(() => null));
    const twice = await send(viewer, check.id, plain);
    expect(twice).toEqual(once);
    const kept = await database().assessmentAnswer.findMany({
      where: { assessmentId: check.id },
      orderBy: { sequence: "asc" },
    });
    expect(kept.map(({ itemId }) => itemId)).toEqual(plain.map(({ itemId }) => itemId));
  });

  it("from two windows at once: one is saved, the other is told, nothing is doubled", async () => {
    const viewer = nextTaker();
    const check = await begin(viewer);
    const right = await answerTo(viewer, check, 0, true);
    const blank = await answerTo(viewer, check, 0, false);
    const both = await Promise.all([send(viewer, check.id, [right]), send(viewer, check.id, [blank])]);
    const outcomes = both.map(({ refused }) => refused[0]?.kind ?? "saved").sort();
    expect(outcomes).toEqual(["answered-differently", "saved"]);
    expect(await database().assessmentAnswer.count({ where: { assessmentId: check.id } })).toBe(1);
  });

  it("to a question that was never put are refused, and the check stays as it was", async () => {
    const viewer = nextTaker();
    const check = await begin(viewer);
    const right = await answerTo(viewer, check);
    const shown = check.questions.map(({ itemId }) => itemId);
    const others = await database().item.findMany({
      where: { orgId: company.orgId, skillId: SKILL, id: { notIn: shown } },
    });
    const foreign = await database().item.findFirstOrThrow({
      where: { orgId: company.orgId, skillId: { not: SKILL } },
    });
    for (const itemId of ["forged", foreign.id, others[0]?.id ?? ""])
      expect((await send(viewer, check.id, [{ ...right, itemId }])).refused).toEqual([{ kind: "not-this-question" }]);
    expect((await send(viewer, check.id, [{ ...right, sequence: 5 }])).refused).toEqual([
      { kind: "out-of-order", expected: 0 },
    ]);
    expect((await reload(viewer, check.id)).answered).toBe(0);
  });

  it("after the end are refused, and the result stays as it was", async () => {
    const viewer = nextTaker();
    const check = await begin(viewer);
    const first = await answerTo(viewer, check);
    await takeAll(viewer, check, () => true);
    const before = await loadCheckResult(viewer, check.id);
    const late = await send(viewer, check.id, [{ ...first, sequence: 40 }]);
    expect(late).toEqual({ refused: [{ kind: "check-over" }], check: null });
    expect(await loadCheckResult(viewer, check.id)).toEqual(before);
  });

  it("to somebody else's check find nothing", async () => {
    const [viewer, other] = [nextTaker(), nextTaker()];
    const check = await begin(viewer);
    const stranger = await answerCheck(other, check.id, [await answerTo(viewer, check)], TODAY);
    expect(stranger.ok ? "found" : stranger.error.kind).toBe("not-found");
  });

  it("of a scenario are taken one by one, without going back", async () => {
    const viewer = nextTaker();
    let check = await begin(viewer);
    while (check.questions[0]?.decision === null) {
      const delivery = await send(viewer, check.id, [await answerTo(viewer, check, 0, check.answered % 2 === 0)]);
      if (delivery.check === null) return;
      check = delivery.check;
    }
    const first = await answerTo(viewer, check);
    const delivery = await send(viewer, check.id, [first]);
    expect(delivery.check?.questions[0]?.decision?.number).toBe(2);
    expect(delivery.check?.answered).toBe(check.answered);
    expect((await reload(viewer, check.id)).questions[0]?.earlier.map(({ answer }) => answer)).toEqual([first.answer]);
    const changed = await send(viewer, check.id, [{ ...first, answer: { type: "blank" } }]);
    expect(changed.refused).toEqual([{ kind: "answered-differently" }]);
  });
});
