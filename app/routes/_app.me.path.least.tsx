import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { leastChange } from "#app/services/pathway/least-change.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { KeyFigure, KeyFigures } from "#app/ui/facts.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { durationInWords, outlookInWords } from "#app/ui/pathway/words.ts";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction = () => pageTitle("The least that makes me ready");

export const loader = protectedLoader("path:shape:own", ({ viewer, session }) =>
  leastChange(viewer, readerDay(session)),
);

export default function LeastChange() {
  const least = useLoaderData<typeof loader>();
  const locale = useLocale();
  const breadcrumbs = [{ label: "My path", to: "/me/path" }];
  const title = "The least that makes me ready";
  if (!least.ok) {
    return (
      <Page title={title} breadcrumbs={breadcrumbs} width="reading">
        <Notice tone="problem" title={least.error} />
      </Page>
    );
  }
  const { roleName, skills, minutes, proven, before, after } = least.value;
  return (
    <Page
      title={title}
      lead={`The critical skills alone decide about "${roleName}". These are the fewest minutes that turn the answer.`}
      breadcrumbs={breadcrumbs}
      width="reading"
      action={<ButtonLink to="/me/path/plan">The whole path</ButtonLink>}
    >
      <div className="flex flex-col gap-6">
        {skills.length === 0 ? (
          <Notice tone="done" title={`You are ready for ${roleName}.`}>
            Every critical skill is at its level. The path holds what counts beside them.
          </Notice>
        ) : (
          <Panel>
            <KeyFigures>
              <KeyFigure label="skills" value={skills.length} />
              <KeyFigure
                label="of learning and showing"
                value={durationInWords(minutes)}
                note={proven ? "no smaller set does it" : "the best that was found"}
              />
            </KeyFigures>
            <ul className="mt-4 flex list-disc flex-col gap-1 pl-5">
              {skills.map(({ id, name }) => (
                <li key={id}>
                  <TextLink to={`/me?skill=${encodeURIComponent(id)}`}>{name}</TextLink>
                </li>
              ))}
            </ul>
            <p className="mt-4 text-14 text-ink-muted">
              Chance of being ready today: {outlookInWords(locale, before)}. With these done as planned:{" "}
              {outlookInWords(locale, after)}
              {after.status === "ready"
                ? ", and the rule says ready."
                : ". The rule does not say ready yet: something is missing that nothing at hand leads to."}
            </p>
          </Panel>
        )}
      </div>
    </Page>
  );
}
