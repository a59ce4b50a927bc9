import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { protectedLoader } from "#app/http/access.server.ts";
import { loadClaimQueue } from "#app/services/review-claim.server.ts";
import { DataTable, type Column } from "#app/ui/data-table.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formatDate } from "#app/ui/format.ts";
import { LevelText } from "#app/ui/level-text.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { CLAIM_STATES, kindWord, type ClaimItem } from "#app/ui/prior-learning/claim-types.ts";
import { useLocale } from "#app/ui/root-data.ts";
import { Badge } from "#app/ui/status-badge.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction = () => pageTitle("Prior learning to decide");

export const loader = protectedLoader("claim:review", ({ viewer }) => loadClaimQueue(viewer));

export default function PriorLearningQueue() {
  const { open, decided } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const locale = useLocale();
  const showDecided = search.get("view") === "decided";
  const rows = showDecided ? decided : open;
  return (
    <Page
      title="Prior learning to decide"
      lead="What people learned before or elsewhere and ask to have counted. You see those you look after, never your own."
    >
      {search.has("decided") && (
        <div className="mb-6">
          <Notice tone="done" live title="Your decision was recorded. The person reads it with your reason." />
        </div>
      )}
      <Tabs
        label="Open or decided"
        tabs={[
          { to: "?", label: "Open", current: !showDecided, count: String(open.length) },
          { to: "?view=decided", label: "Decided", current: showDecided, count: String(decided.length) },
        ]}
      />
      {rows.length === 0 ? (
        <EmptyState title={showDecided ? "Nothing decided yet" : "Nothing waits for you"}>
          {showDecided
            ? "The last fifty decisions are listed here with their reasons."
            : "When somebody you look after asks to have prior learning counted, it appears here."}
        </EmptyState>
      ) : (
        <Panel flush>
          <DataTable
            caption={showDecided ? "Decided, latest first" : "Open, longest waiting first"}
            columns={columnsFor(locale, showDecided)}
            rows={rows}
            rowKey={(row) => row.id}
            empty=""
          />
        </Panel>
      )}
    </Page>
  );
}

const dayOf = (instant: string): PlainDate => instant.slice(0, 10) as PlainDate;

function columnsFor(locale: string, showDecided: boolean): readonly Column<ClaimItem>[] {
  const decision: readonly Column<ClaimItem>[] = [
    {
      key: "state",
      head: "Decision",
      cell: (row) => <Badge tone={CLAIM_STATES[row.status].tone}>{CLAIM_STATES[row.status].word}</Badge>,
    },
    { key: "reason", head: "Reason", cell: (row) => row.reason ?? "", onPhone: "full" },
  ];
  const waiting: readonly Column<ClaimItem>[] = [
    { key: "files", head: "Files", numeric: true, cell: (row) => String(row.files.length) },
    { key: "since", head: "Waiting since", cell: (row) => formatDate(locale, dayOf(row.submittedAt)) },
  ];
  return [
    {
      key: "person",
      head: "Person",
      rowHead: true,
      cell: (row) =>
        row.status === "submitted" ? (
          <TextLink to={`/prior-learning/${row.id}`}>{row.personName}</TextLink>
        ) : (
          <TextLink to={`/prior-learning/${row.id}`} plain>
            {row.personName}
          </TextLink>
        ),
    },
    { key: "unit", head: "Unit", cell: (row) => row.unitName, wideOnly: true },
    { key: "skill", head: "Skill", cell: (row) => row.skillName, onPhone: "full" },
    { key: "level", head: "Level", cell: (row) => <LevelText level={row.decidedLevel ?? row.level} /> },
    { key: "kind", head: "Kind", cell: (row) => kindWord(row.kind) },
    ...(showDecided ? decision : waiting),
  ];
}
