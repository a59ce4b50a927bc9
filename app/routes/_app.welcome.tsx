import { redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { NOTICE_VERSION, PRIVACY_NOTICE } from "#app/services/privacy-notice.ts";
import { finishWelcome } from "#app/services/welcome.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";

export const meta: MetaFunction = () => [{ title: "Welcome · Pacesetter" }];

export const loader = protectedLoader("notice:read:own", ({ viewer }) => ({
  displayName: viewer.displayName,
  version: NOTICE_VERSION,
  notice: PRIVACY_NOTICE,
}));

const form = z.object({ version: requiredText("The notice is missing.", 20) });

/** An employee goes on to the role they work in and the one they aim at. */
export const action = protectedAction("notice:read:own", async ({ viewer, form: sent }) => {
  const parsed = parseForm(sent, form);
  if (!parsed.ok)
    throw problemResponse({ kind: "invalid", message: "Nothing was saved. Reload the page and go on from there." });
  requireOk(await finishWelcome(viewer, parsed.value.version), () => ({
    kind: "conflict",
    message: "The privacy notice has changed meanwhile. Nothing was saved. Reload the page to read the new one.",
  }));
  return redirect(viewer.learnerId === null ? "/" : "/me/role");
});

export default function Welcome() {
  const { displayName, version, notice } = useLoaderData<typeof loader>();
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
