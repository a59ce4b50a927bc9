import type { Handling } from "#app/engine/scaling/use-case.ts";
import { Facts } from "../facts.tsx";
import { formatChance, formatCount, formatDate } from "../format.ts";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import type { UseCaseSummary } from "./use-case-types.ts";
import { DATA_CLASS_WORDS } from "./words.ts";

interface UseCaseFactsProps {
  readonly useCase: Pick<
    UseCaseSummary,
    "valuePerYear" | "itOwner" | "otOwner" | "goLiveOn" | "probability" | "dataClass"
  > & {
    readonly kpiName: string | null;
    readonly kpiUnit: string | null;
    readonly kpiBaseline: number | null;
    readonly kpiTarget: number | null;
    readonly handling: Handling;
  };
}

/** What a use case is worth, who answers for it, when, and where its data may go. */
export function UseCaseFacts({ useCase }: UseCaseFactsProps) {
  const locale = useLocale();
  const { kpiName, kpiUnit, kpiBaseline, kpiTarget, goLiveOn, valuePerYear } = useCase;
  const figure = (value: number | null) => (value === null ? "not stated" : `${value} ${kpiUnit ?? ""}`.trim());
  const goLive =
    goLiveOn === null
      ? "no date"
      : `${formatDate(locale, goLiveOn)}, ${formatChance(locale, useCase.probability)} likely`;
  const processing =
    useCase.handling === "local"
      ? "Stays in the building: only models that run here may see it."
      : "May go to an endpoint that an administrator has approved for this class.";
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <Panel title="Worth">
        <Facts
          facts={[
            { term: "Measure", value: kpiName ?? "not stated" },
            { term: "Today", value: figure(kpiBaseline) },
            { term: "Target", value: figure(kpiTarget) },
            {
              term: "Value per year",
              value: valuePerYear === null ? "not stated" : formatCount(locale, valuePerYear),
            },
          ]}
        />
      </Panel>
      <Panel title="Who, when, which data">
        <Facts
          facts={[
            { term: "IT owner", value: useCase.itOwner ?? "nobody yet" },
            { term: "OT owner", value: useCase.otOwner ?? "nobody yet" },
            { term: "Go-live", value: goLive },
            { term: "Data", value: DATA_CLASS_WORDS[useCase.dataClass] },
            { term: "Processing", value: processing },
          ]}
        />
      </Panel>
    </div>
  );
}
