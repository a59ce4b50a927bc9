import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { loadBases } from "#app/services/forecast/load-bases.server.ts";
import { loadTrackRecord } from "#app/services/forecast/load-track-record.server.ts";
import { BaseTable } from "#app/ui/forecast/base-table.tsx";
import { ForecastTabs } from "#app/ui/forecast/forecast-tabs.tsx";
import { HorizonTable } from "#app/ui/forecast/horizon-table.tsx";
import { MissTable } from "#app/ui/forecast/miss-table.tsx";
import { PastChart } from "#app/ui/forecast/past-chart.tsx";
import { SeriesRecords } from "#app/ui/forecast/series-records.tsx";
import { formatQuantity, formatShare } from "#app/ui/format.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";

export const meta: MetaFunction = () => pageTitle("How good were we?");

export const loader = protectedLoader("planning:read", async ({ viewer, request }) => {
  const opened = new URL(request.url).searchParams.get("series");
  const [record, { bases }] = await Promise.all([loadTrackRecord(viewer, opened), loadBases(viewer)]);
  return { ...record, bases };
});

export default function TrackRecord() {
  const { pooled, series, misses, missCount, course, bases } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const year = pooled.at(-1);
  const finding =
    year === undefined
      ? "There is no past forecast to look at yet"
      : `The 80 % band held ${formatShare(locale, year.inside80)} of what came ${String(year.months)} months later`;
  return (
    <Page
      width="wide"
      title="How good were we?"
      lead="Every series in use, forecast again at each past period from what was known then, next to what came."
    >
      <ForecastTabs current="/forecast/track-record" />
      <div className="flex flex-col gap-6">
        <Panel
          title={finding}
          description="A good 80 % band holds about 80 % of outcomes, not fewer and not many more. Error: in units of the usual change of the series over a year; carrying the last value forward is the simplest forecast there is."
        >
          <HorizonTable caption="All series together, by how far ahead" records={pooled} />
        </Panel>
        {course !== null && course.points.length > 0 && (
          <Panel
            title={`${course.label}: what came, and what was expected three months before`}
            description={`${course.unit === "" ? "Value" : course.unit}; band: 80 %. Points outside it are filled.`}
          >
            <PastChart points={course.points} label={course.label} />
          </Panel>
        )}
        <Panel flush title="By series" description="Each opens its own picture above.">
          <SeriesRecords series={series} opened={course?.id ?? null} />
        </Panel>
        <Panel
          flush
          title={`${formatQuantity(locale, missCount, "outcome lay", "outcomes lay")} outside the 95 % band three months ahead`}
          description="Five in a hundred are to be expected. The latest twenty."
        >
          <MissTable misses={misses} />
        </Panel>
        <Panel flush title="Adopted planning bases against what came">
          <BaseTable bases={bases} />
        </Panel>
      </div>
    </Page>
  );
}
