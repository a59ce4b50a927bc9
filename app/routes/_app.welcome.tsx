import { redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { optionalText, parseForm, requiredText } from "#app/http/form-data.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { finishWelcome, loadWelcome } from "#app/services/welcome.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { TargetRoleChoice } from "#app/ui/target-role-choice.tsx";

export const meta: MetaFunction = () => [{ title: "Welcome · Pacesetter" }];

export const loader = protectedLoader("notice:read:own", async ({ viewer }) => ({
  displayName: viewer.displayName,
  ...(await loadWelcome(viewer)),
}));

const form = z.object({ version: requiredText("The notice is missing.", 20), targetRoleId: optionalText(100) });

export const action = protectedAction("notice:read:own", async ({ viewer, form: sent }) => {
  const parsed = parseForm(sent, form);
  if (!parsed.ok)
    throw problemResponse({ kind: "invalid", message: "Nothing was saved. Reload the page and go on from there." });
  requireOk(await finishWelcome(viewer, parsed.value), (error) =>
    error.kind === "notice-changed"
      ? {
          kind: "conflict",
          message: "The privacy notice has changed meanwhile. Nothing was saved. Reload the page to read the new one.",
        }
      : {
          kind: "invalid",
          message: "Nothing was saved. That role is not in your company's framework. Go back and choose another.",
        },
  );
  return redirect(viewer.learnerId === null ? "/" : "/me");
});

export default function Welcome() {
  const { displayName, version, notice, placement, roles } = useLoaderData<typeof loader>();
  const pending = useNavigation().state !== "idle";
  return (
    <Page
      title={`Welcome, ${displayName}`}
      lead="Before you start: what is recorded here, and who sees it."
      width="reading"
    >
      <Form method="post" className="flex flex-col gap-6">
        <CsrfField />
        <input type="hidden" name="version" value={version} />
        {notice.map((section) => (
          <Panel key={section.title} title={section.title}>
            <ul className="flex list-disc flex-col gap-2 pl-5">
              {section.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          </Panel>
        ))}
        {placement !== null && <Placement placement={placement} />}
        {placement !== null && (
          <Panel title="Where you want to go" description="You can change this at any time on your readiness page.">
            <TargetRoleChoice name="targetRoleId" roles={roles} chosen={placement.targetRoleId} />
          </Panel>
        )}
        <div>
          <SubmitButton pending={pending} pendingLabel="Saving">
            Continue
          </SubmitButton>
          <p className="mt-2 text-14 text-ink-muted">
            Continuing records that you were shown this notice (version {version}) and when.
          </p>
        </div>
      </Form>
    </Page>
  );
}

type Confirmed = NonNullable<Awaited<ReturnType<typeof loadWelcome>>["placement"]>;

function Placement({ placement }: { readonly placement: Confirmed }) {
  const facts = [
    { term: "Current role", value: placement.currentRole ?? placement.jobTitle ?? "Not known yet" },
    { term: "Unit", value: placement.unit },
    { term: "Station", value: placement.station ?? "None" },
  ];
  return (
    <Panel
      title="Where you work now"
      description="From your company's personnel list. If something is wrong, tell the person who leads your team."
    >
      <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2">
        {facts.map(({ term, value }) => (
          <div key={term} className="contents">
            <dt className="text-ink-muted">{term}</dt>
            <dd className="font-medium">{value}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
