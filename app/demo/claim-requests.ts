import { addDays } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import type { SignOffLevel } from "#app/engine/signoff/checklist.ts";
import type { DemoSource } from "./demo-random.ts";
import type { DemoClaim, DemoEvidence } from "./demo-rows.ts";
import { accountIdOf, instantOn, makeEntry } from "./ledger-entry.ts";
import { isActive } from "./member.ts";
import type { DemoMember } from "./member.ts";
import { tinyPdf } from "./tiny-pdf.ts";

/** The post that decides about prior learning. */
const OFFICER_POST = "GRP-PPL-L/lead/0";

interface ClaimPlan {
  readonly of: string;
  readonly skill: string;
  readonly level: SignOffLevel;
  readonly kind: DemoClaim["kind"];
  readonly issuer: string | null;
  /** Days before today. */
  readonly issued: number | null;
  readonly submitted: number;
  readonly description: string;
  readonly file: { readonly name: string; readonly lines: readonly string[] } | null;
  readonly decision: { readonly level: SignOffLevel | null; readonly reason: string } | null;
}

const CLAIMS: readonly ClaimPlan[] = [
  {
    ...{ of: "LIN-ASM-4/Assembly operator/6", skill: "machine-vision.imaging", level: 2, kind: "certificate" },
    ...{ issuer: "Northlight Vision School", issued: 260, submitted: 3, decision: null },
    description: "Two-day course with exam: light, lens and camera for line inspection. I passed with 41 of 50 points.",
    file: {
      name: "Northlight certificate.pdf",
      lines: [
        "Northlight Vision School",
        "Certificate of attendance and examination",
        "Light, lens and camera for line inspection, 2 days",
        "Result: 41 of 50 points, passed",
      ],
    },
  },
  {
    ...{ of: "VAL-CTL-D/Grid operator/0", skill: "grid.ai-operations", level: 2, kind: "work-experience" },
    ...{ issuer: null, issued: null, submitted: 9, decision: null, file: null },
    description: "Ran the load forecast on night shifts for two winters and wrote the handover when it left its band.",
  },
  {
    ...{ of: "OST-EQM-C/Crane technician/0", skill: "industrial-data.signals-historians", level: 2, kind: "course" },
    ...{ issuer: "Harbour Technical College", issued: 320, submitted: 60, file: null },
    description:
      "Evening course on plant historians: tags, sampling and trends. Twelve evenings with a final exercise.",
    decision: { level: 1, reason: "The course covers reading trends, not yet setting up tags. Counts as level 1." },
  },
  {
    ...{ of: "LIN-ASM-4/Assembly operator/3", skill: "ai-literacy.concepts", level: 3, kind: "course" },
    ...{ issuer: null, issued: null, submitted: 75, file: null },
    description: "Watched a series of videos about artificial intelligence at home.",
    decision: {
      level: null,
      reason: "Videos alone show no level. Take the short check instead, it needs ten minutes.",
    },
  },
];

/** Skills that these texts name. */
export const CLAIM_SKILLS: readonly string[] = CLAIMS.map(({ skill }) => skill);

interface Made {
  readonly claims: readonly DemoClaim[];
  readonly evidence: readonly DemoEvidence[];
}

/** Prior learning, waiting and decided. */
export function claimPriorLearning(source: DemoSource, members: readonly DemoMember[], today: PlainDate): Made {
  const byKey = new Map(members.filter(isActive).map((member) => [member.key, member]));
  const officer = byKey.get(OFFICER_POST);
  const made = CLAIMS.flatMap((plan) => {
    const person = byKey.get(plan.of);
    return person === undefined || officer === undefined ? [] : [claimOf(source, plan, person, officer, today)];
  });
  return {
    claims: made.map(({ claim }) => claim),
    evidence: made.flatMap(({ entry }) => (entry === null ? [] : [entry])),
  };
}

function claimOf(
  source: DemoSource,
  plan: ClaimPlan,
  person: DemoMember,
  officer: DemoMember,
  today: PlainDate,
): { readonly claim: DemoClaim; readonly entry: DemoEvidence | null } {
  const key = `claim/${plan.of}/${plan.skill}`;
  const id = source.uuid(key);
  const submittedOn = addDays(today, -plan.submitted);
  const decidedOn = addDays(submittedOn, 6);
  const issuedOn = plan.issued === null ? null : addDays(today, -plan.issued);
  const { decision, issuer } = plan;
  const accepted = decision?.level ?? null;
  const entry =
    accepted === null || decision === null
      ? null
      : {
          ...makeEntry(source, {
            ...{ member: person, kind: issuer !== null && issuedOn !== null ? "certificate" : "imported-record", key },
            ...{ levels: [[plan.skill, accepted]], on: issuedOn ?? submittedOn, recordedOn: decidedOn },
            ...{ enteredBy: officer, sourceId: id, sourceKey: id, note: decision.reason },
            label: `Prior learning: ${plan.kind.replace("-", " ")}${issuer === null ? "" : `, ${issuer}`}`,
          }),
          sourceKind: "prior-learning",
        };
  const claim: DemoClaim = {
    ...{ id, personId: person.person.id, skillId: skillId(plan.skill), level: plan.level, kind: plan.kind },
    ...{ issuer, issuedOn, description: plan.description },
    submittedAt: instantOn(source, submittedOn, key),
    file: plan.file === null ? null : { fileName: plan.file.name, content: tinyPdf(plan.file.lines) },
    decision:
      decision === null
        ? null
        : {
            ...{ level: accepted, reason: decision.reason, byId: accountIdOf(source, officer) },
            ...{ at: instantOn(source, decidedOn, `${key}/decision`), evidenceId: entry?.id ?? null },
          },
  };
  return { claim, entry };
}
