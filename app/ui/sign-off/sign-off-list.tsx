import type { ReactNode } from "react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { formatDate } from "../format.ts";
import { LEVEL_NAMES } from "../level-text.tsx";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import { TextLink } from "../text-link.tsx";
import { SIGN_OFF_STATES, type SignOffState } from "./words.ts";

export interface SignOffItem {
  readonly id: string;
  readonly skillName: string;
  readonly level: number;
  readonly status: SignOffState;
  readonly personName: string;
  readonly personJobTitle: string | null;
  readonly assessorName: string | null;
  readonly requestedAt: string;
  readonly endedAt: string | null;
  readonly reached: number | null;
  readonly note: string | null;
}

interface SignOffListProps {
  readonly items: readonly SignOffItem[];
  /** Whose list it is decides whom a line names. */
  readonly names: "person" | "assessor";
  /** Anything more at the end of a line: a button, a state. */
  readonly extra?: (item: SignOffItem) => ReactNode;
}

/** Sign-offs, a card each: large enough to press with a thumb. */
export function SignOffList({ items, names, extra }: SignOffListProps) {
  const locale = useLocale();
  return (
    <ul className="grid gap-3">
      {items.map((item) => (
        <li key={item.id} className="rounded-panel border border-line bg-surface px-4 py-3">
          <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
            <p className="flex min-h-(--touch) items-center text-16 font-semibold">
              <TextLink to={`/sign-offs/${item.id}`}>
                {item.skillName}, level {item.level} {LEVEL_NAMES[item.level]}
              </TextLink>
            </p>
            <Badge tone={SIGN_OFF_STATES[item.status].tone}>{SIGN_OFF_STATES[item.status].word}</Badge>
          </div>
          <p className="text-14 text-ink-muted">{lineInWords(item, names, locale)}</p>
          {item.note !== null && <p className="mt-1 text-14 text-ink-muted">“{item.note}”</p>}
          {extra?.(item)}
        </li>
      ))}
    </ul>
  );
}

const dayOf = (instant: string): PlainDate => instant.slice(0, 10) as PlainDate;

function lineInWords(item: SignOffItem, names: "person" | "assessor", locale: string): string {
  const who =
    names === "person"
      ? [item.personName, item.personJobTitle].filter((part) => part !== null).join(", ")
      : `asked of ${item.assessorName ?? "somebody who has left"}`;
  const asked = `asked on ${formatDate(locale, dayOf(item.requestedAt))}`;
  const ended = item.endedAt === null ? null : `${endWord(item)} on ${formatDate(locale, dayOf(item.endedAt))}`;
  return [who, asked, ended].filter((part) => part !== null).join(" · ");
}

function endWord({ status, reached }: SignOffItem): string {
  if (status === "declined") return "declined";
  if (status === "withdrawn") return "withdrawn";
  return `signed at level ${String(reached ?? 0)}`;
}
