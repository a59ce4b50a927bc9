import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireCatalogueReader } from "#app/http/catalogue-access.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { loadContentHealth } from "#app/services/catalogue/load-content-health.server.ts";
import { formatDate } from "#app/ui/format.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction = () => pageTitle("Content health");

export const loader = protectedLoader("framework:read", async ({ viewer, session }) => {
  const { mayWrite } = requireCatalogueReader(viewer);
  return { health: await loadContentHealth(viewer.orgId, readerDay(session)), mayWrite };
});

export default function ContentHealthPage() {
  const { health, mayWrite } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const lesson = ({ id, title }: { readonly id: string; readonly title: string }) => (
    <TextLink to={`/catalogue/lessons/${id}`}>{title}</TextLink>
  );
  const item = ({ id, title }: { readonly id: string; readonly title: string }) =>
    mayWrite ? <TextLink to={`/items/${id}`}>{title}</TextLink> : title;
  return (
    <Page
      title="Content health"
      lead="What of the library somebody should look at: due for review, never used, written twice, or not measurable."
      breadcrumbs={[{ label: "Catalogue", to: "/catalogue" }]}
      facts={
        <p className="numerals text-14 text-ink-muted">
          {health.unsigned} of {health.lessons} lessons have no domain expert's signature
        </p>
      }
    >
      <div className="gap-6 lg:columns-2 [&>*]:mb-6 [&>*]:break-inside-avoid">
        <Findings title="Review overdue" none="No lesson or skill is overdue.">
          {[
            ...health.overdue.map((found) => (
              <Finding key={found.id} detail={`due since ${formatDate(locale, found.dueOn)}`}>
                {lesson(found)}
              </Finding>
            )),
            ...health.overdueSkills.map(({ id, name, dueOn }) => (
              <Finding key={id} detail={`text of the skill, due since ${formatDate(locale, dueOn)}`}>
                <TextLink to={`/skills/${id}`}>{name}</TextLink>
              </Finding>
            )),
          ]}
        </Findings>
        <Findings
          title="Not measurable"
          none="Every level that is taught is measured, and every level measured is taught."
        >
          {health.unmeasurable.map(({ skillId, name, findings }) => (
            <Finding key={skillId} detail={findings.join("; ")}>
              <TextLink to={`/skills/${skillId}`}>{name}</TextLink>
            </Finding>
          ))}
        </Findings>
        <Findings title="Written twice" none="No two texts share most of their wording.">
          {health.twins.map(({ id, finding }) => (
            <Finding key={`${id} ${finding}`} detail={finding}>
              <span className="font-mono text-12">{id}</span>
            </Finding>
          ))}
        </Findings>
        <Findings title="Lessons nobody has opened" none="Every lesson has been opened.">
          {health.unusedLessons.map((found) => (
            <Finding key={found.id} detail={`reviewed ${formatDate(locale, found.reviewedOn)}`}>
              {lesson(found)}
            </Finding>
          ))}
        </Findings>
        <Findings title="Questions never asked" none="Every question has been asked.">
          {health.unusedItems.map((found) => (
            <Finding key={found.id} detail="">
              {item(found)}
            </Finding>
          ))}
        </Findings>
      </div>
    </Page>
  );
}

/** As many as are read at one go; the rest opens on request. */
const SHOWN = 12;

interface FindingsProps {
  readonly title: string;
  readonly none: string;
  readonly children: readonly ReactNode[];
}

function Findings({ title, none, children }: FindingsProps) {
  const rest = children.slice(SHOWN);
  return (
    <Panel title={`${title}: ${String(children.length)}`}>
      {children.length === 0 && <p className="text-14 text-ink-muted">{none}</p>}
      <ul className="space-y-1.5 text-14">{children.slice(0, SHOWN)}</ul>
      {rest.length > 0 && (
        <details className="mt-2">
          <summary className="min-h-8 cursor-pointer text-14 font-medium text-accent">
            Show the other {rest.length}
          </summary>
          <ul className="mt-2 space-y-1.5 text-14">{rest}</ul>
        </details>
      )}
    </Panel>
  );
}

function Finding({ children, detail }: { readonly children: ReactNode; readonly detail: string }) {
  return (
    <li>
      {children}
      {detail !== "" && <span className="numerals text-ink-muted"> {detail}</span>}
    </li>
  );
}
