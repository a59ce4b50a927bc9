import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { Checklist } from "#app/engine/signoff/checklist.ts";
import { formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import type { SignOffItem } from "./sign-off-list.tsx";

export interface SignOffDetail extends SignOffItem {
  readonly checklist: Checklist;
  readonly part: "assessor" | "person" | "reader";
  readonly requestedBy: string | null;
  readonly safetyCritical: boolean;
}

/** Who asked for what, and how the task is set up. */
export function SignOffFacts({ signOff }: { readonly signOff: SignOffDetail }) {
  const locale = useLocale();
  const { checklist } = signOff;
  const asked = formatDate(locale, signOff.requestedAt.slice(0, 10) as PlainDate);
  const forWhom = [signOff.personName, signOff.personJobTitle].filter((part) => part !== null).join(", ");
  return (
    <span className="grid gap-1">
      <span>
        {signOff.part === "person" ? "About you" : `For ${forWhom}`}. Asked on {asked}
        {signOff.requestedBy === null || signOff.requestedBy === signOff.personName ? "" : ` by ${signOff.requestedBy}`}
        {signOff.part === "assessor" ? "." : ` of ${signOff.assessorName ?? "somebody who has left"}.`}
      </span>
      {signOff.safetyCritical && (
        <span>
          <Badge tone="short">Safety-critical skill</Badge>
        </span>
      )}
      {checklist.source === "published" && (
        <span className="text-14">
          {checklist.title}
          {checklist.minutes === null ? "" : `, about ${String(checklist.minutes)} minutes`}.
        </span>
      )}
      {checklist.setting !== null && <span className="text-14">{checklist.setting}</span>}
      {checklist.stop !== null && <span className="text-14 font-medium text-ink">{checklist.stop}</span>}
    </span>
  );
}
