import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { LevelInterval } from "#app/engine/proficiency/level-classification.ts";
import type { SkillStatus } from "#app/engine/proficiency/readiness.ts";
import { formatChance, formatDate, formatLevel, formatQuantity } from "../format.ts";
import { KIND_WORDS } from "./words.ts";

interface SkillReading {
  readonly status: SkillStatus | "measured";
  readonly interval: LevelInterval | null;
  readonly chance: number | null;
}

export interface ChangedSkill {
  readonly skillId: string;
  readonly name: string;
  readonly required: number | null;
  readonly before: SkillReading;
  readonly after: SkillReading;
}

interface RoleReading {
  readonly status: "ready" | "nearly" | "not-ready" | "not-measured";
  readonly joint: { readonly probability: number } | null;
}

/** One event in a record and what it changed, as a page draws it. */
export interface Change {
  readonly id: string;
  readonly cause: string;
  /** ISO instant. */
  readonly recordedAt: string;
  readonly roleName: string | null;
  readonly newRoleName: string | null;
  readonly entries: readonly {
    readonly id: string;
    readonly kind: EvidenceKind;
    readonly label: string | null;
    readonly effectiveOn: PlainDate;
    readonly raterName: string | null;
  }[];
  readonly role: { readonly before: RoleReading; readonly after: RoleReading } | null;
  readonly skills: readonly ChangedSkill[];
}

/** "Practical sign-off by Jo Berg on 3 May 2026". */
export function causeInWords(locale: string, { cause, entries, newRoleName }: Change): string {
  const first = entries[0];
  const what = first === undefined ? null : entryInWords(locale, first);
  switch (cause) {
    case "disputed":
      return `Disputed: ${what ?? "an entry"}. It does not count until decided`;
    case "dispute-upheld":
      return `Dispute upheld: ${what ?? "an entry"} no longer counts`;
    case "dispute-rejected":
      return `Dispute decided: ${what ?? "an entry"} counts again`;
    case "revoked":
      return `Withdrawn: ${what ?? "an entry"} no longer counts`;
    case "restored":
      return `Restored: ${what ?? "an entry"} counts again`;
    case "role-change":
      return newRoleName === null ? "No role any more" : `New role: ${newRoleName}`;
    case "check":
    case "item-response":
      return first === undefined ? "Check" : `Check on ${formatDate(locale, first.effectiveOn)}`;
    case "prior-learning":
      return `Earlier learning accepted: ${first?.label ?? what ?? "an entry"}`;
    case "import":
      return "Import";
    case "skill-use":
      return "Use at work recorded: it keeps the skill current";
    case "expired":
      return "No longer valid: it ran out, or its procedure changed";
    case "inference-off":
      return "Starting points from the job no longer count";
    case "inference-on":
      return "Starting points from the job count again";
    default:
      return what ?? "An entry was added";
  }
}

function entryInWords(locale: string, entry: Change["entries"][number]): string {
  const by = entry.raterName === null || entry.kind === "self-rating" ? "" : ` by ${entry.raterName}`;
  return `${KIND_WORDS[entry.kind]}${by} on ${formatDate(locale, entry.effectiveOn)}`;
}

/** "1.4 → 2.6, chance of ready 31 % → 58 %"; what was or is not measured in words. */
export function movementInWords(locale: string, { before, after }: ChangedSkill): string {
  const parts = [`${levelInWords(locale, before)} → ${levelInWords(locale, after)}`];
  if (before.chance !== null && after.chance !== null) {
    const chances = [before.chance, after.chance].map((chance) => formatChance(locale, chance));
    parts.push(`chance of ready ${chances.join(" → ")}`);
  } else if (after.chance !== null) parts.push(`chance of ready ${formatChance(locale, after.chance)}`);
  return parts.join(", ");
}

function levelInWords(locale: string, { status, interval }: SkillReading): string {
  if (interval === null) return "not measured";
  return `${formatLevel(locale, interval.level)}${status === "expired" ? " (expired)" : ""}`;
}

/** "Ready for Operator: 12 % → 19 %", or null when the head of the role says the same as before. */
export function roleInWords(locale: string, { role, roleName }: Change): string | null {
  if (role === null || roleName === null) return null;
  const chanceOf = ({ joint }: RoleReading): string =>
    joint === null ? "not enough evidence" : formatChance(locale, joint.probability);
  const [before, after] = [chanceOf(role.before), chanceOf(role.after)];
  return before === after ? null : `Chance of being ready for ${roleName}: ${before} → ${after}`;
}

/** The whole event in one breath, for a screen reader. */
export function changeInWords(locale: string, change: Change): string {
  const [first, ...others] = change.skills;
  const parts = [causeInWords(locale, change)];
  parts.push(first === undefined ? NOTHING_MOVED : `${first.name} ${movementInWords(locale, first)}`);
  if (others.length > 0)
    parts.push(`${formatQuantity(locale, others.length, "other skill", "other skills")} moved too`);
  return `${parts.join(". ")}.`;
}

export const NOTHING_MOVED = "No estimate moved by a tenth of a level";
