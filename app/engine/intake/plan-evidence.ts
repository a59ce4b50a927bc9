import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { SkillId } from "#app/engine/kernel/ids.ts";

import { rejected, UNCHANGED, type Change, type RowOutcome } from "./change.ts";
import { duplicateReason, nothingToSeal, type ImportPlanner } from "./planner.ts";
import { createRowReader, type RowReading } from "./row-reading.ts";
import type { FieldRow, PlanContext, StoredEvidence, StoredPerson } from "./snapshot.ts";
import { titleKey } from "./title-key.ts";

/** A ledger entry as a row states it. */
interface StatedEvidence {
  readonly person: StoredPerson | undefined;
  readonly kind: "self-rating" | "manager-rating" | "certificate";
  readonly skillIds: readonly SkillId[];
  readonly level: number;
  readonly effectiveOn: PlainDate;
  readonly expiresOn: PlainDate | null;
  readonly raterId: string | null;
  readonly label: string | null;
  readonly note: string | null;
  /** What makes it the same statement in the next file, whatever the level. */
  readonly identity: string;
}

/** Ratings of one person's one skill on one day by one rater are one statement. */
export function planRatings(context: PlanContext): ImportPlanner {
  const read = createRowReader("ratings", context);
  return planStatements(context, (row) => {
    const reading = read(row);
    const source = readSource(reading);
    const rater = reading.code("rater");
    const raterId = rater === undefined ? null : (context.snapshot.people.get(rater)?.id ?? null);
    if (rater !== undefined && raterId === null) reading.refuse(`Rater ${rater} is not known.`);
    const skillIds = readSkills(reading, context, false);
    const effectiveOn = reading.pastDate("ratedOn");
    const stated = {
      person: readPersonOf(reading, context),
      kind: source,
      skillIds,
      level: reading.level("level"),
      effectiveOn,
      expiresOn: null,
      raterId: source === "self-rating" ? null : raterId,
      label: null,
      note: reading.text("note", 2000) ?? null,
      identity: [source, skillIds.join("+"), effectiveOn, rater ?? ""].join("|"),
    };
    return { stated, problem: reading.problem };
  });
}

/** Certificates of one name and number, issued on one day to one person, are one statement. */
export function planCertificates(context: PlanContext): ImportPlanner {
  const read = createRowReader("certificates", context);
  return planStatements(context, (row) => {
    const reading = read(row);
    const label = reading.required("certificate");
    const number = reading.text("number");
    const skillIds = readSkills(reading, context, true);
    const effectiveOn = reading.pastDate("issuedOn");
    const expiresOn = reading.date("expiresOn") ?? null;
    if (expiresOn !== null && expiresOn < effectiveOn)
      reading.refuse(`The certificate expires on ${expiresOn}, before it was issued on ${effectiveOn}.`);
    const stated = {
      person: readPersonOf(reading, context),
      kind: "certificate" as const,
      skillIds,
      level: reading.level("level"),
      effectiveOn,
      expiresOn,
      raterId: null,
      label,
      note: number === undefined ? null : `No. ${number}`,
      identity: ["certificate", titleKey(label), number ?? "", skillIds.join("+"), effectiveOn].join("|"),
    };
    return { stated, problem: reading.problem };
  });
}

function readPersonOf(reading: RowReading, context: PlanContext): StoredPerson | undefined {
  const externalId = reading.requiredCode("person");
  const person = context.snapshot.people.get(externalId);
  if (person === undefined) reading.refuse(`Employee ${externalId} is not known. Import people first.`);
  return person;
}

function readSource(reading: RowReading): "self-rating" | "manager-rating" {
  const text = reading.text("source");
  if (text === undefined || /^(manager|lead|supervisor|vorgesetzt|manager-rating|fremd)/i.test(text))
    return "manager-rating";
  if (!/^(self|own|selbst|auto)/i.test(text))
    reading.refuse(`Rated by “${text.slice(0, 60)}” is neither self nor manager.`);
  return "self-rating";
}

function readSkills(reading: RowReading, context: PlanContext, several: boolean): readonly SkillId[] {
  const text = reading.required("skill", 2000);
  const names = several ? text.split(/[;|]/) : [text];
  const ids = new Set<SkillId>();
  for (const name of names.map((part) => part.trim()).filter((part) => part !== "")) {
    const id = context.framework.skills.get(titleKey(name));
    if (id === undefined) reading.refuse(`Skill “${name.slice(0, 60)}” is not in the framework.`);
    else ids.add(id);
  }
  return [...ids].sort();
}

interface ReadStatement {
  readonly stated: StatedEvidence;
  readonly problem: string | null;
}

/**
 * The ledger is never rewritten: a statement that says something new adds an entry and takes the imported one back; one
 * that says again what an earlier import said, and a rollback took back, lets that entry count again.
 */
function planStatements(context: PlanContext, read: (row: FieldRow) => ReadStatement): ImportPlanner {
  const known = groupByIdentity(context.snapshot.evidence);
  const firstRow = new Map<string, number>();
  return {
    index: (row) => {
      const key = fullIdentity(read(row).stated);
      if (!firstRow.has(key)) firstRow.set(key, row.rowNumber);
    },
    seal: nothingToSeal,
    plan: (row) => {
      const { stated, problem } = read(row);
      if (problem !== null || stated.person === undefined) return rejected(problem ?? "The employee is not known.");
      const first = firstRow.get(fullIdentity(stated));
      if (first !== undefined && first !== row.rowNumber)
        return rejected(duplicateReason("The same statement about", stated.person.externalId, first));
      return decide(stated, stated.person, known.get(fullIdentity(stated)) ?? [], context);
    },
  };
}

const fullIdentity = (stated: StatedEvidence): string => `${stated.person?.id ?? ""} ${stated.identity}`;

function groupByIdentity(evidence: readonly StoredEvidence[]): ReadonlyMap<string, readonly StoredEvidence[]> {
  const groups = new Map<string, StoredEvidence[]>();
  for (const entry of evidence) {
    const key = `${entry.personId} ${entry.sourceKey.slice(0, entry.sourceKey.lastIndexOf("="))}`;
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return groups;
}

function decide(
  stated: StatedEvidence,
  person: StoredPerson,
  known: readonly StoredEvidence[],
  context: PlanContext,
): RowOutcome {
  const sourceKey = `${stated.identity}=${String(stated.level)}@${stated.expiresOn ?? ""}`;
  const label = `${person.externalId} ${person.displayName}: ${stated.label ?? stated.skillIds.join(", ")}`;
  const same = known.find((entry) => entry.sourceKey === sourceKey);
  const counting = known.filter((entry) => entry.revokedBy === null);
  if (same?.revokedBy === "person")
    return rejected(
      "A person took this entry back; an import does not overrule that. Restore it on the employee's page.",
    );
  const others = counting.filter((entry) => entry !== same).map((entry) => mark(entry, label, "revoked"));
  if (same !== undefined) {
    const changes = same.revokedBy === "import" ? [mark(same, label, "restored"), ...others] : others;
    return changes.length === 0 ? UNCHANGED : { kind: "changed", changes };
  }
  const { person: _person, identity: _identity, level, ...fields } = stated;
  const id = context.newId();
  const after = { ...fields, id, personId: person.id, values: stated.skillIds.map(() => level), sourceKey };
  const add: Change = { action: "add", subject: "evidence", id, label, before: null, after };
  return { kind: others.length > 0 ? "changed" : "added", changes: [add, ...others] };
}

function mark(entry: StoredEvidence, label: string, kind: "revoked" | "restored"): Change {
  return {
    action: "change",
    subject: "evidence-mark",
    id: entry.id,
    label,
    before: { values: entry.values, kind: kind === "revoked" ? "standing" : "revoked" },
    after: { evidenceId: entry.id, personId: entry.personId, kind },
  };
}
