import { formatDate, formatQuantity } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import { RecordEntry, ToggleLink, type RecordActions } from "./record-entry.tsx";
import type { RecordGroupData } from "./record-types.ts";

interface RecordListProps extends RecordActions {
  readonly groups: readonly RecordGroupData[];
}

/** Everything held about a person, newest first; the answers of one check are one line that opens. */
export function RecordList({ groups, toggleTo, back }: RecordListProps) {
  return (
    <ol className="flex flex-col gap-3" aria-label="Entries, newest first">
      {groups.map((group) => {
        const [first] = group.entries;
        if (group.isCheck) return <CheckGroup key={group.key} group={group} toggleTo={toggleTo} back={back} />;
        return first === undefined ? null : (
          <RecordEntry key={group.key} entry={first} toggleTo={toggleTo} back={back} />
        );
      })}
    </ol>
  );
}

function CheckGroup({ group, toggleTo, back }: RecordActions & { readonly group: RecordGroupData }) {
  const locale = useLocale();
  const { entries } = group;
  const toggled = entries.filter(({ fate }) => fate === "counts" || fate === "left-out");
  const off = toggled.length > 0 && toggled.every(({ fate }) => fate === "left-out");
  const ids = toggled.filter(({ fate }) => off || fate === "counts").map(({ id }) => id);
  const counting = entries.filter(({ fate }) => fate === "counts").length;
  const disputed = entries.filter(({ fate }) => fate === "disputed").length;
  const skills = [...new Set(entries.flatMap((entry) => entry.skills.map(({ name }) => name)))];
  const on = entries[0]?.effectiveOn;
  return (
    <li className="rounded-control border border-line bg-surface px-4 py-3 text-14">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <h2 className="text-14 font-semibold">
          Check with {formatQuantity(locale, entries.length, "answer", "answers")}
          {on !== undefined && <span className="font-normal text-ink-muted"> · {formatDate(locale, on)}</span>}
        </h2>
        {ids.length > 0 && <ToggleLink ids={ids} off={off} toggleTo={toggleTo} what="this check" />}
      </div>
      <p className="mt-1">{skills.join(", ")}</p>
      <p className="text-ink-muted">
        {counting === entries.length ? "Every answer counts" : `${counting} of ${entries.length} answers count`}
      </p>
      {disputed > 0 && (
        <p className="mt-1.5">
          <Badge tone="uncertain">{formatQuantity(locale, disputed, "answer disputed", "answers disputed")}</Badge>
        </p>
      )}
      <details className="mt-1" open={disputed > 0}>
        <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent hover:underline max-md:min-h-(--touch)">
          Show the answers
        </summary>
        <ol className="mt-2 flex flex-col gap-2">
          {entries.map((entry) => (
            <RecordEntry key={entry.id} entry={entry} toggleTo={toggleTo} back={back} nested />
          ))}
        </ol>
      </details>
    </li>
  );
}
