import { formatCount, formatDecimal, formatShare } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { ScrollRegion } from "./scroll-region.tsx";

export interface HorizonRecord {
  readonly months: number;
  readonly cases: number;
  readonly error: number;
  readonly naiveError: number;
  readonly inside50: number;
  readonly inside80: number;
  readonly inside95: number;
}

const HEADS = ["Inside 50 %", "Inside 80 %", "Inside 95 %", "Error", "Last value forward", "Forecasts"] as const;

/** Coverage and error by horizon. */
export function HorizonTable({
  caption,
  records,
}: {
  readonly caption: string;
  readonly records: readonly HorizonRecord[];
}) {
  const locale = useLocale();
  const cell = "px-2 py-1.5 text-right whitespace-nowrap";
  if (records.length === 0) return <p className="text-14 text-ink-muted">No series in use has two years of values.</p>;
  return (
    <ScrollRegion label={caption}>
      <table className="numerals w-full max-w-[52rem] text-14">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-12 text-ink-muted">
            <th scope="col" className="py-1.5 pr-2 text-left font-medium">
              Ahead
            </th>
            {HEADS.map((head) => (
              <th key={head} scope="col" className={`${cell} font-medium`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.months} className="border-t border-line">
              <th scope="row" className="py-1.5 pr-2 text-left font-normal whitespace-nowrap">
                {record.months} months
              </th>
              <td className={cell}>{formatShare(locale, record.inside50)}</td>
              <td className={`${cell} font-medium`}>{formatShare(locale, record.inside80)}</td>
              <td className={cell}>{formatShare(locale, record.inside95)}</td>
              <td className={cell}>{formatDecimal(locale, record.error, 2)}</td>
              <td className={cell}>{formatDecimal(locale, record.naiveError, 2)}</td>
              <td className={cell}>{formatCount(locale, record.cases)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
