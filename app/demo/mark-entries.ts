import { addDays } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { DemoRandom, DemoSource } from "./demo-random.ts";
import type { DemoEvidence, DemoMark } from "./demo-rows.ts";
import { accountIdOf, instantOn } from "./ledger-entry.ts";
import { MARK_STORIES } from "./mark-stories.ts";
import type { MarkStep, MarkStory } from "./mark-stories.ts";
import { isActive } from "./member.ts";
import type { DemoMember } from "./member.ts";

/** The post that decides about disputes. */
const OFFICER_POST = "GRP-PPL-L/lead/0";

function dayOf(random: DemoRandom, step: MarkStep, previous: PlainDate, today: PlainDate): PlainDate {
  const [from, to] = step.days;
  return addDays(from < 0 ? today : previous, random.integer(from, to));
}

const suits = (story: MarkStory, entry: DemoEvidence, today: PlainDate): boolean =>
  entry.kind === story.about &&
  entry.effectiveOn <= addDays(today, -story.age[0]) &&
  entry.effectiveOn >= addDays(today, -story.age[1]) &&
  // A story may not begin before the entry was known.
  entry.recordedAt.slice(0, 10) <= addDays(entry.effectiveOn, 5);

/** Disputes, open and decided, and withdrawn entries; each about another person who still works here. */
export function markEntries(
  source: DemoSource,
  members: readonly DemoMember[],
  evidence: readonly DemoEvidence[],
  today: PlainDate,
): readonly DemoMark[] {
  const random = source.stream("marks");
  const byId = new Map(members.filter(isActive).map((member) => [member.person.id, member]));
  const officer = members.find((member) => member.key === OFFICER_POST);
  const concerned = new Set<string>();
  return MARK_STORIES.flatMap((story) => {
    const free = evidence.filter((entry) => byId.has(entry.personId) && !concerned.has(entry.personId));
    const [entry] = random.sample(
      free.filter((candidate) => suits(story, candidate, today)),
      1,
    );
    if (entry === undefined) return [];
    concerned.add(entry.personId);
    let day = entry.effectiveOn;
    return story.steps.map((step) => {
      day = dayOf(random, step, day, today);
      const key = `${entry.id}/${step.kind}`;
      const author = step.by === "officer" ? officer : byId.get(entry.personId);
      return {
        id: source.uuid(`mark/${key}`),
        evidenceId: entry.id,
        personId: entry.personId,
        kind: step.kind,
        reason: step.reason,
        markedById: author === undefined ? null : accountIdOf(source, author),
        recordedAt: instantOn(source, day, key),
      };
    });
  });
}
