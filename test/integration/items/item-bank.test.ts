import { beforeAll, describe, expect, it } from "vitest";
import { itemDraft, type ItemDraft } from "#app/catalog/items/item-draft.ts";
import { database } from "#app/data/db.server.ts";
import type { AccountId } from "#app/engine/kernel/ids.ts";
import { applyItemImport, planItemImport, type QuestionFile } from "#app/services/import-items.server.ts";
import { changeItemStatus, signItem } from "#app/services/item-status.server.ts";
import { loadItem } from "#app/services/load-item.server.ts";
import { saveItem } from "#app/services/save-item.server.ts";
import { adoptShippedFramework, createAccountIn, createWorld, type World } from "../access/world.ts";
import { withDatabase } from "../database.ts";

withDatabase();

const SKILL = "machine-vision.acceptance";
let world: World;
let author: AccountId;
let expert: AccountId;

beforeAll(async () => {
  world = await createWorld();
  await adoptShippedFramework();
  author = await createAccountIn(world, { role: "author" });
  expert = await createAccountIn(world, { role: "author" });
});

function question(slug: string, situation = `The ${slug} bearing is hot. The standby pump is ready.`): ItemDraft {
  return itemDraft.parse({
    id: `${SKILL}.${slug}`,
    title: `About ${slug}`,
    skill: SKILL,
    level: 2,
    type: "single",
    area: "first-checks",
    objective: "Takes the load off first",
    cognitive: "apply",
    sector: "port",
    seconds: 60,
    situation,
    question: `What should be done first at the ${slug}?`,
    options: {
      a: { text: "Change over to standby", why: "It takes the load off." },
      b: { text: "Wait for the next shift", why: "It may fail before.", belief: "Others know better." },
      c: { text: "Pour water on it", why: "The shock cracks it.", belief: "Cold is good." },
    },
    key: "a",
  });
}

const save = (draft: ItemDraft, follows: number, despiteProblems = false) =>
  saveItem({ org: world.orgId, actor: author, draft, follows, note: null, newFigures: {}, despiteProblems });

const move = (
  id: string,
  version: number,
  to: "draft" | "pilot" | "live" | "retired",
  reason: string | null = "seen",
) => changeItemStatus({ org: world.orgId, actor: author, id, version }, to, reason);

async function liveQuestion(slug: string): Promise<ItemDraft> {
  const draft = question(slug);
  expect(await save(draft, 0)).toMatchObject({ ok: true });
  expect(await move(draft.id, 1, "pilot")).toMatchObject({ ok: true });
  expect(await move(draft.id, 1, "live")).toMatchObject({ ok: true });
  return draft;
}

describe("states of an item", () => {
  it("needs the checks to pass, the usual way and a reason, and is in the audit log", async () => {
    const whole = question("gear");
    const broken = itemDraft.parse({ ...whole, key: "" });
    expect(await save(broken, 0)).toMatchObject({ ok: false, error: { kind: "has-problems", mayKeep: true } });
    expect(await save(broken, 0, true)).toMatchObject({ ok: true, value: { version: 1, status: "draft" } });
    expect(await move(whole.id, 1, "pilot")).toMatchObject({ ok: false, error: { kind: "has-problems" } });
    expect(await save(whole, 1)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await move(whole.id, 2, "live")).toMatchObject({ ok: false, error: { kind: "no-way", from: "draft" } });
    expect(await move(whole.id, 2, "pilot", null)).toMatchObject({ ok: false, error: { kind: "reason-missing" } });
    expect(await move(whole.id, 1, "pilot")).toMatchObject({ ok: false, error: { kind: "changed-meanwhile" } });
    expect(await move(whole.id, 2, "pilot")).toMatchObject({ ok: true });
    expect(await move(whole.id, 2, "live", "ten people tried it")).toMatchObject({ ok: true });
    const entry = await database().auditEntry.findFirstOrThrow({ where: { orgId: world.orgId, action: "item:live" } });
    expect(JSON.parse(entry.body)).toMatchObject({ subjectId: whole.id, reason: "ten people tried it" });
  });

  it("goes back to pilot when the key or a number changes, and stays live when only words do", async () => {
    const draft = await liveQuestion("crane");
    const reworded = itemDraft.parse({ ...draft, situation: "The crane bearing is hot. A standby pump stands ready." });
    expect(await save(reworded, 1)).toMatchObject({
      ok: true,
      value: { version: 2, status: "live", backToPilot: false },
    });
    const numbered = itemDraft.parse({
      ...reworded,
      situation: "The crane bearing has 80 degrees. A standby is ready.",
    });
    expect(await save(numbered, 2)).toMatchObject({
      ok: true,
      value: { version: 3, status: "pilot", backToPilot: true },
    });
  });

  it("refuses a text with mistakes for an item in use, also as a draft", async () => {
    const draft = await liveQuestion("winch");
    const broken = itemDraft.parse({ ...draft, question: "Which of the following is true" });
    expect(await save(broken, 1, true)).toMatchObject({ ok: false, error: { kind: "has-problems", mayKeep: false } });
  });
});

describe("versions of an item", () => {
  it("keeps every text, shows what changed, and does not carry a signature over", async () => {
    const draft = question("hoist");
    await save(draft, 0);
    const at = { org: world.orgId, id: draft.id, version: 1 };
    expect(await signItem({ ...at, actor: author })).toMatchObject({ ok: false, error: { kind: "own-text" } });
    expect(await signItem({ ...at, actor: expert })).toMatchObject({ ok: true });
    expect(await signItem({ ...at, actor: expert })).toMatchObject({ ok: false, error: { kind: "signed-already" } });
    expect((await loadItem(world.orgId, draft.id))?.review).toBe("signed");
    await save(itemDraft.parse({ ...draft, key: "b" }), 1, true);
    const item = await loadItem(world.orgId, draft.id);
    expect(item?.review).toBe("drafted");
    expect(item?.versions.map(({ version, signedBy }) => [version, signedBy])).toEqual([
      [2, null],
      [1, "Account author"],
    ]);
    expect(item?.versions[0]?.differences).toEqual([{ path: "key", label: "Key", before: "a", after: "b" }]);
  });

  it("tells the second of two editors both texts and keeps the first one's", async () => {
    const draft = question("valve");
    await save(draft, 0);
    const theirs = itemDraft.parse({ ...draft, title: "Theirs" });
    const yours = itemDraft.parse({ ...draft, title: "Yours" });
    const answers = await Promise.all([save(theirs, 1), save(yours, 1)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const conflict = answers.find(({ ok }) => !ok);
    expect(conflict).toMatchObject({ error: { kind: "conflict", version: 2, by: "Account author" } });
    const kept = (await loadItem(world.orgId, draft.id))?.title;
    expect(answers.findIndex(({ ok }) => ok) === 0 ? "Theirs" : "Yours").toBe(kept);
  });

  it("saves nothing when nothing changed", async () => {
    const draft = question("motor");
    await save(draft, 0);
    expect(await save(draft, 1)).toMatchObject({ ok: false, error: { kind: "nothing-changed" } });
  });
});

describe("importing a file of questions", () => {
  const gift = (text: string): QuestionFile => ({
    format: "gift",
    bytes: new TextEncoder().encode(text),
    defaults: { skill: SKILL, level: 1, area: "seals" },
  });
  const TEXT = "::Seal::It drips. What first? {=Stop#Safe.~Wait#Worse.~Paint#No.}\n\n::Broken::At 10:30? {=a ~b}\n";

  it("does what was shown, and nothing the second time", async () => {
    const plan = await planItemImport(world.orgId, gift(TEXT));
    if (!plan.ok) throw new Error(plan.error.message);
    expect(plan.value.counts).toEqual({ added: 1, changed: 0, unchanged: 0, refused: 1 });
    expect(plan.value.items[1]).toMatchObject({ effect: "refused", line: 3, column: 16 });
    const before = await database().item.count({ where: { orgId: world.orgId } });
    const applied = await applyItemImport(world.orgId, author, gift(TEXT), plan.value.fingerprint);
    expect(applied).toMatchObject({ ok: true });
    expect(await database().item.count({ where: { orgId: world.orgId } })).toBe(before + 1);
    const again = await planItemImport(world.orgId, gift(TEXT));
    expect(again).toMatchObject({ ok: true, value: { counts: { added: 0, changed: 0, unchanged: 1, refused: 1 } } });
    const id = plan.value.items[0]?.id ?? "";
    expect(await loadItem(world.orgId, id)).toMatchObject({ status: "draft", origin: "import", version: 1 });
  });

  it("writes nothing when the file would do something else than what was shown", async () => {
    const other = TEXT.replaceAll("Seal", "Gasket");
    const before = await database().itemVersion.count({ where: { orgId: world.orgId } });
    const refused = await applyItemImport(world.orgId, author, gift(other), "another plan");
    expect(refused).toMatchObject({ ok: false, error: { kind: "plan-changed", plan: { counts: { added: 1 } } } });
    expect(await database().itemVersion.count({ where: { orgId: world.orgId } })).toBe(before);
  });

  it("refuses a skill that does not exist and an id of another skill", async () => {
    const text = "//@ skill: no.such\n::A::What? {=a ~b}\n\n//@ id: ai-literacy.concepts.x\n::B::What? {=a ~b}\n";
    const plan = await planItemImport(world.orgId, gift(text));
    expect(plan).toMatchObject({ ok: true, value: { counts: { added: 0, refused: 2 } } });
  });

  it("refuses a file of more than two megabytes and one that is no text", async () => {
    const large = await planItemImport(world.orgId, { ...gift(""), bytes: new Uint8Array(2_097_153) });
    expect(large).toMatchObject({ ok: false, error: { kind: "unreadable" } });
    const latin = await planItemImport(world.orgId, { ...gift(""), bytes: Uint8Array.of(0x41, 0xff, 0xfe) });
    expect(latin).toMatchObject({ ok: false, error: { message: expect.stringContaining("UTF-8") as string } });
  });
});
