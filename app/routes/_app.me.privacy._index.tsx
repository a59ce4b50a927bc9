import { redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm } from "#app/http/form-data.server.ts";
import { problemResponse, requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { loadMyPrivacy } from "#app/services/load-my-privacy.server.ts";
import { setInference } from "#app/services/set-inference.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { formatQuantity } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { InferenceSwitch } from "#app/ui/privacy/inference-switch.tsx";
import { LookList } from "#app/ui/privacy/look-list.tsx";
import { ViewerList } from "#app/ui/privacy/viewer-list.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction = () => pageTitle("Who can see this");

export const loader = protectedLoader("record:read:own", async ({ viewer, session }) => {
  const privacy = requireOk(await loadMyPrivacy(viewer), () => ({ kind: "not-found" }));
  return { privacy, timeZone: session.organisation.timeZone };
});

const form = z.object({ inference: z.enum(["off", "on"]) });

export const action = protectedAction("privacy:manage:own", async ({ viewer, session, form: sent }) => {
  const parsed = parseForm(sent, form);
  if (!parsed.ok) {
    throw problemResponse({ kind: "invalid", message: "Nothing was changed. Go back, reload the page and try again." });
  }
  const off = parsed.value.inference === "off";
  requireOk(await setInference(viewer, { off, asOf: readerDay(session) }), () => ({ kind: "not-found" }));
  return redirect(`/me/privacy?inference=${parsed.value.inference}`);
});

export default function MyPrivacyPage() {
  const { privacy, timeZone } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const days = formatQuantity(useLocale(), privacy.disputeDays, "day", "days");
  const switched = search.get("inference");
  return (
    <Page
      title="Who can see this"
      width="reading"
      lead="Who may see what of your record and why, who did, and what you can do about it."
    >
      <div className="flex flex-col gap-6">
        {switched !== null && (
          <Notice
            tone="done"
            live
            title={
              switched === "off"
                ? "Nothing is inferred from your job any more."
                : "Starting points from your job count again."
            }
          >
            <TextLink to="/me">See what changed</TextLink>
          </Notice>
        )}
        <Panel title="Who may see what" description="You see all of it. Everybody else sees only what is listed here.">
          <ViewerList
            viewers={privacy.viewers}
            assessors={privacy.assessors}
            minimumGroupSize={privacy.minimumGroupSize}
          />
        </Panel>
        <Panel
          title="Who opened your record"
          description="Noted whenever a page shows your own record to somebody else. Totals of many people are no look at you."
          flush
        >
          <LookList looks={privacy.looks} timeZone={timeZone} />
        </Panel>
        <Panel title="Starting points from your job">
          <InferenceSwitch off={privacy.inferenceOff} />
        </Panel>
        <Panel
          title="Download my data"
          description="Everything held about you. The JSON file is for machines and complete; the PDF is for reading and printing. That you downloaded it is noted in the audit log."
        >
          <div className="flex flex-wrap gap-3">
            <ButtonLink to="/me/privacy/data?format=pdf" reloadDocument>
              Download PDF
            </ButtonLink>
            <ButtonLink to="/me/privacy/data?format=json" reloadDocument>
              Download JSON
            </ButtonLink>
          </div>
        </Panel>
        <p className="text-14 text-ink-muted">
          Is an entry wrong? Dispute it in <TextLink to="/me/record">your record</TextLink>; somebody else decides
          within {days}. What is recorded and why: <TextLink to="/welcome">the privacy notice</TextLink>.
        </p>
      </div>
    </Page>
  );
}
