import { DataTable } from "../data-table.tsx";
import { Panel } from "../panel.tsx";
import { TextLink } from "../text-link.tsx";
import { forecastSearch, type ForecastState } from "./forecast-types.ts";

interface AskingRolesProps {
  readonly roles: readonly {
    readonly id: string;
    readonly name: string;
    readonly now: number;
    readonly future: number;
  }[];
  readonly state: ForecastState;
}

/** The roles that a skill's demand comes from. */
export function AskingRoles({ roles, state }: AskingRolesProps) {
  return (
    <Panel flush title="Roles that ask for it">
      <DataTable
        caption="Roles that ask for the skill, with the level today and in two to three years"
        rows={roles}
        rowKey={({ id }) => id}
        empty="None at these sites."
        columns={[
          {
            key: "role",
            head: "Role",
            rowHead: true,
            cell: ({ id, name }) => (
              <TextLink
                to={`/forecast/roles/${id}${forecastSearch({ site: state.site, quarters: state.quarters })}`}
                plain
              >
                {name}
              </TextLink>
            ),
          },
          { key: "now", head: "Level today", numeric: true, cell: ({ now }) => (now === 0 ? "none" : now) },
          { key: "future", head: "In two to three years", numeric: true, cell: ({ future }) => future },
        ]}
      />
    </Panel>
  );
}
