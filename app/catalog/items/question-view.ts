import type { HotspotRegion, OptionId } from "#app/engine/measurement/answer-key.ts";
import { scoreAnswer } from "#app/engine/measurement/scoring.ts";
import type { Question } from "./item-schemas.ts";

/** Something to choose, to place or to pair. */
export interface ChoiceView {
  readonly id: OptionId;
  readonly text: string;
}

export interface FigureView {
  /** figures/<name>.svg, in the folder of the content that shows it. */
  readonly file: string;
  readonly alt: string;
}

/** A place of the picture that one can point at or pick from the list. */
export interface RegionView {
  readonly id: OptionId;
  readonly label: string;
  readonly shape: HotspotRegion;
  /** A point that lies in this region and, where regions leave room for it, in no other: what picking the label means. */
  readonly point: { readonly x: number; readonly y: number };
}

interface AskedView {
  /** The case, where the question brings its own. */
  readonly situation: string | null;
  /** What arrived since the decision before. */
  readonly news: string | null;
  readonly question: string;
  readonly figure: FigureView | null;
}

/** What a browser may see of a question: no key, no feedback, no belief. Choices stand in the author's order. */
export type QuestionView =
  | (AskedView & { readonly type: "single"; readonly options: readonly ChoiceView[] })
  | (AskedView & { readonly type: "multiple"; readonly options: readonly ChoiceView[] })
  | (AskedView & { readonly type: "ordering"; readonly steps: readonly ChoiceView[] })
  | (AskedView & {
      readonly type: "matching";
      readonly left: readonly ChoiceView[];
      readonly offered: readonly ChoiceView[];
    })
  | (AskedView & {
      readonly type: "numeric";
      /** Accepted units, the key's own first. */
      readonly units: readonly string[];
      readonly rounding: string;
    })
  | (AskedView & { readonly type: "hotspot"; readonly figure: FigureView; readonly regions: readonly RegionView[] });

export type QuestionViewOf<Type extends QuestionView["type"]> = Extract<QuestionView, { type: Type }>;

/** The question without what would give it away. Nothing is shuffled here. */
export function questionViewOf(question: Question & { readonly situation?: string | undefined }): QuestionView {
  const asked: AskedView = {
    situation: question.situation ?? null,
    news: question.news ?? null,
    question: question.question,
    figure: question.figure === undefined ? null : { file: question.figure.file, alt: question.figure.alt },
  };
  switch (question.type) {
    case "single":
    case "multiple":
      return { ...asked, type: question.type, options: choices(question.options) };
    case "ordering":
      return { ...asked, type: "ordering", steps: choices(question.steps) };
    case "matching":
      return { ...asked, type: "matching", left: choices(question.left), offered: choices(question.offered) };
    case "numeric": {
      const others = Object.keys(question.units).filter((unit) => unit !== question.unit);
      return { ...asked, type: "numeric", units: [question.unit, ...others], rounding: question.rounding };
    }
    case "hotspot":
      return {
        ...asked,
        type: "hotspot",
        figure: { file: question.figure.file, alt: question.figure.alt },
        regions: regionViews(Object.entries(question.regions)),
      };
  }
}

/** The place of the list that a point of the picture stands for. */
export function regionAt(regions: readonly RegionView[], x: number, y: number): RegionView | undefined {
  return regions.find(({ shape }) => isInside([shape], x, y));
}

function choices(parts: Readonly<Record<OptionId, { readonly text: string }>>): readonly ChoiceView[] {
  return Object.entries(parts).map(([id, { text }]) => ({ id, text }));
}

type NamedRegion = readonly [OptionId, { readonly label: string; readonly shape: HotspotRegion }];

function regionViews(regions: readonly NamedRegion[]): readonly RegionView[] {
  return regions.map(([id, { label, shape }]) => {
    const others = regions.filter(([other]) => other !== id).map(([, { shape: taken }]) => taken);
    return { id, label, shape, point: pointOf(shape, others) };
  });
}

/** Points tried along each side of the picture when the middle of a region does not do. */
const RASTER = 50;

/** The middle of a region where it is the region's own, or else the first point of a raster that is. */
function pointOf(shape: HotspotRegion, others: readonly HotspotRegion[]): { x: number; y: number } {
  const middle = middleOf(shape);
  const isOwn = (x: number, y: number) => isInside([shape], x, y) && !isInside(others, x, y);
  if (isOwn(middle.x, middle.y)) return middle;
  const steps = Array.from({ length: RASTER }, (_, i) => (i + 0.5) / RASTER);
  const raster = steps.flatMap((y) => steps.map((x) => ({ x, y })));
  return raster.find(({ x, y }) => isOwn(x, y)) ?? raster.find(({ x, y }) => isInside([shape], x, y)) ?? middle;
}

function middleOf(shape: HotspotRegion): { x: number; y: number } {
  switch (shape.kind) {
    case "circle":
      return { x: shape.x, y: shape.y };
    case "rectangle":
      return { x: (shape.left + shape.right) / 2, y: (shape.top + shape.bottom) / 2 };
    case "polygon": {
      const count = shape.points.length;
      const sum = shape.points.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
      return { x: sum.x / count, y: sum.y / count };
    }
  }
}

/** Exactly what the scoring will say about a point. */
function isInside(regions: readonly HotspotRegion[], x: number, y: number): boolean {
  const score = scoreAnswer({ type: "hotspot", regions }, { type: "hotspot", x, y });
  return score.ok && score.value === 1;
}
