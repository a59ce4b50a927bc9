import { MessagesSquare } from "lucide-react";
import type { LessonBlocks } from "#app/catalog/lessons/lesson-schemas.ts";
import { LessonBlock } from "./lesson-block.tsx";

/** What a supervisor asks at the station, and how both know that it arrived at work. */
export function CoachingCard({ block }: { readonly block: LessonBlocks["coaching"] }) {
  return (
    <LessonBlock label="For your supervisor" icon={MessagesSquare} title="Questions at the station">
      <ol className="numerals list-decimal space-y-1 pl-6 marker:text-ink-muted">
        {block.questions.map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
      <p className="mt-3 border-t border-line pt-3">
        <span className="font-semibold">Shown at work. </span>
        {block.confirm}
      </p>
    </LessonBlock>
  );
}
