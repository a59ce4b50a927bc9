import { addDays } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import type { EvidenceId } from "#app/engine/kernel/ids.ts";
import type { SignOffLevel } from "#app/engine/signoff/checklist.ts";
import type { DemoSource } from "./demo-random.ts";
import type { DemoEvidence, DemoSignOff } from "./demo-rows.ts";
import { accountIdOf, instantOn, makeEntry } from "./ledger-entry.ts";
import { isActive } from "./member.ts";
import type { DemoMember } from "./member.ts";

/** The posts of the team lead's account and of the operator who signs in with a badge. */
const LEAD = "LIN-ASM/head";
const OPERATOR = "LIN-ASM-4/Assembly operator/6";
const colleague = (index: number): string => `LIN-ASM-4/Assembly operator/${String(index)}`;

/** What makes the two eligible to sign for others. */
const HELD = [
  { post: LEAD, skill: "machine-vision.inspection", level: 4, label: "Assessor course: inspection stations" },
  { post: LEAD, skill: "ot-security.awareness", level: 4, label: "Assessor course: OT security on the shop floor" },
  { post: OPERATOR, skill: "robotics.manipulator-cells", level: 2.5, label: "Robot cell operator, basic course" },
] as const;

interface RequestPlan {
  readonly of: string;
  readonly skill: string;
  readonly level: SignOffLevel;
  readonly assessor: string;
  readonly daysAgo: number;
  /** Null: still open. */
  readonly end: { readonly kind: "seen"; readonly level: 0 | SignOffLevel } | { readonly kind: "declined" } | null;
  readonly note: string | null;
}

const REQUESTS: readonly RequestPlan[] = [
  open(OPERATOR, "machine-vision.inspection", 2, LEAD, 2),
  open(OPERATOR, "ot-security.awareness", 2, LEAD, 4),
  open(colleague(0), "machine-vision.inspection", 3, LEAD, 6),
  open(colleague(3), "robotics.manipulator-cells", 2, OPERATOR, 1),
  open(colleague(9), "robotics.manipulator-cells", 2, OPERATOR, 5),
  {
    ...open(colleague(12), "machine-vision.inspection", 2, LEAD, 26),
    end: { kind: "seen", level: 2 },
    note: "Went through twelve rejects with the catalogue and reported two escapes with pictures.",
  },
  {
    ...open(colleague(1), "machine-vision.inspection", 3, LEAD, 45),
    end: { kind: "seen", level: 2 },
    note: "Changed the threshold without checking escapes afterwards. Ask me again when you have done it twice.",
  },
  {
    ...open(colleague(7), "ot-security.awareness", 2, LEAD, 18),
    end: { kind: "declined" },
    note: "We were never on the same shift. Ask somebody on nights.",
  },
];

function open(of: string, skill: string, level: SignOffLevel, assessor: string, daysAgo: number): RequestPlan {
  return { of, skill, level, assessor, daysAgo, end: null, note: null };
}

/** Skills that these texts name. */
export const SIGN_OFF_SKILLS: readonly string[] = [...HELD, ...REQUESTS].map(({ skill }) => skill);

interface Made {
  readonly signOffs: readonly DemoSignOff[];
  readonly evidence: readonly DemoEvidence[];
}

/** Requests to the team lead and to a colleague, open and done, with the evidence that they rest on and led to. */
export function requestSignOffs(source: DemoSource, members: readonly DemoMember[], today: PlainDate): Made {
  const byKey = new Map(members.filter(isActive).map((member) => [member.key, member]));
  const held = HELD.flatMap(({ post, skill, level, label }) => {
    const member = byKey.get(post);
    if (member === undefined) return [];
    const on = addDays(today, -120);
    return [
      makeEntry(source, { member, kind: "certificate", key: `held/${skill}`, levels: [[skill, level]], on, label }),
    ];
  });
  const made = REQUESTS.flatMap((plan) => {
    const [person, assessor] = [byKey.get(plan.of), byKey.get(plan.assessor)];
    return person === undefined || assessor === undefined ? [] : [requestOf(source, plan, person, assessor, today)];
  });
  return {
    signOffs: made.map(({ signOff }) => signOff),
    evidence: [...held, ...made.flatMap(({ entry }) => (entry === null ? [] : [entry]))],
  };
}

function requestOf(
  source: DemoSource,
  plan: RequestPlan,
  person: DemoMember,
  assessor: DemoMember,
  today: PlainDate,
): { readonly signOff: DemoSignOff; readonly entry: DemoEvidence | null } {
  const key = `sign-off-request/${plan.of}/${plan.skill}`;
  const id = source.uuid(key);
  const askedOn = addDays(today, -plan.daysAgo);
  const endedOn = addDays(askedOn, 3);
  const seen = plan.end?.kind === "seen" ? plan.end.level : null;
  const entry =
    seen === null
      ? null
      : makeEntry(source, {
          ...{ member: person, kind: "practical-signoff", key, levels: [[plan.skill, seen]], on: endedOn },
          ...{ rater: assessor, enteredBy: assessor, label: `Asked for level ${String(plan.level)}` },
          ...{ sourceId: id, sourceKey: id, ...(plan.note === null ? {} : { note: plan.note }) },
        });
  const signOff: DemoSignOff = {
    ...{ id, personId: person.person.id, skillId: skillId(plan.skill), level: plan.level },
    requestedById: accountIdOf(source, person),
    requestedAt: instantOn(source, askedOn, key),
    assessorId: assessor.person.id,
    end: plan.end === null ? null : endOf(source, plan, assessor, endedOn, entry?.id ?? null),
  };
  return { signOff, entry };
}

function endOf(
  source: DemoSource,
  { end, note, of }: RequestPlan,
  assessor: DemoMember,
  on: PlainDate,
  evidence: EvidenceId | null,
): DemoSignOff["end"] {
  return {
    reached: end?.kind === "seen" ? end.level : null,
    ...{ note, observedOn: on, byId: accountIdOf(source, assessor), evidenceId: evidence },
    at: instantOn(source, on, `sign-off-end/${of}`),
  };
}
