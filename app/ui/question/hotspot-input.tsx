import type { MouseEvent } from "react";
import { regionAt } from "#app/catalog/items/question-view.ts";
import { CHOICE_ROW, type InputPropsOf } from "./question-props.ts";

/** The picture to point at, and the same places as a list for people who do not point. */
export function HotspotInput({
  question,
  value,
  onChange,
  name,
  figureUrl,
  disabled = false,
}: InputPropsOf<"hotspot">) {
  const point = value?.type === "hotspot" ? { x: value.x, y: value.y } : null;
  const chosen = point === null ? undefined : regionAt(question.regions, point.x, point.y);
  const pointAt = (event: MouseEvent<HTMLDivElement>) => {
    if (disabled) return;
    const box = event.currentTarget.getBoundingClientRect();
    const share = (at: number, from: number, size: number) => Math.min(1, Math.max(0, (at - from) / size));
    onChange({
      type: "hotspot",
      x: share(event.clientX, box.left, box.width),
      y: share(event.clientY, box.top, box.height),
    });
  };
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      {/* The list beside it does the same from the keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions */}
      <div
        onClick={pointAt}
        className="relative scheme-light self-start overflow-clip rounded-control border border-line bg-surface"
      >
        <img src={figureUrl(question.figure.file)} alt={question.figure.alt} className="block h-auto w-full" />
        {point !== null && <Mark x={point.x} y={point.y} />}
      </div>
      <div className="grid content-start gap-2">
        <p className="text-14 text-ink-muted">Point at the picture, or choose from the list.</p>
        {question.regions.map((region) => (
          <label key={region.id} className={CHOICE_ROW}>
            <input
              type="radio"
              name={name}
              value={region.id}
              checked={chosen?.id === region.id}
              onChange={() => {
                onChange({ type: "hotspot", ...region.point });
              }}
              className="mt-0.5 size-5 shrink-0 accent-(--accent)"
            />
            <span>{region.label}</span>
          </label>
        ))}
        {point !== null && <input type="hidden" name={`${name}.point`} value={`${point.x} ${point.y}`} />}
        <p role="status" className="text-14 text-ink-muted">
          {point !== null && chosen === undefined && "This spot of the picture is none of the places in the list."}
        </p>
      </div>
    </div>
  );
}

function Mark({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className="pointer-events-none absolute size-8" style={centredAt(x, y)}>
      <circle cx="16" cy="16" r="12" fill="none" className="stroke-surface" strokeWidth="6" />
      <circle cx="16" cy="16" r="12" fill="none" className="stroke-accent" strokeWidth="3" />
      <circle cx="16" cy="16" r="3" className="fill-accent stroke-surface" strokeWidth="1" />
    </svg>
  );
}

const centredAt = (x: number, y: number) => ({
  left: `calc(${100 * x}% - 1rem)`,
  top: `calc(${100 * y}% - 1rem)`,
});
