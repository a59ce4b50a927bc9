import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Factory } from "lucide-react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { loadMyStations } from "#app/services/stations/load-my-stations.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { StationCard } from "#app/ui/stations/station-card.tsx";

export const meta: MetaFunction = () => [{ title: "Where I may work · Pacesetter" }];

export const loader = protectedLoader("record:read:own", async ({ viewer, session }) => ({
  stations: requireFound(await loadMyStations(viewer, readerDay(session))),
}));

export default function MyStations() {
  const { stations } = useLoaderData<typeof loader>();
  const open = stations.filter(({ answer }) => answer !== "block").length;
  return (
    <Page
      title="Where I may work"
      lead="Stations of my site, what each asks for, and what is missing."
      breadcrumbs={[{ label: "My readiness", to: "/me" }]}
    >
      {stations.length === 0 ? (
        <EmptyState icon={Factory} title="No station asks for anything yet">
          When your site says what a station asks for, it is listed here with whether you may work there.
        </EmptyState>
      ) : (
        <Panel title={`${String(open)} of ${String(stations.length)} stations are open to me`} flush>
          <ul className="divide-y divide-line">
            {stations.map((station) => (
              <StationCard key={station.id} station={station} />
            ))}
          </ul>
        </Panel>
      )}
    </Page>
  );
}
