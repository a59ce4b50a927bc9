import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { controlClasses } from "../field.tsx";
import type { InputPropsOf } from "./question-props.ts";

/** A list beside each thing to match: what is offered may be used more than once or not at all. */
export function MatchingInput({ question, value, onChange, name }: InputPropsOf<"matching">) {
  const ids = useId();
  const pairs = value?.type === "matching" ? value.pairs : {};
  const choose = (left: string, right: string) => {
    const others = Object.entries(pairs).filter(([id]) => id !== left);
    onChange({ type: "matching", pairs: Object.fromEntries(right === "" ? others : [...others, [left, right]]) });
  };
  return (
    <ul className="grid gap-2">
      {question.left.map(({ id, text }) => (
        <li
          key={id}
          className="grid items-center gap-x-4 gap-y-2 rounded-control border border-line bg-surface px-3 py-2.5 md:grid-cols-2"
        >
          <label htmlFor={`${ids}-${id}`} className="text-16">
            {text}
          </label>
          <div className="relative">
            <select
              id={`${ids}-${id}`}
              name={`${name}.${id}`}
              value={pairs[id] ?? ""}
              onChange={(event) => {
                choose(id, event.currentTarget.value);
              }}
              className={`${controlClasses(false)} min-h-(--touch) appearance-none truncate pr-9`}
            >
              <option value="">Choose</option>
              {question.offered.map((offered) => (
                <option key={offered.id} value={offered.id}>
                  {offered.text}
                </option>
              ))}
            </select>
            <ChevronDown
              aria-hidden
              size={16}
              className="pointer-events-none absolute top-1/2 right-3 -translate-y-1/2 text-ink-muted"
            />
          </div>
        </li>
      ))}
    </ul>
  );
}
