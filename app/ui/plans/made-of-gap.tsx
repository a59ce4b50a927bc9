import { DataTable } from "../data-table.tsx";
import { formatDecimal } from "../format.ts";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import type { AssumedField } from "./gap-form.tsx";

interface MadeOfGapProps {
  readonly roleId: string;
  readonly siteId: string | null;
  readonly fields: readonly AssumedField[];
}

/** Where each number of the page is from. */
export function MadeOfGap({ roleId, siteId, fields }: MadeOfGapProps) {
  const locale = useLocale();
  const site = siteId === null ? "" : `site=${siteId}&`;
  return (
    <Panel
      flush
      title="What the numbers are made of"
      description={
        <>
          People: <TextLink to={`/heatmap?${site}held=${roleId}`}>skills of those with the role</TextLink>. Gap:{" "}
          <TextLink to={`/forecast/roles/${roleId}${siteId === null ? "" : `?site=${siteId}`}`}>
            forecast of the role
          </TextLink>
          . Hours: the levels still to gain times the median minutes of a level in the lesson library, and the check or
          sign-off that shows it. Starting values: <TextLink to="/forecast/assumptions">planning assumptions</TextLink>.
        </>
      }
    >
      <DataTable
        caption="Assumptions and where they are from"
        density="compact"
        rows={fields}
        rowKey={({ key }) => key}
        empty=""
        columns={[
          { key: "label", head: "Assumption", rowHead: true, cell: ({ label }) => label },
          {
            key: "value",
            head: "Value",
            numeric: true,
            onPhone: "pair",
            cell: ({ value }) => formatDecimal(locale, value, Number.isInteger(value) ? 0 : 1),
          },
          { key: "source", head: "Usual value from", onPhone: "full", cell: ({ source }) => source },
        ]}
      />
    </Panel>
  );
}
