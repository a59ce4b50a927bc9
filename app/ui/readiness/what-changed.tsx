import { formatInstant, formatQuantity } from "../format.ts";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import {
  causeInWords,
  movementInWords,
  NOTHING_MOVED,
  roleInWords,
  type Change,
  type ChangedSkill,
} from "./change-words.ts";

interface WhatChangedProps {
  readonly changes: readonly Change[];
  /** Of the organisation: when it happened is written in it. */
  readonly timeZone: string;
  /** Address of the evidence behind a skill. */
  readonly whyTo: (skillId: string) => string;
  readonly empty: string;
}

/** Shown at once; the rest is one press away, so that the page keeps its shape. */
const FIRST = 2;

/** What moved the estimates lately, newest first: cause, before, after. */
export function WhatChanged({ changes, timeZone, whyTo, empty }: WhatChangedProps) {
  const locale = useLocale();
  const [recent, earlier] = [changes.slice(0, FIRST), changes.slice(FIRST)];
  return (
    <Panel title="What changed" id="changes">
      {changes.length === 0 ? (
        <p className="text-14 text-ink-muted">{empty}</p>
      ) : (
        <div className="flex flex-col gap-4">
          <ChangeList changes={recent} timeZone={timeZone} whyTo={whyTo} />
          {earlier.length > 0 && (
            <details>
              <summary className="inline-flex min-h-(--touch) cursor-pointer items-center text-14 text-accent hover:underline">
                {formatQuantity(locale, earlier.length, "earlier change", "earlier changes")}
              </summary>
              <div className="mt-2">
                <ChangeList changes={earlier} timeZone={timeZone} whyTo={whyTo} />
              </div>
            </details>
          )}
        </div>
      )}
    </Panel>
  );
}

type ChangeListProps = Omit<WhatChangedProps, "empty">;

function ChangeList({ changes, timeZone, whyTo }: ChangeListProps) {
  const locale = useLocale();
  return (
    <ol className="flex flex-col gap-4">
      {changes.map((change) => {
        const role = roleInWords(locale, change);
        return (
          <li key={change.id} className="border-l-2 border-line-strong/60 pl-3 text-14">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-medium">{causeInWords(locale, change)}</span>
              <time dateTime={change.recordedAt} className="text-12 text-ink-muted">
                {formatInstant(locale, change.recordedAt, timeZone)}
              </time>
            </p>
            <ChangedSkills skills={change.skills} whyTo={whyTo} />
            {role !== null && <p className="numerals mt-1 text-ink-muted">{role}</p>}
          </li>
        );
      })}
    </ol>
  );
}

const SKILLS_AT_ONCE = 3;

function ChangedSkills({
  skills,
  whyTo,
}: {
  readonly skills: readonly ChangedSkill[];
  readonly whyTo: WhatChangedProps["whyTo"];
}) {
  const locale = useLocale();
  if (skills.length === 0) return <p className="mt-1 text-ink-muted">{NOTHING_MOVED}.</p>;
  const [first, others] = [skills.slice(0, SKILLS_AT_ONCE), skills.slice(SKILLS_AT_ONCE)];
  const lines = (some: readonly ChangedSkill[]) =>
    some.map((skill) => (
      <li key={skill.skillId}>
        <TextLink to={whyTo(skill.skillId)} stay>
          {skill.name}
        </TextLink>{" "}
        <span className="numerals">{movementInWords(locale, skill)}</span>
      </li>
    ));
  return (
    <>
      <ul className="mt-1 flex flex-col gap-1">{lines(first)}</ul>
      {others.length > 0 && (
        <details className="mt-1">
          <summary className="inline-flex min-h-6 cursor-pointer items-center text-12 text-accent hover:underline">
            {formatQuantity(locale, others.length, "other skill moved too", "other skills moved too")}
          </summary>
          <ul className="mt-1 flex flex-col gap-1">{lines(others)}</ul>
        </details>
      )}
    </>
  );
}
