import { formatChance, formatChange, formatQuantity } from "../format.ts";
import { Notice } from "../notice.tsx";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import { forecastSearch, type Figures, type ForecastState } from "./forecast-types.ts";

interface OffNoticeProps {
  readonly figures: Figures;
  readonly complete: Figures;
  readonly until: string;
  readonly state: ForecastState;
}

/** What the drivers that are left out would change. */
export function OffNotice({ figures, complete, until, state }: OffNoticeProps) {
  const locale = useLocale();
  const last = (values: readonly number[]): number => values.at(-1) ?? 0;
  const demand = last(figures.demand.expected) - last(complete.demand.expected);
  const gap = last(figures.gap.median) - last(complete.gap.median);
  return (
    <Notice
      live
      title={`${formatQuantity(locale, state.off.length, "driver is", "drivers are")} left out: expected demand in ${until} ${formatChange(locale, demand)} heads`}
      action={
        <TextLink to={`?${forecastSearch({ ...state, off: [] }).slice(1)}`} stay>
          Count all again
        </TextLink>
      }
    >
      The gap moves by {formatChange(locale, gap)}, the chance of too few is{" "}
      {formatChance(locale, last(figures.chanceShort))} instead of {formatChance(locale, last(complete.chanceShort))}.
      The dashed lines are with every driver.
    </Notice>
  );
}
