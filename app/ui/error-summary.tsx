interface FieldProblem {
  /** Id of the control; a link leads there. */
  readonly id: string;
  readonly message: string;
}

interface ErrorSummaryProps {
  readonly problems: readonly FieldProblem[];
  readonly title?: string;
}

/** On top of a form that came back: everything that is wrong, each a link to its field. Nothing when nothing is. */
export function ErrorSummary({ problems, title = "There is a problem" }: ErrorSummaryProps) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" tabIndex={-1} className="rounded-panel border-2 border-blocked bg-surface px-4 py-3">
      <h2 className="text-16 font-semibold">{title}</h2>
      <ul className="mt-1 flex flex-col gap-1">
        {problems.map((problem) => (
          <li key={problem.id}>
            <a href={`#${problem.id}`} className="text-14 font-medium text-blocked underline underline-offset-2">
              {problem.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
