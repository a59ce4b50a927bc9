import { Form } from "@remix-run/react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { CsrfField } from "../csrf-field.tsx";
import { formatDate, formatInstant, formatQuantity } from "../format.ts";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import { messageInWords, type InboxMessage } from "./inbox-words.ts";

interface Assigned {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly to: string;
  readonly dueOn: PlainDate | null;
  readonly reason: string | null;
  readonly assignedBy: string | null;
  readonly overdue: boolean;
}

interface Waiting {
  readonly signOffs: number;
  readonly claims: number;
  readonly disputes: number;
  readonly reviews: number;
}

/** Work of others that waits for the reader, and facts due for review. */
export function WaitingList({ waiting }: { readonly waiting: Waiting }) {
  const locale = useLocale();
  const lines = [
    { count: waiting.reviews, to: "/review", one: "fact is due for review", many: "facts are due for review" },
    { count: waiting.signOffs, to: "/sign-offs", one: "sign-off waits for you", many: "sign-offs wait for you" },
    { count: waiting.claims, to: "/prior-learning", one: "claim waits for you", many: "claims wait for you" },
    { count: waiting.disputes, to: "/disputes", one: "dispute waits for you", many: "disputes wait for you" },
  ].filter(({ count }) => count > 0);
  if (lines.length === 0) return null;
  return (
    <Panel title="Waits for you">
      <ul className="flex flex-col gap-1 text-14">
        {lines.map(({ to, count, one, many }) => (
          <li key={to}>
            <TextLink to={to}>{formatQuantity(locale, count, one, many)}</TextLink>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  pathway: "Path to",
  check: "Check:",
  lesson: "Lesson:",
  "sign-off": "Sign-off:",
};

/** What others asked for, the most urgent first. */
export function AssignmentList({ assignments }: { readonly assignments: readonly Assigned[] }) {
  const locale = useLocale();
  if (assignments.length === 0) return null;
  return (
    <Panel title="Asked of you">
      <ul className="flex flex-col divide-y divide-line">
        {assignments.map(({ id, kind, name, to, dueOn, reason, assignedBy, overdue }) => (
          <li key={id} className="py-2 text-14 first:pt-0 last:pb-0">
            <TextLink to={to}>
              {KIND_WORDS[kind] ?? ""} {name}
            </TextLink>
            <p className="text-12 text-ink-muted">
              {assignedBy ?? "by the installation"}
              {dueOn !== null && (
                <span className={overdue ? "font-medium text-blocked" : undefined}>
                  , {overdue ? "was due" : "due"} {formatDate(locale, dueOn)}
                </span>
              )}
              {reason !== null && `, ${reason}`}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface Ending {
  readonly skillId: string;
  readonly name: string;
  readonly validUntil: PlainDate;
  readonly daysLeft: number;
}

/** Skills that run out soon, or have; each leads to what keeps it valid. */
export function EndingList({ endings }: { readonly endings: readonly Ending[] }) {
  const locale = useLocale();
  if (endings.length === 0) return null;
  return (
    <Panel title="Runs out" action={<TextLink to="/me/currency">All</TextLink>}>
      <ul className="flex flex-col gap-2 text-14">
        {endings.map(({ skillId, name, validUntil, daysLeft }) => (
          <li key={skillId} className="flex flex-wrap items-baseline justify-between gap-x-3">
            <TextLink to="/me/currency">{name}</TextLink>
            <span className={daysLeft < 0 ? "font-medium text-expired" : "text-ink-muted"}>
              {daysLeft < 0
                ? `expired ${formatDate(locale, validUntil)}`
                : `in ${formatQuantity(locale, daysLeft, "day", "days")}`}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The newest messages; unread ones first to the eye. */
export function InboxList({
  messages,
  timeZone,
}: {
  readonly messages: readonly InboxMessage[];
  readonly timeZone: string;
}) {
  const locale = useLocale();
  return (
    <Panel
      title="Messages"
      id="inbox"
      {...(messages.some(({ readAt }) => readAt === null) ? { action: <MarkRead /> } : {})}
    >
      {messages.length === 0 ? (
        <p className="text-14 text-ink-muted">None. Requests, reminders and decisions about your record come here.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {messages.map((message) => {
            const { words, to } = messageInWords(locale, message);
            return (
              <li key={message.id} className="py-2 text-14 first:pt-0 last:pb-0">
                <p className={message.readAt === null ? "font-medium" : undefined}>
                  {to === null ? words : <TextLink to={to}>{words}</TextLink>}
                  {message.readAt === null && <span className="sr-only">, not read yet</span>}
                </p>
                <time dateTime={message.createdAt} className="text-12 text-ink-muted">
                  {formatInstant(locale, message.createdAt, timeZone)}
                </time>
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}

function MarkRead() {
  return (
    <Form method="post" action="/me/path?index">
      <CsrfField />
      <button type="submit" className="cursor-pointer text-14 text-accent hover:underline">
        Mark all as read
      </button>
    </Form>
  );
}
