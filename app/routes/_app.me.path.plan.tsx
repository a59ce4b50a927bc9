import type { MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { fieldsOf, revisionIn, wishIn } from "#app/http/path-query.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { commitPath } from "#app/services/pathway/commit-path.server.ts";
import { loadPath } from "#app/services/pathway/load-path.server.ts";
import { previewPath } from "#app/services/pathway/preview-path.server.ts";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { formatDate, formatDecimal } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { PathDifference } from "#app/ui/pathway/path-difference.tsx";
import { PathHead } from "#app/ui/pathway/path-head.tsx";
import { PathTimeline } from "#app/ui/pathway/path-timeline.tsx";
import { OutOfReach } from "#app/ui/pathway/out-of-reach.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Select } from "#app/ui/select.tsx";
import { TextInput } from "#app/ui/text-input.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction = () => pageTitle("Build my path");

export const loader = protectedLoader("path:shape:own", async ({ viewer, session, request }) => {
  const fields = new URL(request.url).searchParams;
  const today = readerDay(session);
  const page = requireOk(await loadPath(viewer, today), () => ({ kind: "not-found" }));
  const preview = await previewPath(viewer, wishIn(fields), today);
  return { today, page, preview };
});

export const action = protectedAction("path:shape:own", async ({ viewer, session, form }) => {
  const fields = fieldsOf(form);
  const commitment = { revision: revisionIn(fields), acceptLate: fields.get("late") === "yes" };
  const committed = await commitPath(viewer, wishIn(fields), commitment, readerDay(session));
  if (committed.ok) return redirect("/me/path");
  return data({ problem: committed.error.words }, { status: committed.error.kind === "changed-elsewhere" ? 409 : 422 });
});

export default function PlanPath() {
  const { today, page, preview } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const path = preview.ok ? preview.value : null;
  const roles = page.roles.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Page
      title={page.committed === null ? "Build my path" : "Change my path"}
      lead="Say how much time you have. The path is the shortest way from what you can do to what the role asks for."
      breadcrumbs={[{ label: "My path", to: "/me/path" }]}
    >
      <div className="flex flex-col gap-6">
        {answer?.problem !== undefined && <Notice tone="problem" live title={answer.problem} />}
        {!preview.ok && <Notice tone="problem" live title={preview.error.words} />}
        <Panel title="What you want">
          <Form method="get" className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-4">
            <div className="sm:col-span-2">
              <Select label="Role" name="role" options={roles} defaultValue={path?.roleId ?? page.roleId ?? ""} />
            </div>
            <TextInput
              label="Hours a week"
              name="hours"
              inputMode="decimal"
              defaultValue={search.get("hours") ?? String(path?.hoursPerWeek ?? 2)}
            />
            <TextInput
              label="Ready by"
              name="due"
              type="date"
              optional
              min={today}
              defaultValue={search.get("due") ?? path?.dueOn ?? ""}
            />
            <div>
              <SubmitButton look="secondary">Show the path</SubmitButton>
            </div>
          </Form>
        </Panel>
        {path !== null && (
          <>
            <TimeNotice path={path} />
            <Panel>
              <PathHead path={path} />
            </Panel>
            {path.against !== null && (
              <Panel title="What would change">
                <PathDifference difference={path.against} />
              </Panel>
            )}
            <CommitForm path={path} />
            {path.outOfReach.length > 0 && <OutOfReach path={path} />}
            <Panel flush title="Steps">
              <PathTimeline path={path} whyTo={null} openKey={null} />
            </Panel>
          </>
        )}
      </div>
    </Page>
  );
}

type Preview = Extract<ReturnType<typeof useLoaderData<typeof loader>>["preview"], { ok: true }>["value"];

/** Says when the date cannot be met, and what would. */
function TimeNotice({ path }: { readonly path: Preview }) {
  const locale = useLocale();
  if (path.onTime !== false) return null;
  const { earliestFinishOn, hoursPerWeekNeeded, dueOn } = path;
  const more = new URLSearchParams({
    role: path.roleId,
    hours: String(hoursPerWeekNeeded ?? path.hoursPerWeek),
    due: dueOn ?? "",
  });
  const later = new URLSearchParams({
    role: path.roleId,
    hours: String(path.hoursPerWeek),
    due: earliestFinishOn ?? "",
  });
  return (
    <Notice tone="warning" live title={`It cannot be done by ${dueOn === null ? "then" : formatDate(locale, dueOn)}.`}>
      {earliestFinishOn !== null && (
        <p>
          The earliest is{" "}
          <TextLink to={`/me/path/plan?${later.toString()}`}>{formatDate(locale, earliestFinishOn)}</TextLink>.
        </p>
      )}
      {hoursPerWeekNeeded !== null && (
        <p>
          With{" "}
          <TextLink to={`/me/path/plan?${more.toString()}`}>
            {formatDecimal(locale, hoursPerWeekNeeded, 2)} hours a week
          </TextLink>{" "}
          it can.
        </p>
      )}
    </Notice>
  );
}

function CommitForm({ path }: { readonly path: Preview }) {
  const pending = useNavigation().formMethod === "POST";
  const late = path.onTime === false;
  return (
    <Form method="post" className="flex flex-wrap gap-3">
      <CsrfField />
      <input type="hidden" name="role" value={path.roleId} />
      <input type="hidden" name="hours" value={path.hoursPerWeek} />
      <input type="hidden" name="due" value={path.dueOn ?? ""} />
      <input type="hidden" name="revision" value={path.revision} />
      {late && <input type="hidden" name="late" value="yes" />}
      <SubmitButton pending={pending} pendingLabel="Saving">
        {late ? "Take this path although it ends later" : "Take this path"}
      </SubmitButton>
      <ButtonLink to="/me/path">Leave it as it is</ButtonLink>
    </Form>
  );
}
