import { data, redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { requireFound, requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { recordLooks } from "#app/services/record-looks.server.ts";
import { decideClaim, loadClaimForReview } from "#app/services/review-claim.server.ts";
import { formatDate } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { ClaimFacts } from "#app/ui/prior-learning/claim-facts.tsx";
import { ClaimFiles } from "#app/ui/prior-learning/claim-files.tsx";
import { CLAIM_STATES } from "#app/ui/prior-learning/claim-types.ts";
import { ClaimDecisionForm } from "#app/ui/prior-learning/decision-form.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  pageTitle(`Prior learning, ${page?.claim.personName ?? "person"}`);

export const loader = protectedLoader("claim:review", async ({ viewer, session, params }) => {
  const claim = requireFound(await loadClaimForReview(viewer, requireUuid(params["claimId"])));
  const today = readerDay(session);
  await recordLooks(viewer, { people: [claim.personId], page: "prior-learning", on: today });
  return { claim, today };
});

const form = z
  .object({
    decision: z.enum(["accept", "reject"], "Choose: accept it at a level, or reject it."),
    level: z.enum(["1", "2", "3", "4", "5"]).optional(),
    reason: requiredText("Give a reason; the person reads it.", 500),
  })
  .refine(({ decision, level }) => decision === "reject" || level !== undefined, {
    path: ["level"],
    message: "Choose the level at which it counts.",
  });

export const action = protectedAction("claim:review", async ({ viewer, session, params, form: sent }) => {
  const id = requireUuid(params["claimId"]);
  requireFound(await loadClaimForReview(viewer, id));
  const parsed = parseForm(sent, form);
  const texts = Object.fromEntries([...sent].filter(([, value]) => typeof value === "string")) as Record<
    string,
    string
  >;
  if (!parsed.ok) return data({ errors: parsed.error, values: texts }, 422);
  const { decision, level, reason } = parsed.value;
  const accepted = decision === "accept" && level !== undefined ? Number(level) : null;
  requireOk(await decideClaim(viewer, { id, level: accepted, reason, asOf: readerDay(session) }), ({ kind }) =>
    kind === "not-found"
      ? { kind }
      : {
          kind: "conflict",
          message: "Nothing was changed: it was decided or withdrawn a moment ago. Reload the page.",
        },
  );
  return redirect("/prior-learning?decided=1");
});

export default function ReviewPriorLearning() {
  const { claim, today } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const locale = useLocale();
  const { expiresOn } = claim;
  const who = [claim.personJobTitle, claim.unitName].filter((part) => part !== null).join(", ");
  return (
    <Page
      title={`${claim.skillName}, level ${String(claim.level)}`}
      width="reading"
      lead={
        <>
          Asked for by <TextLink to={`/people/${claim.personId}/skills/${claim.skillId}`}>{claim.personName}</TextLink>,{" "}
          {who}, on {formatDate(locale, claim.submittedAt.slice(0, 10) as PlainDate)}.
        </>
      }
      breadcrumbs={[{ label: "Prior learning to decide", to: "/prior-learning" }]}
    >
      <div className="grid gap-6">
        {claim.status !== "submitted" && (
          <Notice
            title={`${CLAIM_STATES[claim.status].word}${claim.decidedBy === null ? "" : ` by ${claim.decidedBy}`}`}
          >
            {claim.reason}
          </Notice>
        )}
        {claim.status === "submitted" && expiresOn !== null && expiresOn < today && (
          <Notice tone="warning" title={`It ended on ${formatDate(locale, expiresOn)}.`}>
            Accepted, it stays in the record and counts as expired, not as ready.
          </Notice>
        )}
        <Panel title="What the person says">
          <ClaimFacts claim={claim} />
        </Panel>
        <Panel title="What shows it">
          {claim.files.length === 0 ? (
            <p className="text-14 text-ink-muted">
              No file was added{claim.link === null ? "." : "; see the link above."}
            </p>
          ) : (
            <ClaimFiles
              preview
              files={claim.files}
              hrefOf={(position) => `/prior-learning/${claim.id}/files/${String(position)}`}
            />
          )}
        </Panel>
        {claim.status === "submitted" && (
          <ClaimDecisionForm
            claim={claim}
            levels={claim.levels}
            errors={answer?.errors ?? {}}
            values={answer?.values ?? {}}
          />
        )}
      </div>
    </Page>
  );
}
