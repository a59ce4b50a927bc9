import { redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { z } from "zod";
import { learnerId } from "#app/engine/kernel/ids.ts";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { optionalText, parseForm, requiredText } from "#app/http/form-data.server.ts";
import { newFormKey } from "#app/http/form-key.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { readinessSearch } from "#app/http/readiness-search.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { loadSkillEvidence } from "#app/services/load-skill-evidence.server.ts";
import { mayRate, rateLearner } from "#app/services/rate-learner.server.ts";
import { recordLooks } from "#app/services/record-looks.server.ts";
import { UseForm } from "#app/ui/currency/use-form.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { ManagerRatingForm } from "#app/ui/readiness/manager-rating-form.tsx";
import { PersonFacts } from "#app/ui/readiness/person-facts.tsx";
import { ProveSkill } from "#app/ui/readiness/prove-skill.tsx";
import { SkillEvidence } from "#app/ui/readiness/skill-evidence.tsx";
import { toggledWithout } from "#app/ui/readiness/without.ts";
import { TextLink } from "#app/ui/text-link.tsx";
import { searchWith } from "#app/ui/url-state.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.evidence.skill.name ?? "Skill"}, ${data?.evidence.learner.displayName ?? "person"} · Pacesetter` },
];

export const loader = protectedLoader("person:read", async ({ viewer, session, request, params }) => {
  const { role, horizon, without, saved, back } = readinessSearch(request);
  const asOf = readerDay(session);
  const learner = learnerId(requireUuid(params["personId"]));
  const skill = params["skillId"] ?? "";
  const question = { learner, permission: "person:read", skill, role, horizon, without, asOf } as const;
  const evidence = requireOk(await loadSkillEvidence(viewer, question), () => ({ kind: "not-found" }));
  await recordLooks(viewer, { people: [learner], page: "skill", subject: evidence.skill.id, on: asOf });
  const { id, unitPath } = evidence.learner;
  return {
    asOf,
    back,
    saved: saved !== null,
    evidence,
    rating: mayRate(viewer, { id, unitPath }) ? { formKey: newFormKey() } : null,
  };
});

const form = z.object({
  level: z.enum(["0", "1", "2", "3", "4", "5"], "Choose a level.").transform(Number),
  note: optionalText(500),
  formKey: requiredText("The form was not complete. Reload the page.", 64),
});

export const action = protectedAction("evidence:write", async ({ viewer, session, params, request, form: sent }) => {
  const learner = learnerId(requireUuid(params["personId"]));
  const parsed = parseForm(sent, form);
  if (!parsed.ok) return { errors: parsed.error };
  const skill = params["skillId"] ?? "";
  const rated = await rateLearner(viewer, { learner, skill, ...parsed.value, effectiveOn: readerDay(session) });
  requireOk(rated, () => ({ kind: "not-found" }));
  const address = new URL(request.url);
  return redirect(address.pathname + searchWith(address.searchParams, { saved: "1", without: null }));
});

export default function PersonSkill() {
  const { asOf, evidence, back, saved, rating } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [search] = useSearchParams();
  const { learner, skill } = evidence;
  const keep = searchWith(search, { without: null, saved: null });
  return (
    <Page
      title={skill.name}
      lead={skill.definition}
      width="reading"
      breadcrumbs={[
        { label: "Heatmap", to: back ?? "/heatmap?rows=people" },
        { label: learner.displayName, to: `/people/${learner.id}${keep === "?" ? "" : keep}` },
      ]}
      facts={<PersonFacts learner={learner} />}
    >
      <div className="flex flex-col gap-6">
        {saved && <Notice tone="done" live title="Your rating was recorded. The estimate below includes it." />}
        <Panel title={`What is known about ${learner.displayName}`}>
          <SkillEvidence
            data={evidence}
            toggleTo={(id) => searchWith(search, { without: toggledWithout(search, id), saved: null })}
            disputes={
              rating === null
                ? null
                : {
                    kind: "decide",
                    to: `/people/${learner.id}/disputes`,
                    back: `/people/${learner.id}/skills/${skill.id}${keep === "?" ? "" : keep}`,
                  }
            }
          />
        </Panel>
        {rating !== null && (
          <Panel
            title="Add your rating"
            description="A rating is evidence with your name and today's date. It can be disputed."
          >
            <ManagerRatingForm
              key={rating.formKey}
              formKey={rating.formKey}
              levels={skill.levels}
              errors={answer?.errors ?? null}
            />
          </Panel>
        )}
        {rating !== null && (
          <Panel
            title="Used at work"
            description="A skill that is kept current by use starts its period anew on this day. It says nothing about how well the work was done."
          >
            <UseForm
              to={`/people/${learner.id}/uses`}
              skillId={skill.id}
              asOf={asOf}
              back={`/people/${learner.id}/skills/${skill.id}${keep === "?" ? "" : keep}`}
            />
          </Panel>
        )}
        {rating !== null && (
          <ProveSkill
            skillId={skill.id}
            required={evidence.requirement?.required ?? null}
            signOffs={`/people/${learner.id}/sign-offs`}
            priorLearning={null}
            checks={null}
          />
        )}
        <p className="text-14">
          <TextLink to={`/skills/${skill.id}`}>What each level of this skill means</TextLink>
        </p>
      </div>
    </Page>
  );
}
