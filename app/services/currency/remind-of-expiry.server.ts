import { setImmediate as nextTurn } from "node:timers/promises";
import type { Catalog } from "#app/catalog/catalog.ts";
import { database } from "#app/data/db.server.ts";
import { loadLedgers } from "#app/data/evidence.server.ts";
import { pageExpiryReaders, type ExpiryReader } from "#app/data/expiry-readers.server.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { appendInbox, type NewInboxEntry } from "#app/data/inbox.server.ts";
import { newRowId } from "#app/data/row-id.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { dueReminders, type DueReminder } from "#app/engine/proficiency/currency-reminders.ts";
import { validities } from "#app/engine/proficiency/currency-validity.ts";
import { now } from "#app/platform/clock.server.ts";

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
  const messages = people.flatMap((person) => {
    const due = dueReminders(validities(ledgers.get(person.id) ?? [], ledgers.currencyOf(person.id), today));
    return due.flatMap((reminder) => messagesOf(person, reminder, catalog));
  });
  return appendInbox(
    database(),
    org,
    messages.map((message) => ({ ...message, id: newRowId() })),
    now(),
  );
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
