import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { buttonClasses } from "../button.tsx";
import { classes } from "../classes.ts";
import { EmptyState } from "../empty-state.tsx";
import { Panel } from "../panel.tsx";
import { RadarChart } from "../radar-chart.tsx";
import { Select } from "../select.tsx";
import { ViewSwitch } from "../tabs.tsx";
import { searchWith } from "../url-state.ts";
import { ReadinessHeadline, type HeadlineData } from "./readiness-headline.tsx";
import { RequirementTable, type RequirementRow } from "./requirement-table.tsx";

export interface ReadinessData {
  readonly role: { readonly id: string; readonly name: string; readonly purpose: string } | null;
  readonly basis: "target" | "current" | "chosen";
  readonly roles: readonly { readonly id: string; readonly name: string }[];
  readonly horizon: "now" | "future";
  readonly headline: HeadlineData | null;
  readonly rows: readonly RequirementRow[];
}

interface ReadinessViewProps {
  readonly data: ReadinessData;
  readonly search: URLSearchParams;
  readonly whyTo: (skillId: string) => string;
  readonly openSkill: string | null;
  /** What moved the numbers lately. */
  readonly changes: ReactNode;
}

const BASIS_WORDS = { target: "Target role", current: "Current role", chosen: "Chosen role" } as const;

/** One person against one role: the answer, the required skills, and the picture of both. */
export function ReadinessView({ data, search, whyTo, openSkill, changes }: ReadinessViewProps) {
  const { role, headline, rows } = data;
  return (
    <>
      <Question data={data} search={search} />
      {role === null || headline === null ? (
        <div className="grid items-start gap-6">
          <EmptyState title="No role to compare with yet">
            Choose a role above to see what it asks for and what is known about each skill.
          </EmptyState>
          {changes}
        </div>
      ) : (
        <>
          <ReadinessHeadline data={headline} roleName={role.name} />
          <div className="grid items-start gap-6">
            {changes}
            <Panel flush title={`${BASIS_WORDS[data.basis]}: ${role.name}`} description={role.purpose} id="skills">
              <RequirementTable
                caption={`Skills that ${role.name} requires, with what is known about each`}
                rows={rows}
                whyTo={whyTo}
                openSkill={openSkill}
              />
            </Panel>
            <Radar rows={rows} />
          </div>
        </>
      )}
    </>
  );
}

function Question({ data, search }: Pick<ReadinessViewProps, "data" | "search">) {
  return (
    <div className="mb-6 flex flex-wrap items-end gap-x-6 gap-y-4">
      <Form method="get" className="flex min-w-0 flex-1 basis-72 items-end gap-2 sm:max-w-md">
        {data.horizon === "future" && <input type="hidden" name="horizon" value="future" />}
        <div className="min-w-0 flex-1">
          <Select
            label="Role"
            name="role"
            defaultValue={data.role?.id ?? ""}
            options={[
              ...(data.role === null ? [{ value: "", label: "Choose a role" }] : []),
              ...data.roles.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </div>
        <button type="submit" className={classes(buttonClasses("secondary"))}>
          Show
        </button>
      </Form>
      <ViewSwitch
        label="Required when"
        tabs={[
          { to: searchWith(search, { horizon: null }), label: "Required now", current: data.horizon === "now" },
          {
            to: searchWith(search, { horizon: "future" }),
            label: "In 2 to 3 years",
            current: data.horizon === "future",
          },
        ]}
      />
    </div>
  );
}

const FEWEST_AXES = 3;
const MOST_AXES = 10;

/** A radar only where enough is measured for a shape; the table above holds the same numbers. */
function Radar({ rows }: { readonly rows: readonly RequirementRow[] }) {
  const axes = rows
    .flatMap((row) =>
      row.interval === null ? [] : [{ label: row.name, level: row.interval.level, target: row.required }],
    )
    .slice(0, MOST_AXES);
  if (axes.length < FEWEST_AXES) return null;
  const short = axes.filter((axis) => axis.level < axis.target).length;
  return (
    <Panel
      title="Shape of what is measured"
      description="Required against estimated level; the numbers are in the table."
    >
      <RadarChart title={`${short} of ${axes.length} measured skills lie below the required level`} axes={axes} />
    </Panel>
  );
}
