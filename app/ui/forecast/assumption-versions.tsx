import type { PlanningAssumptionKey } from "#app/engine/workforce/planning-assumptions.ts";
import { DataTable } from "../data-table.tsx";
import { formatInstant } from "../format.ts";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import { ASSUMPTION_WORDS } from "./forecast-words.ts";

interface AssumptionVersionsProps {
  readonly versions: readonly {
    readonly version: number;
    readonly setByName: string | null;
    readonly setAt: string;
    readonly reason: string | null;
    readonly changed: readonly PlanningAssumptionKey[];
  }[];
}

/** Who changed what, when and why. */
export function AssumptionVersions({ versions }: AssumptionVersionsProps) {
  const locale = useLocale();
  return (
    <Panel flush title="Versions">
      <DataTable
        caption="Versions of the assumptions, newest first"
        rows={versions}
        rowKey={({ version }) => String(version)}
        empty="None: the starting values hold."
        columns={[
          { key: "version", head: "Version", rowHead: true, cell: ({ version }) => `Version ${version}` },
          { key: "at", head: "When", cell: ({ setAt }) => formatInstant(locale, setAt, "UTC") },
          { key: "by", head: "Who", cell: ({ setByName }) => setByName ?? "not known" },
          {
            key: "changed",
            head: "What changed",
            onPhone: "full",
            cell: ({ changed }) => changed.map((key) => ASSUMPTION_WORDS[key].label).join(", "),
          },
          { key: "reason", head: "Why", onPhone: "full", cell: ({ reason }) => reason ?? "" },
        ]}
      />
    </Panel>
  );
}
