import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { questionKeyOf } from "#app/catalog/items/bank-item.ts";
import type { NamedQuestion } from "#app/catalog/lessons/lesson-schemas.ts";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId, skillId } from "#app/engine/kernel/ids.ts";
import type { Answer } from "#app/engine/measurement/answer-key.ts";
import { publishedOrDrawn } from "#app/services/published-checklist.server.ts";
import { installLibrary } from "#app/services/install-library.server.ts";
import { completeLesson } from "#app/services/lessons/complete-lesson.server.ts";
import { loadLesson } from "#app/services/lessons/load-lesson.server.ts";
import { loadLessonLibrary } from "#app/services/lessons/load-library.server.ts";
import { saveProgress } from "#app/services/lessons/save-progress.server.ts";
import { checkQuestions, readLesson } from "#app/services/lessons/stored-lesson.ts";
import { answerCard } from "#app/services/review/answer-card.server.ts";
import { loadReview } from "#app/services/review/load-review.server.ts";
import { moveLesson, signLesson } from "#app/services/catalogue/lesson-upkeep.server.ts";
import { loadCatalogue } from "#app/services/catalogue/load-catalogue.server.ts";
import { rightAnswer } from "../../right-answer.ts";
import { withDatabase } from "../database.ts";
import { createCompany, personOf, type Company } from "../evidence/company.ts";

withDatabase();

const CONTENT = fileURLToPath(new URL("../../../content", import.meta.url));
const TODAY = plainDate("2026-11-20");
const SKILL = "robotics.amr-operation";
const EVERYTHING = { search: "", skill: "", sector: "", level: "", state: "", for: "" };

let company: Company;
let id: string;
let version: number;
let questions: readonly NamedQuestion[];
let seat = 0;

beforeAll(async () => {
  company = await createCompany({ people: 20, roleId: "operator" });
  await installLibrary(CONTENT);
  const lesson = await database().lesson.findFirstOrThrow({
    where: { orgId: company.orgId, skillId: SKILL, status: "live" },
    orderBy: { toLevel: "asc" },
  });
  ({ id, version } = lesson);
  questions = checkQuestions(await wordsOf(version));
});

async function wordsOf(of: number) {
  const where = { orgId_lessonId_version: { orgId: company.orgId, lessonId: id, version: of } };
  return readLesson((await database().lessonVersion.findUniqueOrThrow({ where })).body);
}

function nextReader(): Viewer {
  const { orgId, account } = company;
  seat += 1;
  return { orgId, accountId: account, learnerId: personOf(company, seat - 1), displayName: "Reader", grants: [] };
}

const allRight = (): Record<string, Answer> =>
  Object.fromEntries(questions.map((question) => [question.id, rightAnswer(questionKeyOf(question))]));
let keys = 0;
const newKey = (): string => `00000000-0000-4000-8000-${String((keys += 1)).padStart(12, "0")}`;
const send = (viewer: Viewer, deviceKey: string, answers = allRight(), of = version) =>
  completeLesson(viewer, id, { version: of, deviceKey, answers }, TODAY);
const entriesOf = (viewer: Viewer) =>
  database().evidence.findMany({
    where: { orgId: viewer.orgId, personId: viewer.learnerId ?? "", kind: "lesson-check" },
  });

describe("a lesson-check", () => {
  it("becomes one entry of small weight that states the level the lesson leads to, and a note of what changed", async () => {
    const viewer = nextReader();
    const done = await send(viewer, newKey());
    expect(done.ok && [done.value.points, done.value.counted]).toEqual([questions.length, true]);
    const [entry, ...others] = await entriesOf(viewer);
    const { front } = await wordsOf(version);
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ skillIds: [SKILL], values: [front.to], sourceKind: "lesson", sourceId: id });
    expect(entry?.noiseSd).toBeGreaterThanOrEqual(0.8);
    const notes = await database().changeNote.findMany({
      where: { orgId: viewer.orgId, personId: viewer.learnerId ?? "" },
    });
    expect(notes.map(({ cause }) => cause)).toEqual(["lesson-check"]);
  });

  it("counts once, however often the device sends it and from however many devices", async () => {
    const viewer = nextReader();
    const key = newKey();
    const first = await send(viewer, key);
    expect(await send(viewer, key)).toEqual(first);
    const elsewhere = await Promise.all([send(viewer, newKey()), send(viewer, key)]);
    expect(elsewhere.map((done) => done.ok && done.value.counted)).toEqual([false, true]);
    expect(await entriesOf(viewer)).toHaveLength(1);
  });

  it("is not taken under a key that somebody else has used", async () => {
    const key = newKey();
    await send(nextReader(), key);
    const other = nextReader();
    expect(await send(other, key)).toEqual({ ok: false, error: { kind: "not-found" } });
    expect(await entriesOf(other)).toEqual([]);
  });

  it("counts nothing before every question has an answer", async () => {
    const viewer = nextReader();
    const [first] = questions;
    const done = await send(viewer, newKey(), { ...allRight(), [first?.id ?? ""]: { type: "blank" } });
    expect(done).toEqual({ ok: false, error: { kind: "unanswered", questionId: first?.id } });
    expect(await entriesOf(viewer)).toEqual([]);
  });

  it("states the level the lesson starts from when everything is wrong", async () => {
    const viewer = nextReader();
    const wrong = Object.fromEntries(
      questions.map((question): [string, Answer] => {
        const key = questionKeyOf(question);
        if (key.type === "single") {
          const other = key.options.find((option) => option !== key.correct) ?? "";
          return [question.id, { type: "single", choice: other }];
        }
        return [question.id, rightAnswer(questionKeyOf(question))];
      }),
    );
    const done = await send(viewer, newKey(), wrong);
    if (!done.ok) throw new Error(done.error.kind);
    const { front } = await wordsOf(version);
    const [entry] = await entriesOf(viewer);
    const share = done.value.points / done.value.possible;
    expect(share).toBeLessThan(1);
    expect(entry?.values[0]).toBeCloseTo(front.from + share * (front.to - front.from), 9);
  });

  it("is scored with the version it was begun in when the words change meanwhile", async () => {
    const viewer = nextReader();
    const saved = await saveProgress(viewer, id, { version, part: 2, answered: {} });
    expect(saved.ok).toBe(true);
    const { orgId } = company;
    const before = await database().lessonVersion.findFirstOrThrow({ where: { orgId, lessonId: id, version } });
    const body = JSON.parse(
      JSON.stringify(before.body).replaceAll(questions[0]?.id ?? "", "renamed-question"),
    ) as object;
    await database().lessonVersion.create({ data: { orgId, lessonId: id, version: version + 1, body, figures: {} } });
    await database().lesson.update({ where: { orgId_id: { orgId, id } }, data: { version: version + 1 } });
    const page = await loadLesson(viewer, id, false);
    expect([page?.version, page?.outdated, page?.progress.part]).toEqual([version, true, 2]);
    expect((await send(viewer, newKey())).ok).toBe(true);
    const newcomer = await loadLesson(nextReader(), id, false);
    expect([newcomer?.version, newcomer?.outdated]).toEqual([version + 1, false]);
    await database().lesson.update({ where: { orgId_id: { orgId, id } }, data: { version } });
  });
});

describe("the page of a lesson", () => {
  it("gives no key of the lesson-check away before it is answered", async () => {
    const page = await loadLesson(nextReader(), id, false);
    const parts = page?.lesson.parts.filter(({ kind }) => kind === "lesson-check") ?? [];
    expect(parts).toHaveLength(1);
    expect(JSON.stringify(parts)).not.toMatch(/"(key|why|belief|correct)"/);
  });

  it("goes on where its reader left it, and lists it as in progress, then as done", async () => {
    const viewer = nextReader();
    const stateOf = async () => {
      const library = await loadLessonLibrary(viewer, { ...EVERYTHING, skill: SKILL }, TODAY);
      return library.clusters
        .flatMap(({ skills }) => skills.flatMap(({ lessons }) => lessons))
        .find((lesson) => lesson.id === id)?.state;
    };
    expect(await stateOf()).toBe("new");
    await saveProgress(viewer, id, { version, part: 4, answered: { unknown: { type: "blank" } } });
    const page = await loadLesson(viewer, id, false);
    expect(page?.progress).toEqual({ part: 4, answered: {} });
    expect(await stateOf()).toBe("open");
    await send(viewer, newKey());
    expect(await stateOf()).toBe("done");
    const done = await loadLesson(viewer, id, false);
    expect(done?.outcome?.counted).toBe(true);
    expect(done?.next.map(({ kind }) => kind)).toContain("check");
  });

  it("is found by its words, by how far it is and by what the role asks for", async () => {
    const viewer = nextReader();
    await saveProgress(viewer, id, { version, part: 1, answered: {} });
    const listed = async (filter: Partial<typeof EVERYTHING>) => {
      const library = await loadLessonLibrary(viewer, { ...EVERYTHING, ...filter }, TODAY);
      const lessons = library.clusters.flatMap(({ skills }) => skills.flatMap(({ lessons: here }) => here));
      expect(lessons).toHaveLength(library.shown);
      return { ...library, lessons };
    };
    const all = await listed({});
    expect(all.forMe[0]).toMatchObject({ id, state: "open" });
    const asked = all.clusters.map(({ skills }) => skills.filter(({ required }) => required !== null).length);
    expect(asked).toEqual(asked.toSorted((left, right) => right - left));
    expect((await listed({ state: "open" })).lessons.map((lesson) => lesson.id)).toEqual([id]);
    const title = all.lessons.find((lesson) => lesson.id === id)?.title.toUpperCase() ?? "";
    expect((await listed({ search: title })).lessons.map((lesson) => lesson.id)).toContain(id);
    expect((await listed({ search: "no lesson says this" })).lessons).toEqual([]);
    const mine = await listed({ for: "role" });
    expect(mine.lessons.length).toBeLessThan(all.lessons.length);
    for (const { required, lessons } of mine.clusters.flatMap(({ skills }) => skills))
      expect(Math.max(...lessons.map(({ toLevel }) => toLevel))).toBeLessThanOrEqual(required ?? 0);
  });

  it("is nobody else's: another person sees it as new, another organisation not at all", async () => {
    const stranger: Viewer = { ...nextReader(), orgId: (await createCompany()).orgId };
    expect(await loadLesson(stranger, id, false)).toBeNull();
    expect((await send(stranger, newKey())).ok).toBe(false);
  });
});

describe("review", () => {
  it("brings the facts of a finished lesson back after two days and moves a card once for each answer", async () => {
    const viewer = nextReader();
    await send(viewer, newKey());
    const cards = await database().reviewCard.findMany({
      where: { orgId: viewer.orgId, personId: viewer.learnerId ?? "" },
    });
    expect(cards.length).toBeGreaterThan(0);
    expect((await loadReview(viewer))?.card).toBeNull();
    for (const card of cards) {
      const days = (card.dueAt.getTime() - card.updatedAt.getTime()) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(1);
      expect(days).toBeLessThanOrEqual(4);
    }
    await database().reviewCard.updateMany({
      where: { orgId: viewer.orgId, personId: viewer.learnerId ?? "" },
      data: { dueAt: new Date(Date.now() - 1000) },
    });
    const page = await loadReview(viewer);
    if (page?.card == null) throw new Error("a card is due");
    expect(page.due).toBe(cards.length);
    expect(page.card.days.again).toBeLessThan(page.card.days.good);
    const answer = { ...page.card, grade: "good" } as const;
    expect(await answerCard(viewer, answer)).toEqual({ ok: true, value: { moved: true } });
    expect(await answerCard(viewer, answer)).toEqual({ ok: true, value: { moved: false } });
    expect((await loadReview(viewer))?.due).toBe(cards.length - 1);
    const nobody = { ...viewer, learnerId: learnerId("00000000-0000-7000-8000-000000000000") };
    expect((await answerCard(nobody, answer)).ok).toBe(false);
  });
});

describe("a practical sign-off", () => {
  it("is asked for with the checklist written for the skill, and with the skill's level texts above it", async () => {
    const skill = company.catalog.skillById.get(skillId(SKILL));
    if (skill === undefined) throw new Error("the framework has the skill");
    const published = await publishedOrDrawn(company.orgId, skill, 1);
    expect([published.source, published.level, published.points.length >= 6]).toEqual(["published", 1, true]);
    expect((await publishedOrDrawn(company.orgId, skill, 5)).source).toBe("level-texts");
  });
});

/** A finished check that found this level, some days before or after now. */
async function checkedAt(viewer: Viewer, level: number, days: number): Promise<void> {
  const at = new Date(Date.now() + days * 86_400_000);
  const whose = { orgId: viewer.orgId, personId: viewer.learnerId ?? "", skillId: SKILL, kind: "check" };
  const over = { status: "finished", plan: {}, state: {}, result: { level }, finishedAt: at };
  await database().assessment.create({ data: { ...whose, ...over, startedAt: at, lastEventAt: at } });
}

describe("the catalogue", () => {
  it("tells the gain of a lesson once five people were checked before and after it", async () => {
    const gainOf = async () => {
      const { cell, rows } = await loadCatalogue(company.orgId, { skill: SKILL, level: "1" });
      const gain = cell?.lessons.find((lesson) => lesson.id === id)?.gain;
      return { gain, languages: rows.find(({ skillId: of }) => of === SKILL)?.cells[0]?.languages };
    };
    for (const gain of [0.2, 0.4, 0.6, 0.8, 1]) {
      expect(await gainOf()).toEqual({ gain: null, languages: ["en"] });
      const viewer = nextReader();
      // only the last one before and the first one after count
      await checkedAt(viewer, 3, -30);
      await checkedAt(viewer, 1, -2);
      await send(viewer, newKey());
      await checkedAt(viewer, 1 + gain, 2);
      await checkedAt(viewer, 5, 30);
    }
    expect((await gainOf()).gain).toMatchObject({ people: 5, levels: expect.closeTo(0.6, 10) as number });
  });

  it("counts what is offered, names who signed, and forgets a retired lesson", async () => {
    const author = nextReader();
    const cellOf = async () => (await loadCatalogue(company.orgId, { skill: SKILL, level: "1" })).cell;
    expect((await cellOf())?.lessons.map((lesson) => lesson.id)).toContain(id);
    expect((await signLesson(author, { id, version: version + 9 })).ok).toBe(false);
    expect(await signLesson(author, { id, version })).toEqual({ ok: true, value: true });
    expect((await signLesson(author, { id, version })).ok).toBe(false);
    const page = await loadLesson(nextReader(), id, false);
    expect(page?.signing.by).not.toBeNull();
    expect(await moveLesson(author, { id, version }, "retired", "replaced")).toEqual({ ok: true, value: true });
    expect((await cellOf())?.lessons.map((lesson) => lesson.id)).not.toContain(id);
    const actions = await database().auditEntry.findMany({
      where: { orgId: company.orgId, subjectKind: "lesson" },
      orderBy: { seq: "asc" },
    });
    expect(actions.map(({ action }) => action)).toEqual(["lesson:sign", "lesson:retire"]);
  });
});
