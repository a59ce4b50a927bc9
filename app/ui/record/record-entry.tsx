import { Link } from "@remix-run/react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { classes } from "../classes.ts";
import { Facts } from "../facts.tsx";
import { formatDate, formatLevel, formatShare } from "../format.ts";
import { DisputeForm } from "../readiness/dispute-forms.tsx";
import { EntryMarks } from "../readiness/entry-marks.tsx";
import { FATE_WORDS, KIND_WORDS, weightWord } from "../readiness/words.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import { TextLink } from "../text-link.tsx";
import type { RecordEntryData } from "./record-types.ts";
import { sourceInWords } from "./source-words.ts";

export interface RecordActions {
  /** Address of the same list with these entries ticked off, or on again. */
  readonly toggleTo: (entryIds: readonly string[]) => string;
  /** Address to come back to after a dispute. */
  readonly back: string;
}

interface RecordEntryProps extends RecordActions {
  readonly entry: RecordEntryData;
  /** Below a heading of its own check: one step lower. */
  readonly nested?: boolean;
}

/** One entry: what it says, how much it counts today, where it comes from, and what the person can do about it. */
export function RecordEntry({ entry, toggleTo, back, nested = false }: RecordEntryProps) {
  const locale = useLocale();
  const { kind, fate, weight } = entry;
  const off = fate === "left-out";
  const Heading = nested ? "h3" : "h2";
  return (
    <li
      className={classes(
        "rounded-control border px-4 py-3 text-14",
        fate === "counts" ? "border-line bg-surface" : "border-dashed border-line-strong/60 bg-canvas",
      )}
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <Heading className="text-14 font-semibold">
          {KIND_WORDS[kind]}
          <span className="font-normal text-ink-muted"> · {formatDate(locale, entry.effectiveOn)}</span>
        </Heading>
        {(off || fate === "counts") && <ToggleLink ids={[entry.id]} off={off} toggleTo={toggleTo} what="this entry" />}
      </div>
      {FATE_WORDS[fate] !== "" && (
        <p className="mt-1.5">
          <Badge tone={fate === "expired" ? "expired" : "uncertain"}>{FATE_WORDS[fate]}</Badge>
        </p>
      )}
      {entry.label !== null && <p className="mt-1">{entry.label}</p>}
      {entry.note !== null && <p className="mt-1 text-ink-muted">“{entry.note}”</p>}
      <EntrySkills entry={entry} />
      <div className="mt-2">
        <Facts
          facts={[
            { term: "Weight today", value: weightInWords(locale, entry) },
            { term: "Entered by", value: entererOf(entry) },
            { term: "Source", value: sourceInWords(entry.sourceKind) },
            { term: "Recorded", value: formatDate(locale, entry.recordedAt.slice(0, 10) as PlainDate) },
            { term: "Counts until", value: entry.expiresOn === null ? "No end" : formatDate(locale, entry.expiresOn) },
          ]}
        />
      </div>
      {weight !== null && weight.first - weight.today >= 0.01 && kind !== "role-prior" && (
        <p className="mt-1 text-12 text-ink-muted">
          It had {formatShare(locale, weight.first)} when it came in; the rest has faded.
        </p>
      )}
      <EntryMarks marks={entry.marks} decideBy={entry.decideBy} />
      {fate === "counts" && kind !== "role-prior" && (
        <DisputeForm entryId={entry.id} action={{ kind: "dispute", to: "/me/disputes", back }} />
      )}
    </li>
  );
}

interface ToggleLinkProps {
  readonly ids: readonly string[];
  readonly off: boolean;
  readonly toggleTo: RecordActions["toggleTo"];
  readonly what: string;
}

/** Ticks entries off, to see the estimates without them, or on again. */
export function ToggleLink({ ids, off, toggleTo, what }: ToggleLinkProps) {
  return (
    <Link
      to={toggleTo(ids)}
      preventScrollReset
      className="inline-flex min-h-6 shrink-0 items-center rounded-[2px] text-14 text-accent hover:underline max-md:min-h-(--touch)"
    >
      {off ? `Count ${what} again` : `See without ${what}`}
    </Link>
  );
}

const SHOWN_SKILLS = 4;

/** The levels it states; a form about many skills shows a few and opens to all. */
function EntrySkills({ entry }: { readonly entry: RecordEntryData }) {
  const { skills } = entry;
  const lines = skills.map((skill) => (
    <SkillLine key={skill.id} skill={skill} isQuestion={entry.kind === "item-response"} />
  ));
  if (skills.length === 0) return null;
  if (skills.length <= SHOWN_SKILLS) return <ul className="mt-2 flex flex-col gap-0.5">{lines}</ul>;
  return (
    <>
      <ul className="mt-2 flex flex-col gap-0.5">{lines.slice(0, SHOWN_SKILLS - 1)}</ul>
      <details>
        <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent hover:underline max-md:min-h-(--touch)">
          {skills.length - SHOWN_SKILLS + 1} more skills
        </summary>
        <ul className="flex flex-col gap-0.5">{lines.slice(SHOWN_SKILLS - 1)}</ul>
      </details>
    </>
  );
}

interface SkillLineProps {
  readonly skill: RecordEntryData["skills"][number];
  readonly isQuestion: boolean;
}

function SkillLine({ skill, isQuestion }: SkillLineProps) {
  const locale = useLocale();
  return (
    <li>
      <TextLink to={`/me?skill=${encodeURIComponent(skill.id)}`} plain>
        {skill.name}
      </TextLink>
      , {isQuestion ? "question of level" : "level"}{" "}
      <span className="numerals">{formatLevel(locale, skill.level)}</span>
    </li>
  );
}

function weightInWords(locale: string, { weight, kind }: RecordEntryData): string {
  if (weight === null) return "None, it does not count";
  if (kind === "role-prior") return "A starting point, not a measurement";
  return `${formatShare(locale, weight.today)} (${weightWord(weight.today)})`;
}

function entererOf({ enteredBy, raterName, kind }: RecordEntryData): string {
  if (enteredBy !== null && raterName !== null && raterName !== enteredBy) return `${enteredBy}, for ${raterName}`;
  if (enteredBy !== null) return enteredBy;
  if (raterName !== null) return raterName;
  if (kind === "self-rating") return "You";
  return kind === "role-prior" ? "Pacesetter, from your role" : "An import, without a person";
}
