import type { Confidence } from "#app/engine/measurement/answer-key.ts";

const CHOICES: readonly { readonly value: Confidence; readonly label: string }[] = [
  { value: "sure", label: "Sure" },
  { value: "unsure", label: "Unsure" },
  { value: "guessing", label: "Guessing" },
];

const CHOICE =
  "flex min-h-(--touch) cursor-pointer items-center justify-center gap-2 rounded-control border border-line bg-surface px-2 text-16 " +
  "hover:bg-canvas has-checked:border-accent has-checked:bg-accent-soft has-disabled:cursor-not-allowed";

interface ConfidenceChoiceProps {
  readonly value: Confidence | null;
  readonly onChange: (value: Confidence) => void;
  readonly disabled?: boolean;
}

/** One tap more with each answer: it tells a gap one knows of from a mistake one is sure of. */
export function ConfidenceChoice({ value, onChange, disabled = false }: ConfidenceChoiceProps) {
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className="text-16 font-semibold">How sure are you?</legend>
      <div className="mt-3 grid grid-cols-3 gap-3">
        {CHOICES.map((choice) => (
          <label key={choice.value} className={CHOICE}>
            <input
              type="radio"
              name="confidence"
              value={choice.value}
              required
              checked={value === choice.value}
              onChange={() => {
                onChange(choice.value);
              }}
              className="size-5 shrink-0 accent-(--accent)"
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
