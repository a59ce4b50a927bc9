import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { SkillStatus } from "#app/engine/proficiency/readiness.ts";
import { formatDate } from "../format.ts";
import { STATUS_APPEARANCE } from "../readiness-status.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import { TextLink } from "../text-link.tsx";

interface Reason {
  readonly skillId: string;
  readonly name: string;
  readonly level: number;
  readonly answer: "allow" | "warn" | "block";
  readonly status: SkillStatus;
  readonly validUntil: PlainDate | null;
  readonly action: "refresh" | "check" | "sign-off" | null;
}

export interface StationView {
  readonly id: string;
  readonly name: string;
  readonly teamName: string | null;
  readonly own: boolean;
  readonly answer: Reason["answer"];
  readonly reasons: readonly Reason[];
}

const ANSWER = {
  allow: { tone: "ready", word: "You may work here" },
  warn: { tone: "short", word: "You may work here; something expires soon" },
  block: { tone: "blocked", word: "Not yet" },
} as const;

/** One station: the answer, and each thing it asks for with what is missing and what closes it. */
export function StationCard({ station }: { readonly station: StationView }) {
  const { tone, word } = ANSWER[station.answer];
  return (
    <li className="px-4 py-4 md:px-6">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="text-16 font-semibold">{station.name}</h3>
        <Badge tone={tone}>{word}</Badge>
        {station.own && <Badge tone="neutral">My station</Badge>}
      </div>
      {station.teamName !== null && <p className="text-14 text-ink-muted">{station.teamName}</p>}
      {station.reasons.length === 0 ? (
        <p className="mt-2 text-14 text-ink-muted">This station asks for nothing.</p>
      ) : (
        <ul className="mt-2 flex flex-col gap-1 text-14">
          {station.reasons.map((reason) => (
            <ReasonLine key={reason.skillId} reason={reason} />
          ))}
        </ul>
      )}
    </li>
  );
}

function ReasonLine({ reason }: { readonly reason: Reason }) {
  const locale = useLocale();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 max-md:min-h-(--touch)">
      <span>
        <TextLink to={`/me?skill=${encodeURIComponent(reason.skillId)}`} plain>
          {reason.name}
        </TextLink>
        , level {reason.level}:{" "}
        <span className="text-ink-muted">
          {STATUS_APPEARANCE[reason.status].word.toLowerCase()}
          {reason.validUntil !== null && reason.answer !== "block" && (
            <>, valid until {formatDate(locale, reason.validUntil)}</>
          )}
        </span>
      </span>
      {reason.action !== null && <Action reason={reason} />}
    </li>
  );
}

function Action({ reason: { action, skillId, level } }: { readonly reason: Reason }) {
  const skill = encodeURIComponent(skillId);
  if (action === "refresh") return <TextLink to="/me/currency">Refresh it</TextLink>;
  if (action === "check") return <TextLink to={`/checks/new/${skill}`}>Take the check</TextLink>;
  return <TextLink to={`/me/sign-offs?skill=${skill}&level=${String(level)}`}>Ask for a sign-off</TextLink>;
}
