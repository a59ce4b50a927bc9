import { Panel } from "../panel.tsx";
import { FanChart } from "./fan-chart.tsx";
import { FanTable } from "./fan-table.tsx";
import type { Fan, Quarter } from "./forecast-types.ts";

interface FanPanelProps {
  readonly title: string;
  /** Measure and unit. */
  readonly measure: string;
  readonly fan: Fan;
  readonly complete?: Fan | undefined;
  readonly quarters: readonly Quarter[];
  readonly chance?: readonly number[];
  /** What is drawn: "Gap of Maintenance technician". */
  readonly name: string;
}

/** A fan chart with its numbers beside it. */
export function FanPanel({ title, measure, fan, complete, quarters, chance, name }: FanPanelProps) {
  return (
    <Panel title={title} description={measure}>
      <div className="grid items-start gap-6 xl:grid-cols-[minmax(0,1fr)_minmax(0,31rem)]">
        <FanChart fan={fan} complete={complete} quarters={quarters} label={title} />
        <FanTable caption={name} fan={fan} quarters={quarters} {...(chance === undefined ? {} : { chance })} />
      </div>
    </Panel>
  );
}
