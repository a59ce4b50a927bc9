import { DataTable } from "../data-table.tsx";
import { quarterName } from "../forecast/forecast-types.ts";
import { heads } from "../forecast/forecast-words.ts";
import { formatChance, formatCount } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import { BandChart, type BandPoint } from "./band-chart.tsx";

interface RoleGap {
  readonly id: string;
  readonly name: string;
  readonly needed: number;
  readonly ready: number;
  readonly chanceShort: number;
  readonly band: readonly BandPoint[];
}

interface ReportForecastProps {
  readonly quarter: string;
  readonly forecast: {
    readonly roles: readonly RoleGap[];
    readonly moreShort: number;
    readonly withheld: number;
  };
}

/** The roles with the largest gaps: a drawing each, and one table with the numbers. */
export function ReportForecast({ quarter, forecast }: ReportForecastProps) {
  const locale = useLocale();
  const { roles, moreShort, withheld } = forecast;
  const values = roles.flatMap(({ band }) => band.flatMap(({ low, high }) => [low, high]));
  const [least, most] = [Math.min(0, ...values), Math.max(1, ...values)];
  return (
    <div className="flex flex-col gap-4">
      {roles.length === 0 && (
        <p className="text-14 text-ink-muted">No role is expected to be short in {quarterName(quarter)}.</p>
      )}
      <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
        {roles.map(({ id, name, needed, ready, chanceShort, band }) => (
          <div key={id} className="min-w-0">
            <h3 className="text-14 font-semibold">
              <TextLink to={`/forecast/roles/${id}`}>{name}</TextLink>
            </h3>
            <p className="mb-2 text-14 text-ink-muted">
              Needed {heads(locale, needed)}, ready {heads(locale, ready)} in {quarterName(quarter)}. Chance of a gap:{" "}
              {formatChance(locale, chanceShort)}.
            </p>
            <BandChart label={`Gap of ${name}`} points={band} least={least} most={most} />
          </div>
        ))}
      </div>
      {roles.length > 0 && (
        <p className="text-14 text-ink-muted">
          The line is the middle, the shaded band holds four of five simulated futures. In the table the band stands in
          brackets.
        </p>
      )}
      {roles.length > 0 && <GapTable roles={roles} />}
      {(moreShort > 0 || withheld > 0) && (
        <p className="text-14 text-ink-muted">
          {moreShort > 0 && `Further roles with a gap: ${formatCount(locale, moreShort)}. `}
          {withheld > 0 && `Withheld, too few people: ${formatCount(locale, withheld)}.`}
        </p>
      )}
    </div>
  );
}

function GapTable({ roles }: { readonly roles: readonly RoleGap[] }) {
  const locale = useLocale();
  const rows = (roles[0]?.band ?? []).map(({ quarter }, at) => ({ quarter, at }));
  return (
    <div className="-mx-4 md:-mx-6">
      <DataTable
        caption="Gap in heads by quarter"
        density="compact"
        rows={rows}
        rowKey={({ quarter }) => quarter}
        empty=""
        columns={[
          {
            key: "quarter",
            head: "Quarter",
            rowHead: true,
            cell: ({ quarter, at }) => `${quarterName(quarter)}${at === 0 ? ", today" : ""}`,
          },
          ...roles.map(({ id, name, band }) => ({
            key: id,
            head: name,
            numeric: true,
            onPhone: "full" as const,
            cell: ({ at }: { readonly at: number }) => {
              const { low = 0, middle = 0, high = 0 } = band[at] ?? {};
              return (
                <>
                  <span aria-hidden className="mr-1.5 text-12 text-ink-faint @table:hidden">
                    {name}
                  </span>
                  {heads(locale, middle)} ({heads(locale, low)} to {heads(locale, high)})
                </>
              );
            },
          })),
        ]}
      />
    </div>
  );
}
