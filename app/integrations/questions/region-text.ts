import type { HotspotRegion } from "#app/engine/measurement/answer-key.ts";
import { readDecimal } from "./records.ts";

/** "circle 0.5 0.5 0.1" of a region. */
export function regionText(shape: HotspotRegion): string {
  switch (shape.kind) {
    case "circle":
      return ["circle", shape.x, shape.y, shape.radius].join(" ");
    case "rectangle":
      return ["rectangle", shape.left, shape.top, shape.right, shape.bottom].join(" ");
    case "polygon":
      return ["polygon", ...shape.points.flatMap(({ x, y }) => [x, y])].join(" ");
  }
}

/** The region that a text names; null when it is none. Whether it lies in the picture is judged with the item. */
export function regionFrom(text: string): HotspotRegion | null {
  const [kind = "", ...rest] = text.trim().split(/[\s,]+/);
  const numbers = rest.map(readDecimal);
  if (numbers.some(Number.isNaN)) return null;
  const [a = 0, b = 0, c = 0, d = 0] = numbers;
  if (kind === "circle" && numbers.length === 3) return { kind, x: a, y: b, radius: c };
  if (kind === "rectangle" && numbers.length === 4) return { kind, left: a, top: b, right: c, bottom: d };
  if (kind === "polygon" && numbers.length >= 6 && numbers.length % 2 === 0) {
    const points = numbers.flatMap((x, i) => (i % 2 === 0 ? [{ x, y: numbers[i + 1] ?? 0 }] : []));
    return { kind, points };
  }
  return null;
}
