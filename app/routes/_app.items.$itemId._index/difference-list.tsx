import type { Difference } from "#app/services/item-differences.ts";

interface DifferenceListProps {
  readonly differences: readonly Difference[];
  /** What the two sides are called: "Before" and "After". */
  readonly before: string;
  readonly after: string;
}

/** Two texts of a question, place by place where they differ. */
export function DifferenceList({ differences, before, after }: DifferenceListProps) {
  return (
    <dl className="mt-2 flex flex-col gap-3 text-14">
      {differences.map((one) => (
        <div key={one.path}>
          <dt className="font-medium">{one.label}</dt>
          <dd className="mt-1 grid gap-2 md:grid-cols-2">
            <Side name={before} text={one.before} />
            <Side name={after} text={one.after} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Side({ name, text }: { readonly name: string; readonly text: string }) {
  return (
    <p className="rounded-control border border-line bg-canvas px-3 py-2 break-words">
      <span className="block text-12 text-ink-muted">{name}</span>
      {text === "" ? <span className="text-ink-muted">Nothing</span> : text}
    </p>
  );
}
