import { KeyFigure, KeyFigures } from "../facts.tsx";
import { formatCount, formatDate, formatDecimal } from "../format.ts";
import { Panel } from "../panel.tsx";
import { FairnessTables, type FairnessView } from "../plans/fairness-tables.tsx";
import { PeopleTable } from "../plans/people-table.tsx";
import { TargetTable, type TargetLine } from "../plans/target-table.tsx";
import { useLocale } from "../root-data.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";

interface ProgrammePanelProps {
  readonly budget: number;
  readonly programme: {
    readonly targets: readonly TargetLine[];
    readonly training: number;
    readonly nextUnitSaves: number;
    readonly chosen: number;
    readonly names:
      readonly { readonly id: string; readonly name: string; readonly hours: number; readonly why: string }[] | null;
    readonly readyOn: PlainDate;
    readonly fairness: readonly FairnessView[];
  };
}

/** Who goes where within the budget, what more money would save, and whether the choice is even. */
export function ProgrammePanel({ budget, programme }: ProgrammePanelProps) {
  const locale = useLocale();
  const { chosen, training, nextUnitSaves, names } = programme;
  return (
    <>
      <Panel
        title="Programme"
        description="The cheapest choice within the budget; what learning leaves open is for hiring."
      >
        <KeyFigures>
          <KeyFigure label="People who go" value={formatCount(locale, chosen)} />
          <KeyFigure
            label="Cost of learning"
            value={formatCount(locale, training)}
            note={`Budget ${formatCount(locale, budget)}`}
          />
          <KeyFigure
            label="One more of budget saves"
            value={formatDecimal(locale, nextUnitSaves, 2)}
            note={
              nextUnitSaves === 0
                ? "More money for learning would not help"
                : "In hiring, as long as the next person fits"
            }
          />
          <KeyFigure label="Everybody ready by" value={formatDate(locale, programme.readyOn)} />
        </KeyFigures>
      </Panel>
      <Panel flush title="Posts">
        <TargetTable targets={programme.targets} />
      </Panel>
      <Panel flush={names !== null} title="Who fits, and why">
        {names === null ? (
          <p className="text-14 text-ink-muted">Names are open to those who read people at this site.</p>
        ) : (
          <PeopleTable people={names.map((person) => ({ ...person, state: "not-asked" as const }))} />
        )}
      </Panel>
      <FairnessTables fairness={programme.fairness} />
    </>
  );
}
