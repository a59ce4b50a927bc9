import { Notice } from "../notice.tsx";

/** What came of a form of the page of series. */
export interface ImportAnswer {
  /** The form that was refused; null: none. */
  readonly intent: "series" | "exposure" | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly problems: readonly { readonly line: number | null; readonly why: string }[];
  readonly done: string | null;
  readonly notes: readonly { readonly label: string; readonly notes: readonly string[] }[];
  /** What was typed, so that nothing is lost. */
  readonly typed: Readonly<Record<string, string>>;
}

/** What was done, and what was found in each series on the way; or every line that needs a change. */
export function ImportedNotice({ answer: { done, notes, problems } }: { readonly answer: ImportAnswer }) {
  if (problems.length > 0)
    return (
      <Notice tone="problem" live title="Nothing was added. These lines need a change first:">
        <ul className="list-disc pl-5">
          {problems.map(({ line, why }) => (
            <li key={`${line ?? ""} ${why}`}>{line === null ? why : `Line ${line}: ${why}`}</li>
          ))}
        </ul>
      </Notice>
    );
  if (done === null) return null;
  const found = notes.filter((series) => series.notes.length > 0);
  return (
    <Notice
      tone={found.length > 0 ? "warning" : "done"}
      live
      title={found.length > 0 ? `${done} Look at what was found:` : done}
    >
      {found.length > 0 && (
        <ul className="list-disc pl-5">
          {found.map((series) => (
            <li key={series.label}>
              {series.label}: {series.notes.join(" ")}
            </li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
