import { formatChance, formatDecimal } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { quarterName, type Fan, type Quarter } from "./forecast-types.ts";
import { ScrollRegion } from "./scroll-region.tsx";

interface FanTableProps {
  readonly caption: string;
  readonly fan: Fan;
  readonly quarters: readonly Quarter[];
  /** Of a gap: the chance that it is above zero. */
  readonly chance?: readonly number[];
}

const BANDS = [
  ["50 %", "low50", "high50"],
  ["80 %", "low80", "high80"],
  ["95 %", "low95", "high95"],
] as const;

/** The numbers of a fan chart. Expected values of sites add up to the total; medians need not. */
export function FanTable({ caption, fan, quarters, chance }: FanTableProps) {
  const locale = useLocale();
  const number = (value: number | undefined): string => formatDecimal(locale, value ?? 0, 1);
  const cell = "px-2 py-1 text-right whitespace-nowrap";
  return (
    <ScrollRegion label={caption}>
      <table className="numerals w-full text-12">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr className="text-ink-muted">
            <th scope="col" className="py-1 pr-2 text-left font-medium">
              Quarter
            </th>
            {["Median", ...BANDS.map(([share]) => share), "Expected", ...(chance === undefined ? [] : ["Short"])].map(
              (head) => (
                <th key={head} scope="col" className={`${cell} font-medium`}>
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {quarters.map(({ label }, at) => (
            <tr key={label} className="border-t border-line">
              <th scope="row" className="py-1 pr-2 text-left font-normal whitespace-nowrap">
                {at === 0 ? "today" : quarterName(label)}
              </th>
              <td className={`${cell} font-medium`}>{number(fan.median[at])}</td>
              {BANDS.map(([share, low, high]) => (
                <td key={share} className={cell}>
                  {number(fan[low][at])} to {number(fan[high][at])}
                </td>
              ))}
              <td className={cell}>{number(fan.expected[at])}</td>
              {chance !== undefined && <td className={cell}>{formatChance(locale, chance[at] ?? 0)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
