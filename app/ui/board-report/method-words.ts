import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { formatCount, formatDate } from "../format.ts";

interface Made {
  readonly asOf: PlainDate;
  readonly method: {
    readonly model: string;
    readonly framework: string;
    readonly seed: string;
    readonly draws: number;
    readonly inputs: string;
    readonly assumptionsVersion: number;
    readonly smallest: number | null;
  };
}

/** How the numbers were made, term by term: the page and the PDF say the same. */
export function methodInWords(locale: string, { asOf, method }: Made): readonly (readonly [string, string])[] {
  const { model, framework, seed, draws, inputs, assumptionsVersion, smallest } = method;
  return [
    ["Data", `Of ${formatDate(locale, asOf)}, as the scorecard and the forecast pages show it on that day.`],
    [
      "Scorecard",
      "Each site is as ready as its lowest dimension. Readings are entered with evidence and date, or computed from skills.",
    ],
    [
      "Forecast",
      `${formatCount(locale, draws)} simulated futures, seed ${seed}, inputs ${inputs}, assumptions version ${formatCount(locale, assumptionsVersion)}. The same inputs give the same numbers.`,
    ],
    ["Estimates", `Readiness model ${model}. Framework ${framework}.`],
    [
      "Actions",
      "The next action of the lowest dimensions, then of the largest gaps. A named person decides; no number here does.",
    ],
    [
      "Small groups",
      smallest === null
        ? "Nothing is withheld: the reader may see the people behind the numbers. Mind whom you hand this on to."
        : `Numbers about fewer than ${formatCount(locale, smallest)} people are withheld, and with them what would give them away.`,
    ],
  ];
}
