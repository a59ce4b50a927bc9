import { formatShare } from "../format.ts";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";

interface SkillPartsProps {
  readonly areas: readonly {
    readonly area: string;
    readonly asked: number;
    readonly share: number;
    readonly measured: boolean;
  }[];
}

/** Fewer questions than this say little about a part. */
const FEW = 3;

/** Which parts of the skill were asked about, and how they went. */
export function SkillParts({ areas }: SkillPartsProps) {
  const asked = areas.filter(({ measured }) => measured).toSorted((left, right) => right.share - left.share);
  const missing = areas.filter(({ measured }) => !measured);
  return (
    <Panel
      title="Parts of the skill"
      description="Share of points in each part, strongest first. A few questions a part show a direction, not a measurement."
    >
      <ul className="flex flex-col gap-3">
        {asked.map((part) => (
          <Part key={part.area} part={part} />
        ))}
      </ul>
      {missing.length > 0 && (
        <p className="mt-4 text-14 text-ink-muted">
          Not measured this time: {missing.map(({ area }) => areaInWords(area)).join(", ")}.
        </p>
      )}
    </Panel>
  );
}

function Part({ part }: { readonly part: SkillPartsProps["areas"][number] }) {
  const locale = useLocale();
  return (
    <li className="grid grid-cols-[1fr_auto] items-center gap-x-4 gap-y-1 text-14 sm:grid-cols-[14rem_1fr_auto]">
      <span className="font-medium">{areaInWords(part.area)}</span>
      <span aria-hidden className="order-last col-span-2 h-2 rounded-full bg-sunken sm:order-none sm:col-span-1">
        <span
          className="block h-full rounded-full bg-accent"
          style={{ width: `${String(Math.round(part.share * 100))}%` }}
        />
      </span>
      <span className="numerals text-right text-ink-muted">
        {formatShare(locale, part.share)} of {part.asked === 1 ? "1 question" : `${String(part.asked)} questions`}
        {part.asked < FEW ? ", a hint only" : ""}
      </span>
    </li>
  );
}

/** "confusion-tables" → "Confusion tables". */
export function areaInWords(area: string): string {
  const words = area.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
