import { useEffect, useRef } from "react";
import { buttonClasses } from "../button.tsx";

const GRADES = [
  { grade: "again", label: "Not known" },
  { grade: "hard", label: "With effort" },
  { grade: "good", label: "Known" },
  { grade: "easy", label: "At once" },
] as const;

interface ReviewCardProps {
  readonly card: {
    readonly front: string;
    readonly back: string;
    readonly days: Readonly<Record<(typeof GRADES)[number]["grade"], number>>;
  };
  readonly pending: boolean;
}

/** One fact: recall it, turn the card, say how it went. The browser's own disclosure turns it, so it needs no scripts. */
export function ReviewCard({ card, pending }: ReviewCardProps) {
  const summary = useRef<HTMLElement>(null);
  useEffect(() => {
    summary.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="rounded-panel border border-line bg-surface px-4 py-5 md:px-6 md:py-8">
      <p className="text-20 font-semibold">{card.front}</p>
      <details
        className="group/card mt-5"
        // the button that was pressed is gone: the keyboard goes on at the first answer
        onToggle={({ currentTarget }) => {
          if (currentTarget.open) currentTarget.querySelector("button")?.focus({ preventScroll: true });
        }}
      >
        <summary
          ref={summary}
          className={`${buttonClasses("primary")} min-h-(--touch) list-none group-open/card:hidden [&::-webkit-details-marker]:hidden`}
        >
          Show the answer
        </summary>
        <p className="max-w-[68ch] border-t border-line pt-4 text-16">{card.back}</p>
        <fieldset disabled={pending} className="mt-6">
          <legend className="text-14 font-medium">How well did you know it?</legend>
          <div className="mt-2 grid grid-cols-2 gap-2 sm:grid-cols-4">
            {GRADES.map(({ grade, label }) => (
              <button
                key={grade}
                type="submit"
                name="grade"
                value={grade}
                className="flex min-h-14 cursor-pointer flex-col items-center justify-center rounded-control border border-line-strong bg-surface px-2 py-1.5 text-16 font-medium hover:bg-sunken disabled:cursor-not-allowed disabled:opacity-60"
              >
                {label}
                <span className="numerals text-14 font-normal text-ink-muted">{inWords(card.days[grade])}</span>
              </button>
            ))}
          </div>
        </fieldset>
      </details>
    </div>
  );
}

function inWords(days: number): string {
  if (days === 1) return "again tomorrow";
  if (days < 60) return `in ${String(days)} days`;
  return `in ${String(Math.round(days / 30))} months`;
}
