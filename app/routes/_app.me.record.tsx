import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { recordSearch } from "#app/http/record-search.server.ts";
import { GROUPS_PER_PAGE, loadMyRecord } from "#app/services/load-my-record.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FilterForm } from "#app/ui/filter-form.tsx";
import { formatQuantity } from "#app/ui/format.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { toggledTogether } from "#app/ui/readiness/without.ts";
import { KIND_WORDS } from "#app/ui/readiness/words.ts";
import { RecordList } from "#app/ui/record/record-list.tsx";
import { RedrawnEstimates } from "#app/ui/record/redrawn-estimates.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Select } from "#app/ui/select.tsx";
import { searchWith } from "#app/ui/url-state.ts";

export const meta: MetaFunction = () => pageTitle("My record");

export const loader = protectedLoader("record:read:own", async ({ viewer, session, request }) => {
  const asked = recordSearch(request);
  const record = requireOk(await loadMyRecord(viewer, { ...asked, asOf: readerDay(session) }), () => ({
    kind: "not-found",
  }));
  return { asked, record, pageSize: GROUPS_PER_PAGE };
});

export default function MyRecordPage() {
  const { asked, record, pageSize } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const locale = useLocale();
  const { groups, totals, redrawn } = record;
  const here = searchWith(search, { without: null });
  const toggleTo = (ids: readonly string[]): string => searchWith(search, { without: toggledTogether(search, ids) });
  return (
    <Page
      title="My evidence"
      width="reading"
      lead="Every entry held about you: where it comes from, what it counts for today, and what you can do if it is wrong."
      action={
        <ButtonLink to="/me/privacy" look="primary">
          Who can see this
        </ButtonLink>
      }
    >
      <RecordFilters record={record} asked={asked} />
      {redrawn !== null && (
        <RedrawnEstimates skills={redrawn} off={asked.without.length} clearTo={searchWith(search, { without: null })} />
      )}
      <p className="mb-3 text-14 text-ink-muted" role="status">
        {totals.entries === totals.all
          ? formatQuantity(locale, totals.all, "entry", "entries")
          : `${formatQuantity(locale, totals.entries, "entry", "entries")} of ${String(totals.all)}`}
        . A dispute is decided within {formatQuantity(locale, record.disputeDays, "day", "days")}.
      </p>
      {groups.length === 0 ? (
        <EmptyState title={totals.all === 0 ? "Nothing is held about you yet" : "No entry matches"}>
          {totals.all === 0
            ? "Ratings, checks, lessons, sign-offs and certificates appear here with their date and source."
            : "Choose fewer filters to see more of your record."}
        </EmptyState>
      ) : (
        <RecordList groups={groups} toggleTo={toggleTo} back={`/me/record${here === "?" ? "" : here}`} />
      )}
      <div className="mt-4">
        <Pagination
          page={asked.page}
          pageSize={pageSize}
          total={totals.groups}
          noun="lines"
          hrefFor={(next) => searchWith(search, { page: next === 1 ? null : String(next) })}
        />
      </div>
    </Page>
  );
}

const STANDINGS = [
  { value: "", label: "Any standing" },
  { value: "counts", label: "Counts" },
  { value: "disputed", label: "Disputed" },
  { value: "not-counting", label: "Does not count" },
];

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>;

function RecordFilters({ record, asked }: Pick<Loaded, "record" | "asked">) {
  const without = asked.without.length === 0 ? null : asked.without.join(",");
  return (
    <FilterForm label="Filter my record" keep={{ without }} submitLabel="Show entries">
      <Select
        label="Skill"
        name="skill"
        defaultValue={asked.skill ?? ""}
        options={[
          { value: "", label: "All skills" },
          ...record.skills.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Select
        label="Kind"
        name="kind"
        defaultValue={asked.kind ?? ""}
        options={[
          { value: "", label: "All kinds" },
          ...record.kinds.map((kind) => ({ value: kind, label: KIND_WORDS[kind] })),
        ]}
      />
      <Select label="Standing" name="standing" defaultValue={asked.standing ?? ""} options={STANDINGS} />
    </FilterForm>
  );
}
