import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { learnerId } from "#app/engine/kernel/ids.ts";
import { protectedLoader } from "#app/http/access.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { loadDisputeQueue } from "#app/services/load-disputes.server.ts";
import { recordLooks } from "#app/services/record-looks.server.ts";
import { DisputeCard } from "#app/ui/dispute/dispute-card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formatQuantity } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Tabs } from "#app/ui/tabs.tsx";

export const meta: MetaFunction = () => pageTitle("Disputes to decide");

export const loader = protectedLoader("evidence:write", async ({ viewer, session, request }) => {
  const asOf = readerDay(session);
  const { open, decided, days } = await loadDisputeQueue(viewer, asOf);
  const showDecided = new URL(request.url).searchParams.get("view") === "decided";
  const shown = showDecided ? decided : open;
  const people = shown.map(({ personId }) => learnerId(personId));
  await recordLooks(viewer, { people, page: "disputes", on: asOf });
  return { shown, showDecided, counts: { open: open.length, decided: decided.length }, days };
});

export default function Disputes() {
  const { shown, showDecided, counts, days } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const within = formatQuantity(useLocale(), days, "day", "days");
  return (
    <Page
      title="Disputes to decide"
      width="reading"
      lead={`What people you look after say is wrong in their record. A disputed entry counts nowhere until somebody has decided, within ${within}.`}
    >
      {search.has("done") && (
        <div className="mb-6">
          <Notice tone="done" live title="Your decision was recorded. The person reads it with your name and reason." />
        </div>
      )}
      <Tabs
        label="Open or decided"
        tabs={[
          { to: "?", label: "Open", current: !showDecided, count: String(counts.open) },
          { to: "?view=decided", label: "Decided", current: showDecided, count: String(counts.decided) },
        ]}
      />
      {shown.length === 0 ? (
        <EmptyState title={showDecided ? "Nothing decided yet" : "Nothing waits for you"}>
          {showDecided
            ? "The last fifty decisions are listed here with their reasons."
            : "When somebody you look after disputes an entry of their record, it appears here."}
        </EmptyState>
      ) : (
        <ul
          className="flex flex-col gap-4"
          aria-label={showDecided ? "Decided, latest first" : "Open, most urgent first"}
        >
          {shown.map((dispute) => (
            <DisputeCard key={`${dispute.entryId} ${dispute.disputedOn}`} dispute={dispute} />
          ))}
        </ul>
      )}
    </Page>
  );
}
