import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { FanPanel } from "./fan-panel.tsx";
import { gapFinding, moveFinding } from "./forecast-words.ts";
import type { Figures, Quarter } from "./forecast-types.ts";

interface ThreeFansProps {
  /** Role or skill. */
  readonly name: string;
  readonly figures: Figures;
  /** With every driver on, where some are off. */
  readonly complete: Figures | null;
  readonly quarters: readonly Quarter[];
  readonly asOf: PlainDate;
}

/** Gap first, because it is what somebody decides on; then what it is made of. */
export function ThreeFans({ name, figures, complete, quarters, asOf }: ThreeFansProps) {
  const locale = useLocale();
  const foot = `Source: register, series and beliefs of ${formatDate(locale, asOf)}.`;
  return (
    <>
      <FanPanel
        title={gapFinding(locale, figures, quarters)}
        measure={`Gap: heads needed less heads ready. Above zero: too few. ${foot}`}
        name={`Gap of ${name} by quarter`}
        fan={figures.gap}
        complete={complete?.gap}
        quarters={quarters}
        chance={figures.chanceShort}
      />
      <FanPanel
        title={moveFinding(locale, "Demand", figures.demand, quarters)}
        measure={`Demand: heads needed. ${foot}`}
        name={`Demand for ${name} by quarter`}
        fan={figures.demand}
        complete={complete?.demand}
        quarters={quarters}
      />
      <FanPanel
        title={moveFinding(locale, "Supply", figures.supply, quarters)}
        measure={`Supply: heads ready and here. ${foot}`}
        name={`Supply of ${name} by quarter`}
        fan={figures.supply}
        quarters={quarters}
      />
    </>
  );
}
