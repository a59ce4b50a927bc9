import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
  type SymbolType,
} from "d3-shape";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import { classes } from "../classes.ts";

/** Every kind has a shape of its own, so that no colour is needed to tell them apart. */
const SHAPES: Readonly<Record<EvidenceKind, SymbolType>> = {
  "role-prior": symbolCircle,
  "self-rating": symbolCircle,
  "manager-rating": symbolTriangle,
  certificate: symbolSquare,
  "practical-signoff": symbolDiamond,
  "imported-record": symbolWye,
  "lesson-check": symbolCross,
  "item-response": symbolStar,
};

const AREA = 72;

interface EvidenceMarkProps {
  readonly kind: EvidenceKind;
  /** An entry that does not count is drawn hollow. */
  readonly counts: boolean;
}

/** The sign of a kind of evidence, around the point 0, 0. */
export function EvidenceMark({ kind, counts }: EvidenceMarkProps) {
  return (
    <path
      d={symbol(SHAPES[kind], AREA)() ?? ""}
      strokeWidth={1.5}
      className={classes(counts ? "fill-ink stroke-surface" : "fill-surface stroke-ink-muted")}
    />
  );
}
