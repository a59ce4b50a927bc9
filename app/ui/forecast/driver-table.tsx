import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { DataTable } from "../data-table.tsx";
import { formatChange, formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import { TextLink } from "../text-link.tsx";
import { forecastSearch, type ForecastState } from "./forecast-types.ts";

interface Driver {
  readonly key: string;
  readonly kind: "use-case" | "series" | "exposure";
  readonly label: string;
  readonly to: string;
  readonly detail: string;
  readonly source: string;
  readonly on: PlainDate | null;
  readonly siteName: string | null;
  readonly state: "on" | "off" | "unused" | "silent";
  readonly heads: number | null;
}

const KIND_WORDS = { "use-case": "Use cases", series: "Series", exposure: "Exposure to AI" } as const;

const STATE_WORDS = { on: "counts", off: "left out", unused: "switched off", silent: "says nothing" } as const;

interface DriverTableProps {
  readonly drivers: readonly Driver[];
  readonly state: ForecastState;
  /** "Q4 2028". */
  readonly until: string;
}

/** What moves the demand, what each adds on its own, and a link that leaves it out. */
export function DriverTable({ drivers, state, until }: DriverTableProps) {
  const locale = useLocale();
  const switched = (key: string): string =>
    forecastSearch({
      ...state,
      off: state.off.includes(key) ? state.off.filter((other) => other !== key) : [...state.off, key],
    });
  return (
    <DataTable
      caption={`What moves the demand, and the expected heads that each adds by ${until}`}
      rows={drivers}
      rowKey={({ key, siteName }) => `${key} ${siteName ?? ""}`}
      groupBy={({ kind }) => KIND_WORDS[kind]}
      empty="Nothing moves this demand: it is the people of today."
      columns={[
        {
          key: "name",
          head: "Driver",
          rowHead: true,
          cell: ({ label, to, detail }) => (
            <>
              <TextLink to={to} plain>
                {label}
              </TextLink>
              <span className="block text-12 font-normal text-ink-muted">{detail}</span>
            </>
          ),
        },
        { key: "site", head: "Site", cell: ({ siteName }) => siteName ?? "All sites" },
        {
          key: "source",
          head: "Source and date",
          cell: ({ source, on }) => (on === null ? source : `${source}, ${formatDate(locale, on)}`),
        },
        {
          key: "heads",
          head: `Heads by ${until}`,
          numeric: true,
          cell: ({ heads }) => (heads === null ? "–" : formatChange(locale, heads)),
        },
        {
          key: "state",
          head: "State",
          cell: ({ key, label, state: stands }) =>
            stands === "on" || stands === "off" ? (
              <span className="inline-flex flex-wrap items-center gap-2">
                <Badge tone="neutral">{STATE_WORDS[stands]}</Badge>
                <TextLink to={switched(key) === "" ? "?" : switched(key)} stay>
                  {stands === "on" ? "Leave out" : "Count again"}
                  <span className="sr-only"> {label}</span>
                </TextLink>
              </span>
            ) : (
              <Badge tone="neutral">{STATE_WORDS[stands]}</Badge>
            ),
        },
      ]}
    />
  );
}
