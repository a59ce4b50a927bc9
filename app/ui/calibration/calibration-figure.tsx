import { KeyFigure, KeyFigures } from "../facts.tsx";
import { formatCount, formatDecimal, formatShare } from "../format.ts";
import { useLocale } from "../root-data.ts";
import type { CalibrationFigures, Interval, ReliabilityBin } from "./calibration-types.ts";
import { ReliabilityPlot } from "./reliability-plot.tsx";

interface CalibrationFigureProps {
  readonly figures: CalibrationFigures;
  /** What a prediction was held against: "later evidence", "the known truth". */
  readonly against: string;
}

export const points = (locale: string, share: number): string => formatDecimal(locale, share * 100, 1);

const between = (locale: string, { low, high }: Interval): string =>
  `${formatShare(locale, low)} to ${formatShare(locale, high)}`;

/** The reliability diagram with everything it is made of. */
export function CalibrationFigure({ figures, against }: CalibrationFigureProps) {
  const locale = useLocale();
  const { error, errorByChance, coverage, recalibration } = figures;
  const title = finding(locale, figures);
  return (
    <div className="flex flex-col gap-6">
      <KeyFigures>
        <KeyFigure
          label="points off on average (expected calibration error)"
          value={points(locale, error)}
          note={`by chance alone ${points(locale, errorByChance.mean)}; above ${points(locale, errorByChance.high)} once in twenty`}
        />
        {coverage.map(({ stated, observed, interval }) => (
          <KeyFigure
            key={stated}
            label={`inside the ${formatShare(locale, stated)} interval`}
            value={formatShare(locale, observed)}
            note={`likely ${between(locale, interval)}`}
          />
        ))}
        <KeyFigure
          label="comparisons"
          value={formatCount(locale, figures.pairs)}
          note={`of ${formatCount(locale, figures.people)} people with ${against}`}
        />
      </KeyFigures>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
        <figure className="min-w-0">
          <figcaption className="mb-3 text-16 font-semibold">{title}</figcaption>
          <ReliabilityPlot bins={figures.bins} label={title} />
        </figure>
        <BinTable bins={figures.bins} />
      </div>
      {recalibration !== null && (
        <p className="max-w-[72ch] text-14 text-ink-muted">
          Correcting the chances by a curve (logistic, slope {formatDecimal(locale, recalibration.slope, 2)}, shift{" "}
          {formatDecimal(locale, recalibration.intercept, 2)}) would change the error from{" "}
          {points(locale, recalibration.errorBefore)} to {points(locale, recalibration.errorAfter)} points and the log
          loss from {formatDecimal(locale, recalibration.lossBefore, 3)} to{" "}
          {formatDecimal(locale, recalibration.lossAfter, 3)}, judged on people the curve was not fitted on.{" "}
          {advice(recalibration)} The chances shown elsewhere are not corrected.
        </p>
      )}
    </div>
  );
}

/** Says whether chances promise too much or too little, where that is sure. */
function finding(locale: string, { gap, interval, error, errorByChance }: CalibrationFigures): string {
  if (interval.high < 0) return `Chances promise ${points(locale, -gap)} points too much`;
  if (interval.low > 0) return `Chances promise ${points(locale, gap)} points too little`;
  return error > errorByChance.high
    ? "Right on average, but not at every height"
    : "Chances keep what they promise, as far as can be seen";
}

function advice({ lossBefore, lossAfter }: { readonly lossBefore: number; readonly lossAfter: number }): string {
  return lossAfter < lossBefore - 0.002 ? "It would help." : "It would not help.";
}

const HEADS = ["Shown between", "Mean shown", "Confirmed", "Likely", "Comparisons", "People"] as const;

/** Small enough to stand beside the diagram; on a phone it scrolls sideways. */
function BinTable({ bins }: { readonly bins: readonly ReliabilityBin[] }) {
  const locale = useLocale();
  const cell = "px-2 py-1.5 text-right";
  return (
    <div className="min-w-0 overflow-x-auto">
      <table className="numerals w-full text-12">
        <caption className="sr-only">What was shown and what was confirmed, by height of the chance</caption>
        <thead>
          <tr className="text-ink-muted">
            {HEADS.map((head, at) => (
              <th
                key={head}
                scope="col"
                className={at === 0 ? "py-1.5 pr-2 text-left font-medium" : `${cell} font-medium`}
              >
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bins.map((bin) => (
            <tr key={bin.from} className="border-t border-line">
              <th scope="row" className="py-1.5 pr-2 text-left font-normal whitespace-nowrap">
                {formatShare(locale, bin.from)} and {formatShare(locale, bin.to)}
              </th>
              <td className={cell}>{formatShare(locale, bin.predicted)}</td>
              <td className={cell}>{formatShare(locale, bin.confirmed)}</td>
              <td className={`${cell} whitespace-nowrap`}>{between(locale, bin.interval)}</td>
              <td className={cell}>{formatCount(locale, bin.pairs)}</td>
              <td className={cell}>{formatCount(locale, bin.people)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
