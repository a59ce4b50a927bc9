import type { PlanningAssumptionKey } from "#app/engine/workforce/planning-assumptions.ts";
import type { ReactNode } from "react";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import { ASSUMPTION_WORDS, valueInWords, type AssumptionUnit } from "./forecast-words.ts";

interface MadeOfProps {
  readonly assumptions: readonly {
    readonly key: PlanningAssumptionKey;
    readonly value: number;
    readonly unit: AssumptionUnit;
    readonly source: string;
    readonly isOn: boolean;
  }[];
  readonly version: number;
  /** What is special about this forecast, before the assumptions. */
  readonly children: ReactNode;
}

/** How the numbers came about: the method in words, and every assumption with its source. */
export function MadeOf({ assumptions, version, children }: MadeOfProps) {
  const locale = useLocale();
  return (
    <Panel
      title="What the numbers are made of"
      action={<TextLink to="/forecast/assumptions">Change assumptions</TextLink>}
    >
      <div className="flex max-w-[80ch] flex-col gap-3 text-14 text-ink-muted">{children}</div>
      <h3 className="mt-5 mb-2 text-14 font-semibold">
        Assumptions{version === 0 ? ": starting values, nobody has set any" : `, version ${version}`}
      </h3>
      <dl className="grid gap-x-8 gap-y-2 text-14 md:grid-cols-2">
        {assumptions.map(({ key, value, unit, source, isOn }) => (
          <div key={key} className="min-w-0 border-t border-line pt-2">
            <dt className="flex justify-between gap-4">
              <span>{ASSUMPTION_WORDS[key].label}</span>
              <span className="numerals font-medium whitespace-nowrap">
                {isOn ? valueInWords(locale, value, unit) : "off"}
              </span>
            </dt>
            <dd className="text-12 text-ink-faint">{source}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
