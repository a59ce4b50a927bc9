import { Form } from "@remix-run/react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { DataTable } from "../data-table.tsx";
import { formatDate, formatQuantity } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";

interface SeriesLine {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly source: string;
  readonly sourceOn: PlainDate | null;
  readonly subject: string | null;
  readonly siteName: string | null;
  readonly isUsed: boolean;
  readonly mayWrite: boolean;
  readonly lastPeriod: string | null;
  readonly lastValue: number | null;
  readonly count: number;
  readonly course: readonly number[];
  readonly notes: readonly string[];
}

const [WIDTH, HEIGHT] = [96, 28];

function Course({ values }: { readonly values: readonly number[] }) {
  const [low, high] = [Math.min(0, ...values), Math.max(1e-9, ...values)];
  const points = values.map(
    (value, at) =>
      `${((at / Math.max(1, values.length - 1)) * WIDTH).toFixed(1)},${(2 + (1 - (value - low) / (high - low)) * (HEIGHT - 4)).toFixed(1)}`,
  );
  return (
    <svg aria-hidden viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT} className="keeps-colour shrink-0">
      <polyline points={points.join(" ")} fill="none" strokeWidth="1.5" className="stroke-accent" />
    </svg>
  );
}

/** Every series with source, date, last value, what was found in it, and its switch. */
export function SeriesTable({ series }: { readonly series: readonly SeriesLine[] }) {
  const locale = useLocale();
  return (
    <DataTable
      caption="Demand series"
      rows={series}
      rowKey={({ id }) => id}
      empty="No series yet. Paste one below: demand is then today's people and the use cases alone."
      columns={[
        {
          key: "label",
          head: "Series",
          rowHead: true,
          cell: ({ label, unit, notes }) => (
            <>
              {label}
              <span className="block text-12 font-normal text-ink-muted">{unit}</span>
              {notes.map((note) => (
                <span key={note} className="block max-w-[60ch] text-12 font-normal text-short">
                  {note}
                </span>
              ))}
            </>
          ),
        },
        {
          key: "subject",
          head: "About",
          cell: ({ subject, siteName }) =>
            `${subject ?? "nothing in particular"}${siteName === null ? "" : `, ${siteName}`}`,
        },
        { key: "course", head: "Course", cell: ({ course }) => <Course values={course} /> },
        {
          key: "last",
          head: "Last value",
          numeric: true,
          cell: ({ lastValue, lastPeriod, count }) => (
            <>
              {lastValue ?? "none"}
              <span className="block text-12 text-ink-muted">
                {lastPeriod ?? ""}, {formatQuantity(locale, count, "value", "values")}
              </span>
            </>
          ),
        },
        {
          key: "source",
          head: "Source and date",
          cell: ({ source, sourceOn }) => (sourceOn === null ? source : `${source}, ${formatDate(locale, sourceOn)}`),
        },
        {
          key: "switch",
          head: "State",
          cell: ({ id, label, isUsed, mayWrite }) => (
            <Form method="post" preventScrollReset className="flex items-center gap-2">
              <CsrfField />
              <input type="hidden" name="intent" value="switch" />
              <input type="hidden" name="id" value={id} />
              <Badge tone="neutral">{isUsed ? "On" : "Off"}</Badge>
              {mayWrite && (
                <SubmitButton small look="quiet" name="used" value={isUsed ? "no" : "yes"}>
                  Switch {isUsed ? "off" : "on"}
                  <span className="sr-only"> {label}</span>
                </SubmitButton>
              )}
            </Form>
          ),
        },
      ]}
    />
  );
}
