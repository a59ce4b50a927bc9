import type { LessonBlocks } from "#app/catalog/lessons/lesson-schemas.ts";
import type { FigureUrl } from "../question/question-props.ts";

interface LessonFigureProps {
  readonly block: LessonBlocks["figure"];
  readonly figureUrl: FigureUrl;
}

/** A drawing on its own light ground in both themes; it scrolls where shrinking would make its words too small. */
export function LessonFigure({ block, figureUrl }: LessonFigureProps) {
  return (
    <figure className="min-w-0">
      <div
        role="region"
        aria-label="Figure, scrolls sideways on a narrow screen"
        // A region that scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="scheme-light overflow-x-auto rounded-panel border border-line bg-surface"
      >
        <img
          src={figureUrl(block.file)}
          alt={block.alt}
          className="mx-auto block h-auto w-full min-w-[32rem] max-w-[52rem]"
        />
      </div>
      <figcaption className="mt-2 max-w-[68ch] px-1 text-14 text-ink-muted">{block.caption}</figcaption>
    </figure>
  );
}
