import { TriangleAlert } from "lucide-react";
import type { LessonBlocks } from "#app/catalog/lessons/lesson-schemas.ts";
import { LessonBlock } from "./lesson-block.tsx";

const CHAPTERS = [
  ["happened", "What happened"],
  ["noticed", "How it was noticed"],
  ["did", "What was done"],
  ["learned", "What it teaches"],
] as const;

export function FailureStory({ block }: { readonly block: LessonBlocks["failure-story"] }) {
  return (
    <LessonBlock label="When it went wrong" icon={TriangleAlert} tone="warn" title={block.title}>
      <dl className="space-y-3">
        {CHAPTERS.map(([chapter, heading]) => (
          <div key={chapter}>
            <dt className="text-14 text-ink-muted">{heading}</dt>
            <dd>{block[chapter]}</dd>
          </div>
        ))}
      </dl>
    </LessonBlock>
  );
}
