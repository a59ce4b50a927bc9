import type { ReactNode } from "react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import { ClaimFacts } from "./claim-facts.tsx";
import { ClaimFiles } from "./claim-files.tsx";
import { CLAIM_STATES, type ClaimItem } from "./claim-types.ts";

interface ClaimCardProps {
  readonly claim: ClaimItem;
  readonly fileHref: (position: number) => string;
  readonly children?: ReactNode;
}

/** One claim as its owner sees it: what was said, how it stands, and in whose words. */
export function ClaimCard({ claim, fileHref, children }: ClaimCardProps) {
  const locale = useLocale();
  const state = CLAIM_STATES[claim.status];
  return (
    <article className="rounded-panel border border-line bg-surface px-4 py-3">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-16 font-semibold">{claim.skillName}</h3>
        <Badge tone={state.tone}>{state.word}</Badge>
      </div>
      {claim.decidedAt !== null && claim.status !== "withdrawn" && (
        <p className="mb-3 text-14">
          <span className="font-medium">
            {claim.status === "accepted" ? `Counts as level ${String(claim.decidedLevel ?? 0)}` : "Does not count"}
          </span>
          , decided on {formatDate(locale, claim.decidedAt.slice(0, 10) as PlainDate)}
          {claim.decidedBy === null ? "" : ` by ${claim.decidedBy}`}.{claim.reason === null ? "" : ` “${claim.reason}”`}
        </p>
      )}
      <ClaimFacts claim={claim} />
      {claim.files.length > 0 && (
        <div className="mt-2">
          <ClaimFiles files={claim.files} hrefOf={fileHref} />
        </div>
      )}
      {children}
    </article>
  );
}
