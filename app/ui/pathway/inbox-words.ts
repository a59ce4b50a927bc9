import { parsePlainDate } from "#app/engine/kernel/calendar.ts";
import { formatDate } from "../format.ts";

export interface InboxMessage {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string | null;
  readonly body: Readonly<Record<string, string | number | null>>;
  readonly createdAt: string;
  readonly readAt: string | null;
}

/** A message as a sentence, and what it opens. */
export function messageInWords(
  locale: string,
  { kind, subjectId, body }: InboxMessage,
): { readonly words: string; readonly to: string | null } {
  const text = (name: string): string => String(body[name] ?? "");
  const day = (name: string): string => {
    const date = parsePlainDate(text(name));
    return date === undefined ? text(name) : formatDate(locale, date);
  };
  const about = text("personName");
  const whose = about === "" ? "" : `${about}: `;
  const expiryTo = about === "" ? "/me/currency" : `/people/${text("personId")}`;
  switch (kind) {
    case "assigned":
      return {
        words: `${text("by")} asks you for ${text("name")}${body["dueOn"] == null ? "" : ` by ${day("dueOn")}`}`,
        to: null,
      };
    case "expiring":
      return { words: `${whose}${text("skillName")} runs out on ${day("validUntil")}`, to: expiryTo };
    case "expired":
      return { words: `${whose}${text("skillName")} has run out`, to: expiryTo };
    case "procedure-changed":
      return { words: `The procedure changed: ${text("skillName")} has to be shown again`, to: "/me/currency" };
    case "dispute-decided":
      return {
        words: "Your dispute was decided",
        to: subjectId === null ? "/me/record" : `/me/record?entry=${subjectId}`,
      };
    case "path-changed":
      return { words: pathInWords(text("added"), body["dueOn"] == null ? null : day("dueOn")), to: "/me/path" };
    default:
      return { words: text("words") === "" ? "Something about your record changed" : text("words"), to: "/me" };
  }
}

function pathInWords(added: string, dueOn: string | null): string {
  if (dueOn !== null) return `Your path no longer ends by ${dueOn}`;
  return `Your path got ${added === "1" ? "a step" : `${added} steps`} more`;
}
