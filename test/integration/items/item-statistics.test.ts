import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { itemDraft } from "#app/catalog/items/item-draft.ts";
import { database } from "#app/data/db.server.ts";
import { computeItemStatistics } from "#app/services/compute-item-statistics.server.ts";
import { loadItemList } from "#app/services/load-item-list.server.ts";
import { parseItemListQuery } from "#app/services/item-list-query.ts";
import { saveItem } from "#app/services/save-item.server.ts";
import { readCalibration, readStatistics } from "#app/services/stored-item-statistics.ts";
import { adoptShippedFramework, createAccountIn, createWorld, type World } from "../access/world.ts";
import { withDatabase } from "../database.ts";

withDatabase();

const SKILL = "machine-vision.acceptance";
const PEOPLE = 120;
let world: World;

const idOf = (slug: string): string => `${SKILL}.${slug}`;

beforeAll(async () => {
  world = await createWorld();
  await adoptShippedFramework();
  const author = await createAccountIn(world, { role: "author" });
  for (const slug of ["sound", "reversed", "easy", "rare", "other-a", "other-b", "other-c"]) {
    const raw = { id: idOf(slug), title: slug, skill: SKILL, level: 2, type: "single", area: "seals", seconds: 60 };
    const options = Object.fromEntries(
      ["a", "b", "c"].map((x) => [x, { text: `${slug} ${x}`, why: "So.", ...(x === "a" ? {} : { belief: "No." }) }]),
    );
    const words = { objective: "Does it", cognitive: "apply", sector: "port", situation: `A ${slug} case.` };
    const draft = itemDraft.parse({ ...raw, ...words, question: "What first?", options, key: "a" });
    const save = { org: world.orgId, actor: author, draft, follows: 0, note: null, newFigures: {} };
    expect(await saveItem({ ...save, despiteProblems: true })).toMatchObject({ ok: true });
  }
  for (let i = 0; i < PEOPLE; i += 1) await answerAll(i);
  await computeItemStatistics(world.orgId);
}, 120_000);

/** The upper half of the people knows; the reversed item is answered right by the lower half only. */
async function answerAll(i: number): Promise<void> {
  const { orgId, teamA, teamB } = world;
  const strong = i >= PEOPLE / 2;
  const team = i % 2 === 0 ? teamA : teamB;
  const person = { orgId, externalId: `p-${i}`, displayName: `P ${i}`, orgUnitId: team };
  const { id: personId } = await database().person.create({ data: person });
  const times = { startedAt: new Date(), lastEventAt: new Date() };
  const check = { orgId, personId, skillId: SKILL, kind: "check", status: "finished", plan: {}, state: {} };
  const { id: assessmentId } = await database().assessment.create({ data: { ...check, id: randomUUID(), ...times } });
  const right: Readonly<Record<string, boolean>> = {
    sound: strong !== (i % 5 === 0),
    reversed: !strong,
    easy: i !== 3,
    ...(i < 10 ? { rare: strong } : {}),
    "other-a": strong !== (i % 7 === 0),
    "other-b": strong !== (i % 6 === 0),
    "other-c": strong !== (i % 9 === 0),
  };
  const answers = Object.entries(right).map(([slug, isRight], sequence) => ({
    ...{ orgId, assessmentId, sequence, personId, itemId: idOf(slug), itemVersion: 1, confidence: "sure" },
    answer: { type: "single", choice: isRight ? "a" : "b" },
    score: isRight ? 1 : 0,
    scored: true,
    workedMs: slug === "easy" ? 5_000 : 50_000,
    recordedAt: new Date(),
  }));
  await database().assessmentAnswer.createMany({ data: answers });
}

async function computed(slug: string) {
  const item = await database().item.findFirstOrThrow({ where: { orgId: world.orgId, id: idOf(slug) } });
  return { item, statistics: readStatistics(item.statistics), calibration: readCalibration(item.calibration) };
}

describe("statistics of items", () => {
  it("flags an item that stronger people answer wrong, on top of the list, and changes nothing by itself", async () => {
    const { item, statistics } = await computed("reversed");
    expect(statistics?.discriminationIndex).toBeLessThan(0);
    expect(statistics?.flags).toEqual(expect.arrayContaining(["negative-discrimination", "key-suspect"]));
    expect(item.status).toBe("draft");
    const list = await loadItemList(
      world.orgId,
      parseItemListQuery(new URLSearchParams("flag=negative-discrimination")),
      1,
    );
    expect(list.lines.map(({ id }) => id)).toEqual([idOf("reversed")]);
    expect(list.withdrawNow.map(({ id }) => id)).toEqual([idOf("reversed")]);
  });

  it("leaves a sound item without a word about its key and calibrates it near its writer's level", async () => {
    const { statistics, calibration } = await computed("sound");
    expect(statistics?.answers).toBe(PEOPLE);
    expect(statistics?.discriminationIndex).toBeGreaterThan(0.3);
    expect(statistics?.flags).not.toContain("key-suspect");
    expect(statistics?.groups.every(({ effect }) => effect === "A")).toBe(true);
    expect(calibration?.errors.difficulty).toBeLessThan(0.6);
  });

  it("flags what nearly everybody answers right, too fast, and given in too many checks", async () => {
    const { statistics } = await computed("easy");
    expect(statistics?.flags).toEqual(expect.arrayContaining(["too-easy", "too-fast", "overexposed"]));
    expect(statistics?.medianSeconds).toBe(5);
  });

  it("reports counts, not statistics, below fifty answers, and stays near the writer's difficulty", async () => {
    const { statistics, calibration } = await computed("rare");
    expect(statistics).toMatchObject({ answers: 10, shareRight: null, discriminationIndex: null, medianSeconds: null });
    expect(statistics?.flags).toEqual([]);
    expect(calibration?.errors.difficulty).toBeGreaterThan(0.4);
  });
});
