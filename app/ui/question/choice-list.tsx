import { CHOICE_ROW, type InputPropsOf } from "./question-props.ts";

/** One or several of a few, all visible. */
export function ChoiceList({ question, value, onChange, name }: InputPropsOf<"single" | "multiple">) {
  const chosen = value?.type === "single" ? [value.choice] : value?.type === "multiple" ? value.choices : [];
  const choose = (id: string, checked: boolean) => {
    if (question.type === "single") onChange({ type: "single", choice: id });
    else {
      const after = question.options.filter((option) => (option.id === id ? checked : chosen.includes(option.id)));
      onChange({ type: "multiple", choices: after.map((option) => option.id) });
    }
  };
  return (
    <>
      {question.type === "multiple" && <p className="mb-2 text-14 text-ink-muted">Choose all that apply.</p>}
      <div className="grid gap-2">
        {question.options.map(({ id, text }) => (
          <label key={id} className={CHOICE_ROW}>
            <input
              type={question.type === "single" ? "radio" : "checkbox"}
              name={name}
              value={id}
              checked={chosen.includes(id)}
              onChange={(event) => {
                choose(id, event.currentTarget.checked);
              }}
              className="mt-0.5 size-5 shrink-0 accent-(--accent)"
            />
            <span>{text}</span>
          </label>
        ))}
      </div>
    </>
  );
}
