import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import type { TitleLine } from "#app/services/load-titles.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { DataTable, type Column } from "#app/ui/data-table.tsx";
import { controlClasses } from "#app/ui/field.tsx";
import { formatCount, formatQuantity } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Badge } from "#app/ui/status-badge.tsx";
import { Tabs } from "#app/ui/tabs.tsx";
import type { action, loader } from "./action.server.ts";

export { action, loader } from "./action.server.ts";

export const meta: MetaFunction = () => pageTitle("Job titles");

export default function Titles() {
  const { lines, total, perPage, page, counts, roles, onlyUndecided } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const pending = useNavigation().formMethod === "POST";
  const show = onlyUndecided ? "show=undecided&" : "";
  return (
    <Page
      title="Job titles"
      lead="Which AI role each of your job titles stands for. People of a title get its role, unless theirs was set by hand."
    >
      <div className="flex flex-col gap-6">
        <Outcome />
        <div>
          <Tabs
            label="Titles shown"
            tabs={[
              { to: "?", label: "All", current: !onlyUndecided, count: formatCount(locale, counts.titles) },
              {
                to: "?show=undecided",
                label: "Undecided",
                current: onlyUndecided,
                count: formatCount(locale, counts.undecided),
              },
            ]}
          />
          <Form method="post" className="flex flex-col gap-4">
            <CsrfField />
            <Panel flush>
              <DataTable
                caption="Job titles, most frequent first"
                columns={columnsFor(locale, roles)}
                rows={lines}
                rowKey={(line) => `${line.key} ${line.decision}`}
                empty={
                  onlyUndecided
                    ? "Every title is decided."
                    : "Nobody has a job title yet. Import people with a job title column."
                }
              />
              <Pagination
                page={page}
                pageSize={perPage}
                total={total}
                noun="titles"
                hrefFor={(next) => `?${show}page=${String(next)}`}
              />
            </Panel>
            {lines.length > 0 && (
              <div className="flex flex-wrap items-center gap-4">
                <SubmitButton pending={pending} pendingLabel="Saving">
                  Save the roles chosen here
                </SubmitButton>
                <p className="text-14 text-ink-muted">
                  {formatQuantity(locale, counts.peopleUndecided, "person has", "people have")} a title that is not
                  decided yet.
                </p>
              </div>
            )}
          </Form>
        </div>
      </div>
    </Page>
  );
}

function Outcome() {
  const answer = useActionData<typeof action>();
  const locale = useLocale();
  if (answer === undefined) return null;
  if (!answer.ok)
    return (
      <Notice tone="problem" title="Not saved" live>
        {answer.message}
      </Notice>
    );
  if (answer.titles === 0 && answer.people === 0)
    return <Notice title="Nothing was different, so nothing was changed" live />;
  return (
    <Notice tone="done" title={`${formatQuantity(locale, answer.titles, "title", "titles")} decided`} live>
      {formatQuantity(locale, answer.people, "person got", "people got")} a new role. Their readiness follows within
      moments.
    </Notice>
  );
}

interface RoleOption {
  readonly value: string;
  readonly label: string;
}

function columnsFor(locale: string, roles: readonly RoleOption[]): readonly Column<TitleLine>[] {
  return [
    { key: "title", head: "Job title", rowHead: true, cell: (line) => line.title },
    {
      key: "people",
      head: "People",
      numeric: true,
      width: "w-24",
      cell: (line) => formatCount(locale, line.headcount),
    },
    {
      key: "role",
      head: "AI role",
      onPhone: "full",
      width: "w-96",
      cell: (line) => <RoleChoice line={line} roles={roles} />,
    },
    { key: "why", head: "Resembles", onPhone: "full", cell: (line) => <Resemblance line={line} /> },
  ];
}

function RoleChoice({ line, roles }: { readonly line: TitleLine; readonly roles: readonly RoleOption[] }) {
  return (
    <>
      <input type="hidden" name="title" value={line.title} />
      <input type="hidden" name="shown" value={line.decision} />
      <select
        name="role"
        aria-label={`AI role of ${line.title}`}
        defaultValue={line.decision}
        className={controlClasses(false)}
      >
        {line.decision === "" && <option value="">Undecided</option>}
        <option value="none">No AI role</option>
        {roles.map((role) => (
          <option key={role.value} value={role.value}>
            {role.label}
          </option>
        ))}
      </select>
    </>
  );
}

function Resemblance({ line }: { readonly line: TitleLine }) {
  if (line.decision !== "") return <Badge tone="neutral">Decided</Badge>;
  if (line.suggestions.length === 0) return <span className="text-ink-muted">No role resembles it.</span>;
  return (
    <ul className="flex flex-col gap-1">
      {line.suggestions.map((suggestion) => (
        <li key={suggestion.roleId}>
          {suggestion.roleName}
          <span className="text-ink-muted">
            , {suggestion.similarity} %: {suggestion.because}
          </span>
        </li>
      ))}
    </ul>
  );
}
