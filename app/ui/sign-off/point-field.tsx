import type { ChecklistPoint } from "#app/engine/signoff/checklist.ts";
import { controlClasses } from "../field.tsx";
import { Badge } from "../status-badge.tsx";

interface PointFieldProps {
  readonly point: ChecklistPoint;
  readonly position: number;
  /** Fields of a form that came back. */
  readonly values: Readonly<Record<string, string>>;
}

/** One thing to watch: what each mark means, large enough for a thumb in a glove, and room for a note. */
export function PointField({ point, position, values }: PointFieldProps) {
  const noteId = `note-${point.id}`;
  const given = values[`mark:${point.id}`];
  const note = values[`note:${point.id}`] ?? "";
  return (
    <fieldset className="rounded-panel border border-line bg-surface px-4 pb-4">
      <legend className="float-left w-full pt-4 text-16 font-semibold">
        <span className="numerals text-ink-muted">{position}.</span> {point.observe}
      </legend>
      {point.safetyCritical && (
        <p className="clear-both pt-2">
          <Badge tone="short">Safety-critical: has to be seen</Badge>
        </p>
      )}
      <div className="clear-both grid gap-2 pt-3 md:grid-cols-2">
        {point.anchors.map((anchor, index) => (
          <MarkChoice
            key={anchor}
            pointId={point.id}
            value={String(index + 1)}
            word={String(index + 1)}
            text={anchor}
            checked={given === String(index + 1)}
          />
        ))}
        <MarkChoice
          pointId={point.id}
          value="not-seen"
          word="Not seen"
          text="It did not come up"
          checked={given === "not-seen"}
        />
      </div>
      <details className="mt-2" open={note !== ""}>
        <summary className="inline-flex min-h-(--touch) cursor-pointer items-center text-14 text-accent hover:underline">
          Add a note
        </summary>
        <label htmlFor={noteId} className="sr-only">
          Note on point {position}
        </label>
        <input
          id={noteId}
          name={`note:${point.id}`}
          defaultValue={note}
          maxLength={200}
          className={controlClasses(false)}
        />
      </details>
    </fieldset>
  );
}

interface MarkChoiceProps {
  readonly pointId: string;
  readonly value: string;
  readonly word: string;
  readonly text: string;
  readonly checked: boolean;
}

function MarkChoice({ pointId, value, word, text, checked }: MarkChoiceProps) {
  return (
    <label className="flex min-h-14 cursor-pointer items-center gap-3 rounded-control border border-line px-3 py-2 text-14 hover:bg-canvas has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type="radio"
        name={`mark:${pointId}`}
        value={value}
        defaultChecked={checked}
        className="size-6 shrink-0 accent-(--accent)"
      />
      <span>
        <span className="font-semibold">{word}</span>
        <span className="block text-ink-muted">{text}</span>
      </span>
    </label>
  );
}
