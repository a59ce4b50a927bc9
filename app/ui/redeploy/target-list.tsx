import { DataTable } from "../data-table.tsx";
import { formatCount, formatDecimal } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import type { Target } from "./redeploy-types.ts";

interface TargetListProps {
  readonly targets: readonly Target[];
  readonly minimumGroupSize: number;
  /** Hours that fill the track. */
  readonly reach: number;
}

/** Target roles by median hours to ready, the nearest first; the ticks belong to the form around it. */
export function TargetList({ targets, minimumGroupSize, reach }: TargetListProps) {
  const locale = useLocale();
  const withheld = `withheld or out of reach (fewer than ${minimumGroupSize})`;
  return (
    <DataTable
      caption="Target roles by median hours to ready, the nearest first"
      rows={targets}
      rowKey={({ roleId }) => roleId}
      empty="There is no other role."
      columns={[
        {
          key: "role",
          head: "Target role",
          rowHead: true,
          cell: ({ roleId, roleName, isChosen, outlook }) => (
            <span className="flex min-h-(--touch) items-center gap-3">
              <input
                type="checkbox"
                name="to"
                value={roleId}
                defaultChecked={isChosen}
                disabled={outlook === null}
                aria-label={`Target: ${roleName}`}
                className="size-5 shrink-0 accent-(--accent)"
              />
              <TextLink to={`/roles/${roleId}`}>{roleName}</TextLink>
            </span>
          ),
        },
        {
          key: "people",
          head: "Within reach",
          numeric: true,
          onPhone: "pair",
          cell: ({ outlook }) => (outlook === null ? withheld : formatCount(locale, outlook.people)),
        },
        {
          key: "hours",
          head: "Median hours (middle half)",
          numeric: true,
          onPhone: "pair",
          cell: ({ outlook }) =>
            outlook === null
              ? ""
              : `${formatDecimal(locale, outlook.medianHours, 1)} (${formatDecimal(locale, outlook.lowHours, 1)} to ${formatDecimal(locale, outlook.highHours, 1)})`,
        },
        {
          key: "bar",
          head: "Hours",
          wideOnly: true,
          cell: ({ outlook, roleName }) =>
            outlook === null ? null : <HoursBar outlook={outlook} name={roleName} reach={reach} />,
        },
        {
          key: "cost",
          head: "Cost for one in the middle",
          numeric: true,
          onPhone: "pair",
          cell: ({ outlook }) => (outlook === null ? "" : formatCount(locale, outlook.medianCost)),
        },
        { key: "why", head: "Why it is near", onPhone: "full", cell: ({ shared }) => <Why shared={shared} /> },
      ]}
    />
  );
}

interface HoursBarProps {
  readonly outlook: NonNullable<Target["outlook"]>;
  readonly name: string;
  readonly reach: number;
}

function HoursBar({ outlook, name, reach }: HoursBarProps) {
  const x = (hours: number): number => 2 + (Math.min(hours, reach) / Math.max(1, reach)) * 136;
  return (
    <svg
      role="img"
      aria-label={`${name}: half of the people within ${Math.round(outlook.lowHours)} to ${Math.round(outlook.highHours)} hours`}
      viewBox="0 0 140 16"
      className="keeps-colour h-4 w-35"
    >
      <line x1="2" x2="138" y1="8" y2="8" className="stroke-line-strong" />
      <line
        x1={x(outlook.lowHours)}
        x2={x(outlook.highHours)}
        y1="8"
        y2="8"
        strokeWidth="6"
        className="stroke-accent"
        strokeOpacity="0.35"
      />
      <circle cx={x(outlook.medianHours)} cy="8" r="5" className="fill-accent" />
    </svg>
  );
}

function Why({ shared }: { readonly shared: Target["shared"] }) {
  if (shared === null) return null;
  return (
    <span className="text-12">
      Most are ready in {shared.there.length} of its {shared.judgedBy} deciding skills.
      {shared.missing.length > 0 && (
        <>
          {" "}
          Farthest:{" "}
          {shared.missing.map(({ id, name }, at) => (
            <span key={id}>
              {at > 0 && ", "}
              <TextLink to={`/skills/${id}`}>{name}</TextLink>
            </span>
          ))}
        </>
      )}
    </span>
  );
}
