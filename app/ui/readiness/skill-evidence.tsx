import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { LevelInterval } from "#app/engine/proficiency/level-classification.ts";
import type { SkillStatus } from "#app/engine/proficiency/readiness.ts";
import { formatChance, formatDate, formatLevel } from "../format.ts";
import { ReadinessBar } from "../readiness-bar.tsx";
import { useLocale } from "../root-data.ts";
import { StatusBadge } from "../status-badge.tsx";
import type { DisputeAction } from "./dispute-forms.tsx";
import { EvidenceEntryList, type EvidenceEntry } from "./evidence-entry-list.tsx";
import { readingOf } from "./requirement-table.tsx";
import type { SkillHistoryData } from "./history-geometry.ts";
import { SkillHistory } from "./skill-history.tsx";
import { becauseInWords, validUntilInWords, type Validity } from "../currency/validity-words.ts";
import { KIND_WORDS } from "./words.ts";

export interface Finding {
  readonly status: SkillStatus;
  readonly interval: LevelInterval | null;
  readonly chance: { readonly probability: number; readonly low: number; readonly high: number } | null;
}

export interface SkillEvidenceData {
  readonly skill: { readonly id: string; readonly name: string; readonly safetyCritical: boolean };
  readonly requirement: { readonly roleName: string; readonly required: number; readonly later: number } | null;
  readonly finding: Finding;
  readonly complete: Finding | null;
  /** Null: nothing measured it, or it does not run out. */
  readonly validity: Validity | null;
  readonly entries: readonly EvidenceEntry[];
  readonly offsets: readonly {
    readonly kind: EvidenceKind;
    readonly raterName: string | null;
    readonly ratings: number;
    readonly offset: number;
  }[];
  readonly history: SkillHistoryData;
  readonly asOf: PlainDate;
}

interface SkillEvidenceProps {
  readonly data: SkillEvidenceData;
  /** Address of the same view with an entry ticked off or on again. */
  readonly toggleTo: (entryId: string) => string;
  /** Null: the reader can do nothing about disputes here. */
  readonly disputes: DisputeAction | null;
}

/** What one number is made of: the estimate, its entries with their weight, and what it would be without one. */
export function SkillEvidence({ data, toggleTo, disputes }: SkillEvidenceProps) {
  const locale = useLocale();
  const { finding, complete, requirement } = data;
  const target = requirement === null ? {} : { target: requirement.required, laterTarget: requirement.later };
  return (
    <div className="flex flex-col gap-6">
      <div>
        <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
          <StatusBadge status={finding.status} />
          <span className="text-14 text-ink-muted">as of {formatDate(locale, data.asOf)}</span>
        </div>
        <ReadinessBar
          size="large"
          label={data.skill.name}
          reading={readingOf(finding.interval, finding.status)}
          {...target}
        />
        <p className="mt-3 text-14">{findingInWords(locale, data)}</p>
        {complete !== null && (
          <p className="mt-2 rounded-control bg-sunken px-3 py-2 text-14" role="status">
            Without what you ticked off. With every entry: {levelInWords(locale, complete)}
            {complete.chance !== null && `, chance of ready ${formatChance(locale, complete.chance.probability)}`}.
          </p>
        )}
      </div>
      <SkillHistory history={data.history} entries={data.entries} required={requirement?.required ?? null} />
      <Sources entries={data.entries} locale={locale} />
      <section aria-label="Evidence">
        <h3 className="mb-1 text-16 font-semibold">Made of</h3>
        <p className="mb-3 text-14 text-ink-muted">
          Weight is how far the estimate followed an entry when it came in. Faded is what time has taken from it since.
          Evidence on related skills counts a little too.
        </p>
        <EvidenceEntryList entries={data.entries} toggleTo={toggleTo} disputes={disputes} />
      </section>
      {data.offsets.length > 0 && (
        <section aria-label="How the sources rate">
          <h3 className="mb-1 text-16 font-semibold">How the sources rate</h3>
          <ul className="flex flex-col gap-1 text-14">
            {data.offsets.map((offset) => (
              <li key={`${offset.kind} ${offset.raterName ?? ""}`}>
                {KIND_WORDS[offset.kind]}
                {offset.raterName === null ? "" : ` by ${offset.raterName}`}: rates{" "}
                <span className="numerals font-medium">{formatLevel(locale, Math.abs(offset.offset))}</span>{" "}
                {offset.offset >= 0 ? "above" : "below"} the other evidence, over {offset.ratings} ratings
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function levelInWords(locale: string, { interval }: Finding): string {
  if (interval === null) return "not measured";
  return `level ${formatLevel(locale, interval.level)}, likely between ${formatLevel(locale, interval.low)} and ${formatLevel(locale, interval.high)}`;
}

function findingInWords(locale: string, { finding, requirement, validity, skill }: SkillEvidenceData): string {
  const parts = [sentence(levelInWords(locale, finding))];
  if (finding.chance !== null && requirement !== null) {
    const { probability, low, high } = finding.chance;
    parts.push(
      `Chance of level ${requirement.required} or above: ${formatChance(locale, probability)}, between ${formatChance(locale, low)} and ${formatChance(locale, high)}.`,
    );
  }
  if (validity !== null) parts.push(`${validUntilInWords(locale, validity)} ${becauseInWords(locale, validity)}.`);
  if (finding.status === "expired") parts.push("It does not count as ready.");
  if (skill.safetyCritical && finding.status !== "ready")
    parts.push("Safety-critical: a self-rating alone never makes it ready.");
  if (requirement !== null) parts.push(`Required by ${requirement.roleName}.`);
  return parts.join(" ");
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

const COMPARED = ["self-rating", "manager-rating", "certificate", "practical-signoff", "imported-record"] as const;

/** The latest word of each source, side by side. */
function Sources({ entries, locale }: { readonly entries: readonly EvidenceEntry[]; readonly locale: string }) {
  const latest = COMPARED.flatMap((kind) => {
    const entry = entries.findLast((candidate) => candidate.kind === kind && candidate.fate === "counts");
    return entry === undefined ? [] : [entry];
  });
  if (latest.length < 2) return null;
  return (
    <section aria-label="Sources side by side">
      <h3 className="mb-2 text-16 font-semibold">Sources side by side</h3>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(7.5rem,1fr))] gap-2">
        {latest.map((entry) => (
          <div key={entry.kind} className="rounded-control border border-line px-3 py-2">
            <dt className="text-12 text-ink-muted">{KIND_WORDS[entry.kind]}</dt>
            <dd className="numerals text-20 font-semibold">{formatLevel(locale, entry.level)}</dd>
            <dd className="text-12 text-ink-muted">{formatDate(locale, entry.effectiveOn)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
