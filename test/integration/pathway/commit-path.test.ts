import { beforeAll, describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { addDays } from "#app/engine/kernel/calendar.ts";
import type { LearnerId } from "#app/engine/kernel/ids.ts";
import { today } from "#app/platform/clock.server.ts";
import { installLibrary } from "#app/services/install-library.server.ts";
import { commitPath } from "#app/services/pathway/commit-path.server.ts";
import { loadPath } from "#app/services/pathway/load-path.server.ts";
import { previewPath } from "#app/services/pathway/preview-path.server.ts";
import { previewReshape, reshapePath } from "#app/services/pathway/reshape-path.server.ts";
import { whyStep } from "#app/services/pathway/why-step.server.ts";
import { refreshBeliefs } from "#app/services/refresh-beliefs.server.ts";
import { createCompany, personOf, type Company } from "../evidence/company.ts";
import { withDatabase } from "../database.ts";

withDatabase();

const TODAY = today("UTC");
let company: Company;

const viewer = (learnerId: LearnerId | null): Viewer => ({
  ...{ orgId: company.orgId, accountId: company.account, learnerId, displayName: "Somebody", grants: [] },
});

const NEW = { revision: 0, acceptLate: false };

beforeAll(async () => {
  company = await createCompany({ people: 6, roleId: "operator" });
  await installLibrary();
  await refreshBeliefs(company.orgId, null, TODAY);
});

async function committed(at: number) {
  const own = viewer(personOf(company, at));
  const path = await commitPath(own, { hoursPerWeek: 2 }, NEW, TODAY);
  if (!path.ok) throw new Error(path.error.words);
  return { own, path: path.value };
}

describe("a path from the shipped library", () => {
  it("keeps to the hours of every week, begins nothing before what it stands on, and adds up", async () => {
    const { path } = await committed(0);
    expect(path.steps.length).toBeGreaterThan(3);
    expect(path.steps.reduce((sum, step) => sum + step.minutes, 0)).toBe(path.minutes);
    expect(Math.max(...path.weeklyMinutes)).toBeLessThanOrEqual(120);
    const position = new Map(path.steps.map(({ key }, at) => [key, at]));
    for (const [at, { requires }] of path.steps.entries())
      for (const key of requires) expect(position.get(key)).toBeLessThan(at);
    expect(path.lowerBoundMinutes).toBeLessThanOrEqual(path.minutes);
    expect(path.steps.filter(({ state }) => state === "next")).toHaveLength(1);
  });

  it("is refused in words for no hours and for days that are over, and says the earliest for a date too near", async () => {
    const own = viewer(personOf(company, 1));
    const none = await previewPath(own, { hoursPerWeek: 0 }, TODAY);
    expect(none).toMatchObject({ ok: false, error: { kind: "not-possible", error: { kind: "no-hours" } } });
    const over = await previewPath(own, { dueOn: addDays(TODAY, -1) }, TODAY);
    expect(over).toMatchObject({ ok: false, error: { error: { kind: "due-in-the-past" } } });
    expect(over.ok ? "" : over.error.words).toContain("Choose a later date");
    const wish = { hoursPerWeek: 2, dueOn: addDays(TODAY, 1) };
    const preview = await previewPath(own, wish, TODAY);
    const earliest = preview.ok ? preview.value.earliestFinishOn : null;
    expect(earliest).not.toBeNull();
    const late = await commitPath(own, wish, NEW, TODAY);
    expect(late).toMatchObject({ ok: false, error: { kind: "too-late", earliestFinishOn: earliest } });
    expect(await database().pathwayWish.count({ where: { personId: personOf(company, 1) } })).toBe(0);
    expect(await commitPath(own, { ...wish, dueOn: earliest }, NEW, TODAY)).toMatchObject({ ok: true });
  });

  it("committed on two devices at once is written once, and the second is given what is stored", async () => {
    const own = viewer(personOf(company, 2));
    const both = await Promise.all([
      commitPath(own, { hoursPerWeek: 2 }, NEW, TODAY),
      commitPath(own, { hoursPerWeek: 3 }, NEW, TODAY),
    ]);
    const [won, lost] = [both.find(({ ok }) => ok), both.find(({ ok }) => !ok)];
    const stored = won?.ok === true ? won.value : null;
    expect(lost).toMatchObject({ ok: false, error: { kind: "changed-elsewhere" } });
    const shown = lost?.ok === false && lost.error.kind === "changed-elsewhere" ? lost.error.stored : null;
    expect(shown?.hoursPerWeek).toBe(stored?.hoursPerWeek);
    expect(await database().pathwayVersion.count({ where: { personId: personOf(company, 2) } })).toBe(1);
  });

  it("explains a step with two other ways, and confirming one costs what was said", async () => {
    const { own, path } = await committed(3);
    const lesson = path.steps.find(({ kind }) => kind === "lesson");
    const why = await whyStep(own, lesson?.key ?? "", TODAY);
    const way = why.ok ? why.value.alternatives[0] : undefined;
    if (way === undefined) throw new Error("the library has another way");
    const shape = { kind: "swap", key: lesson?.key ?? "", exclude: way.exclude, prefer: way.prefer } as const;
    const preview = await previewReshape(own, shape, TODAY);
    const minutes = preview.ok ? preview.value.against?.minutes : undefined;
    expect((minutes?.after ?? 0) - (minutes?.before ?? 0)).toBeCloseTo(way.extraMinutes, 6);
    const swapped = await reshapePath(own, shape, { revision: path.revision, acceptLate: false }, TODAY);
    expect(swapped).toMatchObject({ ok: true, value: { path: { minutes: minutes?.after, number: path.number + 1 } } });
    const again = await reshapePath(own, shape, { revision: path.revision, acceptLate: false }, TODAY);
    expect(again).toMatchObject({ ok: false, error: { kind: "changed-elsewhere" } });
  });

  it("answers 'I know this' with the check that shows it, and gives a postponed step its later day", async () => {
    const { own, path } = await committed(4);
    const step = path.steps.findLast(({ kind }) => kind === "lesson");
    const key = step?.key ?? "";
    const until = addDays(TODAY, 70);
    const later = await reshapePath(own, { kind: "postpone", key, until }, { revision: 1, acceptLate: false }, TODAY);
    const moved = later.ok ? later.value.path.steps.find((one) => one.key === key) : undefined;
    expect(moved?.startsOn).toSatisfy((day: string) => day >= until);
    const known = await reshapePath(own, { kind: "i-know-this", key }, { revision: 2, acceptLate: false }, TODAY);
    expect(known).toMatchObject({ ok: true, value: { to: `/checks/new/${step?.skillId ?? ""}` } });
    const over = { kind: "postpone", key, until: addDays(TODAY, -1) } as const;
    expect(await previewReshape(own, over, TODAY)).toMatchObject({ ok: false, error: { kind: "refused" } });
    expect(
      await reshapePath(own, { kind: "i-know-this", key: "lesson:none" }, { revision: 3, acceptLate: false }, TODAY),
    ).toMatchObject({ ok: false, error: { kind: "not-found" } });
  });

  it("of another organisation's person is not there", async () => {
    const other = await createCompany({ people: 1, roleId: "operator" });
    const stranger = { ...viewer(personOf(company, 0)), orgId: other.orgId };
    expect(await loadPath(stranger, TODAY)).toMatchObject({ ok: false, error: { kind: "not-found" } });
    expect(await previewPath(stranger, {}, TODAY)).toMatchObject({ ok: false, error: { kind: "not-found" } });
  });
});
