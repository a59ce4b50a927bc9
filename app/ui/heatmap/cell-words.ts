import {
  CELL_SOURCES,
  CELL_STATUSES,
  chanceOfCode,
  disputedOfCode,
  levelTenthsOfCode,
  measuredOf,
  sourceOfCode,
  statusOfCode,
} from "#app/engine/kernel/packed-cell.ts";
import type { CellStatus, GroupCell } from "#app/engine/kernel/packed-cell.ts";
import type { HeatmapValue } from "./view-state.ts";

/** How a cell looks and reads. `step` 1…5 is the readiness scale, 0 no fill. */
export interface CellLook {
  readonly text: string;
  /** Follows the text for those who listen: what kind of number it is. */
  readonly words: string;
  readonly step: 0 | 1 | 2 | 3 | 4 | 5;
  readonly sign: "none" | "hatch" | "dot" | "corner" | "soon" | "withheld";
  readonly disputed: boolean;
}

export const STATUS_WORDS: Readonly<Record<CellStatus, string>> = {
  ready: "Ready",
  nearly: "Nearly ready",
  short: "Short",
  uncertain: "Uncertain",
  expired: "Expired",
  "not-measured": "Not measured",
};

/** One character each, so that no state is told by colour alone. */
export const STATUS_SIGNS: Readonly<Record<CellStatus, string>> = {
  ready: "✓",
  nearly: "≈",
  short: "▽",
  uncertain: "?",
  expired: "!",
  "not-measured": "·",
};

const SOURCE_WORDS: Readonly<Record<(typeof CELL_SOURCES)[number], string>> = {
  none: "no evidence",
  "self-rated": "self-rating only",
  measured: "measured",
  judged: "judged by a person",
};

const NOTHING: CellLook = { text: "", words: "", step: 0, sign: "none", disputed: false };
export const WITHHELD: CellLook = { ...NOTHING, text: "–", words: "withheld, group too small", sign: "withheld" };
export const NOT_REQUIRED: CellLook = NOTHING;

const DAYS_SOON = 90;

const TENTHS = Array.from({ length: 51 }, (_, value) => `${Math.floor(value / 10)}.${value % 10}`);

/** 0…50 tenths as "0.0"…"5.0". */
const tenths = (value: number): string => TENTHS[value] ?? "";

const stepOf = (share: number): CellLook["step"] => (Math.min(4, Math.max(0, Math.floor(share * 5))) + 1) as 1;

/** A whole gap of two levels or more is the low end of the scale; none is the high end. */
const stepOfGap = (gapTenths: number): CellLook["step"] => (gapTenths <= 0 ? 5 : stepOf(0.79 - gapTenths / 25));

export const statusOf = (code: number): CellStatus => CELL_STATUSES[statusOfCode(code)] ?? "not-measured";

/** Shortfall against the requirement in tenths of a level, never below 0. */
export const gapTenthsOf = (code: number, required: number): number =>
  Math.max(0, required * 10 - levelTenthsOfCode(code));

/** One skill of one person. `endsIn`: days until its evidence ends, where it does and was asked for. */
export function personLook(code: number, required: number, value: HeatmapValue, endsIn: number | null): CellLook {
  const status = statusOf(code);
  const disputed = disputedOfCode(code);
  const level = levelTenthsOfCode(code);
  if (status === "not-measured") return { text: "·", words: "not measured", step: 0, sign: "dot", disputed };
  const sign = status === "expired" ? "corner" : status === "uncertain" ? "hatch" : "none";
  const look = { sign, disputed } as const;
  switch (value) {
    case "gap": {
      const gap = gapTenthsOf(code, required);
      const words = gap === 0 ? `no gap, ${STATUS_WORDS[status].toLowerCase()}` : `levels short of ${required}`;
      return { ...look, text: gap === 0 ? "0" : tenths(gap), words, step: stepOfGap(gap) };
    }
    case "level":
      return { ...look, text: tenths(level), words: `of ${required} required`, step: stepOf(level / 50) };
    case "chance": {
      const chance = chanceOfCode(code);
      return { ...look, text: `${chance}`, words: "percent chance of being ready", step: stepOf(chance / 100) };
    }
    case "state":
      return stateLook(status, chanceOfCode(code), look, endsIn);
  }
}

function stateLook(
  status: CellStatus,
  chance: number,
  look: Pick<CellLook, "sign" | "disputed">,
  endsIn: number | null,
): CellLook {
  const words = STATUS_WORDS[status].toLowerCase();
  const step = stepOf(chance / 100);
  if (endsIn === null || status === "expired") return { ...look, text: STATUS_SIGNS[status], words, step };
  const ends = `${STATUS_SIGNS[status]}${endsIn > 999 ? "" : endsIn}`;
  const sign = endsIn <= DAYS_SOON && look.sign === "none" ? "soon" : look.sign;
  return { ...look, sign, text: ends, words: `${words}, evidence ends in ${endsIn} days`, step };
}

/** Numbers over several cells: one skill over a group, or a person over skills. `noun`: what is counted. */
export function groupLook(cell: GroupCell, value: HeatmapValue, noun = "people"): CellLook {
  const { people, counts } = cell;
  if (people === 0) return NOTHING;
  const measured = measuredOf(cell);
  if (value === "state") return readyLook(cell, measured, noun);
  if (measured === 0) {
    return { text: "·", words: `none of ${people} ${noun} measured`, step: 0, sign: "dot", disputed: false };
  }
  const sign = counts[3] * 2 > people ? "hatch" : "none";
  const of = `${MEANS[value]}, ${measured} of ${people} ${noun} measured`;
  switch (value) {
    case "gap": {
      const gap = Math.round(cell.gapTenths / measured);
      return { text: tenths(gap), words: of, step: stepOfGap(gap), sign, disputed: false };
    }
    case "level": {
      const level = Math.round(cell.levelTenths / measured);
      return { text: tenths(level), words: of, step: stepOf(level / 50), sign, disputed: false };
    }
    case "chance": {
      const chance = Math.round(cell.chancePercent / measured);
      return { text: String(chance), words: of, step: stepOf(chance / 100), sign, disputed: false };
    }
  }
}

const MEANS = { gap: "levels short on average", level: "mean level", chance: "percent mean chance" } as const;

/** How many are ready, of how many. */
function readyLook({ people, counts }: GroupCell, measured: number, noun: string): CellLook {
  const ready = counts[0];
  const share = ready / people;
  return {
    // Three digits a side do not fit a cell.
    text: people < 100 ? `${ready}/${people}` : `${Math.floor(share * 100)}%`,
    words: `ready: ${ready} of ${people} ${noun}, ${counts[4]} expired, ${counts[5]} not measured`,
    step: measured === 0 ? 0 : stepOf(share),
    sign: counts[4] > 0 ? "corner" : measured === 0 ? "dot" : "none",
    disputed: false,
  };
}

/** The whole story of a person's cell in one sentence, for the line under the grid. */
export function personSentence(code: number, required: number, endsIn: number | null): string {
  const status = statusOf(code);
  const source = SOURCE_WORDS[CELL_SOURCES[sourceOfCode(code)] ?? "none"];
  const disputed = disputedOfCode(code) ? ", an entry is disputed" : "";
  const ends = endsIn === null ? "" : endsIn < 0 ? `, ended ${-endsIn} days ago` : `, evidence ends in ${endsIn} days`;
  if (status === "not-measured") return `${STATUS_WORDS[status]}: ${required} required (${source}${disputed}).`;
  const level = tenths(levelTenthsOfCode(code));
  const chance = chanceOfCode(code);
  return `${STATUS_WORDS[status]}: level ${level} against ${required} required, ${chance} % chance of being ready (${source}${disputed}${ends}).`;
}

const COUNTED = {
  "one-skill": "people need it",
  people: "skills are required",
  teams: "requirements of its people",
  sites: "requirements of its people",
} as const;

/** The same for numbers over several cells. `of`: one skill of a team, or a row of people or teams. */
export function groupSentence(cell: GroupCell, of: keyof typeof COUNTED): string {
  const [ready, nearly, short, uncertain, expired, unmeasured] = cell.counts;
  const parts = [`${ready} ready`, `${nearly} nearly`, `${short} short`, `${uncertain} uncertain`];
  const measured = measuredOf(cell);
  const level = measured === 0 ? "" : ` Mean level ${tenths(Math.round(cell.levelTenths / measured))}.`;
  return `${cell.people} ${COUNTED[of]}: ${parts.join(", ")}, ${expired} expired, ${unmeasured} not measured.${level}`;
}
