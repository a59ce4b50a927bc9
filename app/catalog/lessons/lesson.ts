import type { BlockKind, LessonBlocks, LessonFront } from "./lesson-schemas.ts";

/** A stretch of plain Markdown between two blocks. */
interface ProsePart {
  readonly kind: "prose";
  readonly markdown: string;
}

export type BlockPart = {
  readonly [Kind in BlockKind]: { readonly kind: Kind; readonly block: LessonBlocks[Kind] };
}[BlockKind];

export type LessonPart = ProsePart | BlockPart;

/** A lesson as it is published: plain JSON. */
export interface Lesson {
  readonly front: LessonFront;
  /** In reading order. */
  readonly parts: readonly LessonPart[];
}

/** The blocks of one kind, with their places among the parts. */
export function blocksOf<Kind extends BlockKind>(
  lesson: Lesson,
  kind: Kind,
): readonly { readonly position: number; readonly block: LessonBlocks[Kind] }[] {
  return lesson.parts.flatMap((part, position) => (isKind(part, kind) ? [{ position, block: part.block }] : []));
}

function isKind<Kind extends BlockKind>(
  part: LessonPart,
  kind: Kind,
): part is Extract<BlockPart, { kind: Kind }> & { readonly block: LessonBlocks[Kind] } {
  return part.kind === kind;
}
