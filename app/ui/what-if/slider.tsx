import { useId } from "react";

interface SliderProps {
  readonly label: string;
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly value: number;
  /** The value in words: "20 %". */
  readonly says: string;
}

/** A number that is tried out rather than known; the words under it follow with the answer. */
export function Slider({ label, name, low, high, step, value, says }: SliderProps) {
  const id = useId();
  return (
    <div className="flex w-48 flex-col max-sm:w-full">
      <label htmlFor={id} className="text-14 font-medium">
        {label}
      </label>
      <input
        id={id}
        type="range"
        name={name}
        min={low}
        max={high}
        step={step}
        defaultValue={value}
        aria-valuetext={says}
        className="mt-1.5 min-h-(--control) w-full accent-(--accent) max-md:min-h-(--touch)"
      />
      <span className="numerals text-12 text-ink-muted">{says}</span>
    </div>
  );
}
