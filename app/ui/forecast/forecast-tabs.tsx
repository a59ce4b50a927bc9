import { Tabs } from "../tabs.tsx";

const PAGES = [
  { to: "/forecast", label: "Forecast" },
  { to: "/forecast/series", label: "Series" },
  { to: "/forecast/assumptions", label: "Assumptions" },
  { to: "/forecast/track-record", label: "How good were we?" },
  { to: "/forecast/bases", label: "Planning bases" },
] as const;

/** The pages around the forecast. */
export function ForecastTabs({ current }: { readonly current: (typeof PAGES)[number]["to"] }) {
  return <Tabs label="Pages of the forecast" tabs={PAGES.map((page) => ({ ...page, current: page.to === current }))} />;
}
