import type { LearnerId, OrgId } from "#app/engine/kernel/ids.ts";
import { database, type Tx } from "./db.server.ts";

export interface ReviewCardRow {
  readonly lessonId: string;
  readonly cardId: string;
  /** The scheduler's own state. */
  readonly memory: unknown;
  readonly dueAt: Date;
  /** Words of the present version of the lesson. */
  readonly lessonTitle: string;
  readonly skillId: string;
  readonly front: string | null;
  readonly back: string | null;
}

/** Cards that are due, the longest waiting first, with the words of the lesson as it is now. */
export async function listDueCards(
  org: OrgId,
  person: LearnerId,
  at: Date,
  limit: number,
): Promise<readonly ReviewCardRow[]> {
  return database().$queryRaw<ReviewCardRow[]>`
    SELECT c.lesson_id AS "lessonId", c.card_id AS "cardId", c.memory, c.due_at AS "dueAt", l.title AS "lessonTitle",
           l.skill_id AS "skillId", w.front, w.back
      FROM review_card c
      JOIN lesson l ON l.org_id = c.org_id AND l.id = c.lesson_id
      JOIN lesson_version v ON v.org_id = l.org_id AND v.lesson_id = l.id AND v.version = l.version
      LEFT JOIN LATERAL (
        SELECT card ->> 'front' AS front, card ->> 'back' AS back
          FROM jsonb_array_elements(v.body -> 'parts') AS part, jsonb_array_elements(part -> 'block' -> 'cards') AS card
         WHERE part ->> 'kind' = 'retrieval' AND card ->> 'id' = c.card_id LIMIT 1) w ON true
     WHERE c.org_id = ${org}::uuid AND c.person_id = ${person}::uuid AND c.due_at <= ${at}::timestamptz
     ORDER BY c.due_at, c.lesson_id, c.card_id LIMIT ${limit}`;
}

/** How many are due, how many there are, and when the next one is. */
export async function countCards(
  org: OrgId,
  person: LearnerId,
  at: Date,
): Promise<{ readonly due: number; readonly all: number; readonly nextAt: Date | null }> {
  const [row] = await database().$queryRaw<{ due: number; all: number; nextAt: Date | null }[]>`
    SELECT count(*) FILTER (WHERE due_at <= ${at}::timestamptz)::int AS due, count(*)::int AS all,
           min(due_at) FILTER (WHERE due_at > ${at}::timestamptz) AS "nextAt"
      FROM review_card WHERE org_id = ${org}::uuid AND person_id = ${person}::uuid`;
  return row ?? { due: 0, all: 0, nextAt: null };
}

export interface NewCard {
  readonly cardId: string;
  readonly memory: object;
  readonly dueAt: Date;
}

/** Adds the cards of a lesson; those that are there go on as they are. */
export async function addCards(
  tx: Tx,
  org: OrgId,
  {
    person,
    lesson,
    cards,
  }: { readonly person: LearnerId; readonly lesson: string; readonly cards: readonly NewCard[] },
  at: Date,
): Promise<void> {
  if (cards.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO review_card (org_id, person_id, lesson_id, card_id, memory, due_at, updated_at)
    SELECT ${org}::uuid, ${person}::uuid, ${lesson}, c."cardId", c.memory, c."dueAt", ${at}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(cards)}::jsonb) AS c("cardId" text, memory jsonb, "dueAt" timestamptz)
    ON CONFLICT DO NOTHING`;
}

export interface CardKey {
  readonly lessonId: string;
  readonly cardId: string;
}

export async function loadCard(
  org: OrgId,
  person: LearnerId,
  { lessonId, cardId }: CardKey,
): Promise<{ readonly memory: unknown; readonly dueAt: Date } | null> {
  return database().reviewCard.findUnique({
    where: { orgId_personId_lessonId_cardId: { orgId: org, personId: person, lessonId, cardId } },
    select: { memory: true, dueAt: true },
  });
}

/** Moves a card on. False: it was answered meanwhile, and nothing is written. */
export async function saveCard(
  org: OrgId,
  person: LearnerId,
  card: CardKey & { readonly before: Date; readonly memory: object; readonly dueAt: Date },
  at: Date,
): Promise<boolean> {
  const moved = await database().reviewCard.updateMany({
    where: { orgId: org, personId: person, lessonId: card.lessonId, cardId: card.cardId, dueAt: card.before },
    data: { memory: card.memory, dueAt: card.dueAt, updatedAt: at },
  });
  return moved.count === 1;
}

/** Cards whose fact is no longer in its lesson. */
export async function removeCards(org: OrgId, person: LearnerId, cards: readonly CardKey[]): Promise<void> {
  if (cards.length === 0) return;
  await database().reviewCard.deleteMany({
    where: { orgId: org, personId: person, OR: cards.map(({ lessonId, cardId }) => ({ lessonId, cardId })) },
  });
}
