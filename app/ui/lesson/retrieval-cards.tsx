import { Layers, RotateCw } from "lucide-react";
import type { LessonBlocks } from "#app/catalog/lessons/lesson-schemas.ts";
import { LessonBlock } from "./lesson-block.tsx";

/** Key facts: a question in front, its answer behind. The browser's own disclosure turns the card. */
export function RetrievalCards({ block }: { readonly block: LessonBlocks["retrieval"] }) {
  return (
    <LessonBlock label="To remember" icon={Layers} tone="do" title="Answer in your head, then turn the card">
      <ul className="grid gap-3">
        {block.cards.map(({ id, front, back }) => (
          <li key={id}>
            <details className="group/card rounded-control border border-line open:border-accent">
              <summary className="flex min-h-(--touch) cursor-pointer list-none items-center gap-3 rounded-control px-3 py-2.5 hover:bg-canvas [&::-webkit-details-marker]:hidden">
                <span className="min-w-0 flex-1">{front}</span>
                <span className="inline-flex shrink-0 items-center gap-2 text-14 font-medium text-accent">
                  <RotateCw aria-hidden size={16} />
                  <span className="group-open/card:hidden">Turn</span>
                  <span className="hidden group-open/card:inline">Turn back</span>
                </span>
              </summary>
              <p className="rounded-b-control bg-accent-soft px-3 py-2.5">{back}</p>
            </details>
          </li>
        ))}
      </ul>
      <p className="mt-3 text-14 text-ink-muted">These come back after a few days.</p>
    </LessonBlock>
  );
}
