import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import { formatDate, formatLevel } from "../format.ts";
import { DecisionForm } from "../readiness/dispute-forms.tsx";
import { KIND_WORDS } from "../readiness/words.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import { TextLink } from "../text-link.tsx";

/** A dispute with the entry it is about, as the list draws it. */
export interface Dispute {
  readonly entryId: string;
  readonly kind: EvidenceKind;
  readonly effectiveOn: PlainDate;
  readonly expiresOn: PlainDate | null;
  readonly label: string | null;
  readonly note: string | null;
  readonly raterName: string | null;
  readonly enteredBy: string | null;
  readonly personId: string;
  readonly personName: string;
  readonly unitName: string;
  readonly reason: string;
  readonly disputedOn: PlainDate;
  readonly skills: readonly { readonly id: string; readonly name: string; readonly level: number }[];
  readonly decideBy: PlainDate;
  readonly overdue: boolean;
  readonly refusal: "oneself" | "concerned" | null;
  readonly decision: {
    readonly upheld: boolean;
    readonly reason: string;
    readonly decidedOn: PlainDate;
    readonly decidedBy: string | null;
  } | null;
}

const REFUSALS = {
  oneself: "This is about you: somebody else decides.",
  concerned: "You made or entered this entry: somebody else decides.",
} as const;

/** One dispute: whose, what it is about, why, until when, and the decision or the form for it. */
export function DisputeCard({ dispute }: { readonly dispute: Dispute }) {
  const locale = useLocale();
  const { personId, personName, unitName, decision } = dispute;
  return (
    <li className="rounded-panel border border-line bg-surface px-4 py-4 md:px-6">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h2 className="text-16 font-semibold">
            <TextLink to={`/people/${personId}`} plain>
              {personName}
            </TextLink>
          </h2>
          <p className="text-14 text-ink-muted">{unitName}</p>
        </div>
        <Deadline dispute={dispute} locale={locale} />
      </div>
      <p className="mt-3 text-14">
        <span className="text-ink-muted">Disputed on {formatDate(locale, dispute.disputedOn)}:</span> {dispute.reason}
      </p>
      <Preview dispute={dispute} locale={locale} />
      {decision !== null && (
        <p className="mt-3 text-14">
          <span className="text-ink-muted">
            Decided on {formatDate(locale, decision.decidedOn)}
            {decision.decidedBy !== null && ` by ${decision.decidedBy}`}:
          </span>{" "}
          {decision.reason}
        </p>
      )}
      {decision === null && dispute.refusal !== null && (
        <p className="mt-3 text-14 text-ink-muted">{REFUSALS[dispute.refusal]}</p>
      )}
      {decision === null && dispute.refusal === null && (
        <DecisionForm
          entryId={dispute.entryId}
          action={{ kind: "decide", to: `/people/${personId}/disputes`, back: "/disputes?done=1" }}
        />
      )}
    </li>
  );
}

function Deadline({ dispute, locale }: { readonly dispute: Dispute; readonly locale: string }) {
  if (dispute.decision !== null) {
    return dispute.decision.upheld ? (
      <Badge tone="blocked">Upheld, entry withdrawn</Badge>
    ) : (
      <Badge tone="ready">Rejected, entry counts</Badge>
    );
  }
  const day = formatDate(locale, dispute.decideBy);
  return dispute.overdue ? (
    <Badge tone="short">{`Overdue since ${day}`}</Badge>
  ) : (
    <Badge tone="uncertain">{`Decide by ${day}`}</Badge>
  );
}

/** The entry as it stands in the record, with the skills it is about. */
function Preview({ dispute, locale }: { readonly dispute: Dispute; readonly locale: string }) {
  const { kind, skills, personId } = dispute;
  const facts = [formatDate(locale, dispute.effectiveOn)];
  if (dispute.raterName !== null && kind !== "self-rating") facts.push(`by ${dispute.raterName}`);
  if (dispute.enteredBy !== null) facts.push(`entered by ${dispute.enteredBy}`);
  if (dispute.expiresOn !== null) facts.push(`valid until ${formatDate(locale, dispute.expiresOn)}`);
  return (
    <div className="mt-3 rounded-control border border-line bg-canvas px-3 py-2.5 text-14">
      <p className="font-medium">{KIND_WORDS[kind]}</p>
      <p className="text-12 text-ink-muted">{facts.join(" · ")}</p>
      {dispute.label !== null && <p className="mt-1">{dispute.label}</p>}
      {dispute.note !== null && <p className="mt-1 text-ink-muted">“{dispute.note}”</p>}
      <ul className="mt-1.5 flex flex-col gap-0.5">
        {skills.map((skill) => (
          <li key={skill.id}>
            <TextLink to={`/people/${personId}/skills/${skill.id}`} plain>
              {skill.name}
            </TextLink>
            , {kind === "item-response" ? "question of level" : "level"}{" "}
            <span className="numerals">{formatLevel(locale, skill.level)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
