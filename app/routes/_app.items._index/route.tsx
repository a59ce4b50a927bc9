import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { Download, FileUp, Plus } from "lucide-react";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { DataTable } from "#app/ui/data-table.tsx";
import { formatCount, formatDecimal, formatInstant } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Tabs } from "#app/ui/tabs.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { searchWith } from "#app/ui/url-state.ts";
import type { action, loader } from "./action.server.ts";
import { STATUS_WORDS } from "./item-words.ts";
import { listColumns } from "./list-columns.tsx";
import { ListFilters } from "./list-filters.tsx";

export { action, loader } from "./action.server.ts";

export const meta: MetaFunction = () => pageTitle("Questions");

export default function ItemBank() {
  const { list, query } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const locale = useLocale();
  return (
    <Page
      title="Questions"
      lead="Every question of the checks: what state it is in, how people answer it, and which ones need you."
      width="wide"
      action={
        <>
          <ButtonLink to="/items/import" icon={FileUp}>
            Import
          </ButtonLink>
          <ButtonLink to="/items/new" look="primary" icon={Plus}>
            New question
          </ButtonLink>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        <Outcome />
        <WithdrawNow />
        <div>
          <ListFilters query={query} skills={list.skills} />
          <Tabs
            label="Status"
            tabs={[
              {
                to: searchWith(params, { status: null, page: null }),
                label: "All",
                current: query.status === "",
                count: formatCount(locale, list.all),
              },
              ...list.statusCounts.map(({ status, count }) => ({
                to: searchWith(params, { status, page: null }),
                label: STATUS_WORDS[status]?.word ?? status,
                current: query.status === status,
                count: formatCount(locale, count),
              })),
            ]}
          />
          <Panel flush>
            <DataTable
              caption="Questions"
              columns={listColumns(locale, query, params)}
              rows={list.lines}
              rowKey={(line) => line.id}
              empty="No question matches. Take a filter away, or write a new question."
            />
            <Pagination
              page={list.page}
              pageSize={list.perPage}
              total={list.total}
              noun="questions"
              hrefFor={(next) => searchWith(params, { page: String(next) })}
            />
          </Panel>
        </div>
        <Foot />
      </div>
    </Page>
  );
}

function Outcome() {
  const answer = useActionData<typeof action>();
  if (answer === undefined) return null;
  return (
    <Notice tone={answer.tone} title={answer.title} live>
      {answer.text}
    </Notice>
  );
}

/** Negative item-total: shown first, decided by a person with one press. */
function WithdrawNow() {
  const { list } = useLoaderData<typeof loader>();
  const locale = useLocale();
  if (list.withdrawNow.length === 0) return null;
  return (
    <Panel
      title="Withdraw now"
      description="People who do well otherwise answer these wrong more often than others. Nothing happens by itself: you decide."
    >
      <ul className="flex flex-col gap-3">
        {list.withdrawNow.map((line) => (
          <li key={line.id} className="flex flex-wrap items-center justify-between gap-3">
            <span>
              <TextLink to={`/items/${line.id}`}>{line.title}</TextLink>
              <span className="text-14 text-ink-muted">
                {" "}
                item-total {formatDecimal(locale, line.rest ?? 0, 2)} of {formatCount(locale, line.answers)} answers
              </span>
            </span>
            <Form method="post">
              <CsrfField />
              <input type="hidden" name="id" value={line.id} />
              <input type="hidden" name="version" value={line.version} />
              <SubmitButton look="danger" name="intent" value="retire">
                Retire
              </SubmitButton>
            </Form>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Foot() {
  const { list } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const locale = useLocale();
  const pending = useNavigation().formMethod === "POST";
  const exportOf = (format: string) => `/items/export${searchWith(params, { page: null, format })}`;
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 print:hidden">
      <p className="max-w-[68ch] text-14 text-ink-muted">
        {list.computedAt === null
          ? "No statistics yet: nobody has answered a question, or the nightly run has not come."
          : `Statistics of ${formatInstant(locale, list.computedAt, "UTC")} UTC.`}{" "}
        Shares and item-total are shown from 50 answers on. A grey difficulty is what the writer expects.
      </p>
      <div className="flex flex-wrap gap-2">
        <Form method="post">
          <CsrfField />
          <SubmitButton look="secondary" name="intent" value="compute" pending={pending} pendingLabel="Asking">
            Compute now
          </SubmitButton>
        </Form>
        <ButtonLink to={exportOf("csv")} icon={Download} reloadDocument>
          Export CSV
        </ButtonLink>
        <ButtonLink to={exportOf("gift")} icon={Download} reloadDocument>
          Export GIFT
        </ButtonLink>
      </div>
    </div>
  );
}
