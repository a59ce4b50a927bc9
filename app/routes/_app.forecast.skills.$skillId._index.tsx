import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { loadSkillForecast } from "#app/services/forecast/load-skill-forecast.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { AskingRoles } from "#app/ui/forecast/asking-roles.tsx";
import { ForecastFilters } from "#app/ui/forecast/forecast-filters.tsx";
import { forecastSearch, parseForecastState, quarterName } from "#app/ui/forecast/forecast-types.ts";
import { MadeOf } from "#app/ui/forecast/made-of.tsx";
import { ThreeFans } from "#app/ui/forecast/three-fans.tsx";
import { formatDate } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(`Forecast: ${data?.skill.name ?? "skill"}`);

export const loader = protectedLoader("planning:read", async ({ viewer, params, request }) => {
  const { site, quarters, level } = parseForecastState(new URL(request.url).searchParams);
  const asked = { skillId: params["skillId"] ?? "", siteId: site, quarters, level };
  return requireOk(await loadSkillForecast(viewer, asked), () => ({ kind: "not-found" }));
});

export default function SkillForecast() {
  const page = useLoaderData<typeof loader>();
  const { skill, figures, quarters, level, asOf, leftOut, series, smallest } = page;
  const [search] = useSearchParams();
  const state = parseForecastState(search);
  const locale = useLocale();
  const until = quarterName(quarters.at(-1)?.label ?? "");
  return (
    <Page
      width="wide"
      title={skill.name}
      lead={`How many people will need it${level === null ? "" : ` at level ${level} or above`}, and how many will have it, by ${until}.`}
      breadcrumbs={[{ label: "Forecast", to: "/forecast?of=skills" }]}
      facts={
        <p className="text-14 text-ink-muted">
          As of {formatDate(locale, asOf)}.
          {leftOut.length > 0 &&
            ` Left out, because fewer than ${smallest ?? 0} people have the role: ${leftOut.join(", ")}.`}
        </p>
      }
      action={
        <ButtonLink to={`/forecast/skills/${skill.id}/numbers.csv${forecastSearch(state)}`} reloadDocument>
          Download the numbers
        </ButtonLink>
      }
    >
      <ForecastFilters state={state} sites={page.sites} levels={page.levels} />
      <div className="flex flex-col gap-6">
        {figures === null ? (
          <Notice title="No role that may be shown here asks for this skill." />
        ) : (
          <ThreeFans name={skill.name} figures={figures} complete={null} quarters={quarters} asOf={asOf} />
        )}
        <AskingRoles roles={page.roles} state={state} />
        <MadeOf assumptions={page.assumptions} version={page.assumptionsVersion}>
          <p>
            Demand: the heads needed of each role that asks for the skill, by the level it asks for; levels move from
            today&apos;s to those of two to three years along the way, in thirty months. Supply: people of these roles
            who will still be here, not away, and hold the skill at the level with evidence that counts then.
          </p>
          {series.length > 0 && (
            <p>
              Series about this skill are context, they move no number here:{" "}
              {series.map(({ id, label, source }, at) => (
                <span key={id}>
                  {at > 0 && ", "}
                  <TextLink to={`/forecast/track-record?series=${id}`}>{label}</TextLink> ({source})
                </span>
              ))}
              .
            </p>
          )}
        </MadeOf>
      </div>
    </Page>
  );
}
