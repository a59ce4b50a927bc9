import { setImmediate as nextTurn } from "node:timers/promises";
import type { Catalog } from "#app/catalog/catalog.ts";
import { database, inTransaction } from "#app/data/db.server.ts";
import { loadLedgers } from "#app/data/evidence.server.ts";
import { findToldExpiries, pageExpiryReaders, type ExpiryReader } from "#app/data/expiry-readers.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { appendInbox, type NewInboxEntry } from "#app/data/inbox.server.ts";
import { lockLearner } from "#app/data/learners.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { dueReminders, type DueReminder } from "#app/engine/proficiency/currency-reminders.ts";
import { asIfNotEnded } from "#app/engine/proficiency/currency-lapse.ts";
import { validities } from "#app/engine/proficiency/currency-validity.ts";
import { now } from "#app/platform/clock.server.ts";
import { recordChange } from "#app/services/record-change.server.ts";

/** People whose ledgers are in memory at once. */
const BATCH = 500;

/**
 * Tells everybody what of theirs runs out in 90, 60, 30 and 7 days and what has run out, and their managers with them: each
 * step of each end once, however often this runs. After days without a run only the nearest step is told. Nobody is told of
 * the skills of people who have left. How many messages were new.
 */
export async function remindOfExpiry(org: OrgId, today: PlainDate): Promise<number> {
  const catalog = await loadOrgCatalog(org);
  let [sent, after]: [number, LearnerId | null] = [0, null];
  for (;;) {
    const people: readonly ExpiryReader[] = await pageExpiryReaders(database(), org, { today, after, limit: BATCH });
    sent += await remind(org, catalog, people, today);
    if (people.length < BATCH) return sent;
    after = people.at(-1)?.id ?? null;
    await nextTurn();
  }
}

async function remind(
  org: OrgId,
  catalog: Catalog,
  people: readonly ExpiryReader[],
  today: PlainDate,
): Promise<number> {
  const ids = people.map(({ id }) => id);
  const ledgers = await loadLedgers(database(), org, ids);
  const told = await findToldExpiries(database(), org, ids);
  const messages: NewInboxEntry[] = [];
  let sent = 0;
  for (const person of people) {
    const due = dueReminders(validities(ledgers.get(person.id) ?? [], ledgers.currencyOf(person.id), today)).filter(
      ({ key }) => told.get(person.id)?.has(key) !== true,
    );
    const wordsOf = (reminder: DueReminder): readonly NewInboxEntry[] => messagesOf(person, reminder, catalog);
    const lapsed = due.filter((reminder) => reminder.due === "expired");
    messages.push(...due.filter((reminder) => reminder.due !== "expired").flatMap(wordsOf));
    if (lapsed.length > 0) sent += await tellLapse({ org, catalog, today }, person.id, lapsed, lapsed.flatMap(wordsOf));
  }
  return sent + (await appendInbox(database(), org, withIds(messages), now()));
}

const withIds = (messages: readonly NewInboxEntry[]) => messages.map((message) => ({ ...message, id: newRowId() }));

/**
 * Skills of one person that have run out: the messages together with the belief of today and the note that says what changed,
 * in one transaction that holds the person. Of two runs at once the second finds the messages and notes nothing.
 */
async function tellLapse(
  { org, catalog, today }: { readonly org: OrgId; readonly catalog: Catalog; readonly today: PlainDate },
  learner: LearnerId,
  lapsed: readonly DueReminder[],
  messages: readonly NewInboxEntry[],
): Promise<number> {
  return inTransaction(async (tx) => {
    const person = await lockLearner(tx, org, learner);
    const at = now();
    const sent = person === null ? 0 : await appendInbox(tx, org, withIds(messages), at);
    if (person === null || sent === 0) return 0;
    const after = (await loadLedgers(tx, org, [learner])).get(learner) ?? [];
    const ends = new Map(lapsed.map(({ validity }) => [validity.skillId, validity.validUntil]));
    const before = asIfNotEnded(after, ends);
    const evidenceIds = after.filter((entry, position) => entry !== before[position]).map(({ id }) => id);
    await recordChange(tx, {
      ...{ orgId: org, catalog, person, cause: "expired", causeId: null, evidenceIds, before, after, asOf: today, at },
    });
    return sent;
  });
}

function messagesOf(
  { id, displayName, managerId }: ExpiryReader,
  { validity, due, key }: DueReminder,
  catalog: Catalog,
): readonly NewInboxEntry[] {
  const skill = catalog.skillById.get(validity.skillId);
  if (skill === undefined) return [];
  const { validUntil, daysLeft, rule, from } = validity;
  const common = {
    kind: due === "expired" ? "expired" : "expiring",
    subjectKind: "skill",
    subjectId: skill.id,
  } as const;
  const body = {
    ...{ skillName: skill.name, validUntil, daysLeft, rule, from },
    step: due === "expired" ? null : due,
  };
  const own = { ...common, learnerId: id, key, body: { ...body, personId: null, personName: null } };
  if (managerId === null || managerId === id) return [own];
  const told = { ...common, learnerId: managerId, key: `${key} of ${id}` };
  return [own, { ...told, body: { ...body, personId: id, personName: displayName } }];
}
