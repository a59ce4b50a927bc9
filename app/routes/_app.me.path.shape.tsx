import type { MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation, useSearchParams } from "@remix-run/react";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { fieldsOf, revisionIn, shapeIn } from "#app/http/path-query.server.ts";
import { problemResponse } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { previewReshape, reshapePath } from "#app/services/pathway/reshape-path.server.ts";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { formatDate } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { OutOfReach } from "#app/ui/pathway/out-of-reach.tsx";
import { PathDifference } from "#app/ui/pathway/path-difference.tsx";
import { useLocale } from "#app/ui/root-data.ts";

export const meta: MetaFunction = () => pageTitle("Change my path");

const UNCLEAR = {
  kind: "invalid",
  message: "The change was not said completely. Nothing was changed: go back to your path and choose it again.",
} as const;

export const loader = protectedLoader("path:shape:own", async ({ viewer, session, request }) => {
  const shape = shapeIn(new URL(request.url).searchParams);
  if (shape === null) throw problemResponse(UNCLEAR);
  const preview = await previewReshape(viewer, shape, readerDay(session));
  return { kind: shape.kind, preview };
});

export const action = protectedAction("path:shape:own", async ({ viewer, session, form }) => {
  const fields = fieldsOf(form);
  const shape = shapeIn(fields);
  if (shape === null) throw problemResponse(UNCLEAR);
  const commitment = { revision: revisionIn(fields), acceptLate: true };
  const changed = await reshapePath(viewer, shape, commitment, readerDay(session));
  if (changed.ok) return redirect(changed.value.to ?? "/me/path");
  return data({ problem: changed.error.words }, { status: changed.error.kind === "changed-elsewhere" ? 409 : 422 });
});

const TITLES = {
  swap: "Swap this step?",
  postpone: "Put this step off?",
  "i-know-this": "Show that you know this?",
  absence: "Plan around this absence?",
  "no-absence": "Take this absence back?",
  "as-planned": "Take your own changes back?",
  time: "Change your time?",
} as const;

export default function ShapePath() {
  const { kind, preview } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const locale = useLocale();
  const pending = useNavigation().formMethod === "POST";
  const path = preview.ok ? preview.value : null;
  return (
    <Page
      title={TITLES[kind]}
      lead={
        kind === "i-know-this"
          ? "A short check comes first. Passing it takes the step out; until then it stays."
          : "This is what it would change. Nothing is changed yet."
      }
      breadcrumbs={[{ label: "My path", to: "/me/path" }]}
      width="reading"
    >
      <div className="flex flex-col gap-6">
        {answer?.problem !== undefined && <Notice tone="problem" live title={answer.problem} />}
        {!preview.ok && <Notice tone="problem" live title={preview.error.words} />}
        {path !== null && (
          <>
            {path.onTime === false && (
              <Notice
                tone="warning"
                title={
                  path.earliestFinishOn === null
                    ? "The path would end after your date."
                    : `The path would end after your date, on ${formatDate(locale, path.earliestFinishOn)} at the earliest.`
                }
              />
            )}
            {path.against !== null && (
              <Panel title="What would change">
                <PathDifference difference={path.against} />
              </Panel>
            )}
            {path.outOfReach.length > 0 && <OutOfReach path={path} />}
            <Form method="post" className="flex flex-wrap gap-3">
              <CsrfField />
              {[...search].map(([name, value], at) => (
                <input key={`${name} ${at}`} type="hidden" name={name} value={value} />
              ))}
              <input type="hidden" name="revision" value={path.revision} />
              <SubmitButton pending={pending} pendingLabel="Saving">
                {kind === "i-know-this" ? "Go to the check" : "Change my path"}
              </SubmitButton>
              <ButtonLink to="/me/path">Leave it as it is</ButtonLink>
            </Form>
          </>
        )}
      </div>
    </Page>
  );
}
