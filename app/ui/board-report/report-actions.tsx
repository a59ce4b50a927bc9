import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";

interface ReportActionsProps {
  readonly actions: readonly {
    readonly text: string;
    readonly about: string;
    readonly to: string;
    readonly owner: string | null;
    readonly dueOn: PlainDate | null;
  }[];
}

/** What to do, who does it, by when. */
export function ReportActions({ actions }: ReportActionsProps) {
  const locale = useLocale();
  if (actions.length === 0)
    return (
      <p className="text-14 text-ink-muted">
        Nothing known asks for an action: enter readings on the scorecard and use cases first.
      </p>
    );
  return (
    <ol className="flex list-decimal flex-col gap-3 pl-5 text-14">
      {actions.map(({ text, about, to, owner, dueOn }) => (
        <li key={`${to} ${text}`}>
          <TextLink to={to}>{about}</TextLink>: {text}
          <span className="block text-ink-muted">
            {owner ?? "No owner"}, {dueOn === null ? "no date" : `due ${formatDate(locale, dueOn)}`}
          </span>
        </li>
      ))}
    </ol>
  );
}
