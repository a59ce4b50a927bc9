import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { loadLessonLibrary } from "#app/services/lessons/load-library.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { useKeptPage } from "#app/ui/offline/use-kept-page.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Panel } from "#app/ui/panel.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { ClusterList } from "./cluster-lessons.tsx";
import { LessonList } from "./lesson-list.tsx";
import { LibraryFilters } from "./library-filters.tsx";

export const meta: MetaFunction = () => pageTitle("Lessons");

export const loader = protectedLoader("framework:read", async ({ viewer, session, request }) => {
  const search = new URL(request.url).searchParams;
  const text = (name: string): string => (search.get(name) ?? "").trim();
  const filter = {
    ...{ search: text("q"), skill: text("skill"), sector: text("sector"), level: text("level") },
    ...{ state: text("state"), for: text("for") },
  };
  const library = await loadLessonLibrary(viewer, filter, readerDay(session));
  return { library, account: session.kiosk ? null : viewer.accountId };
});

/** Rows that are open at once without being asked for. */
const MOST_OPEN = 30;

export default function LessonsPage() {
  const { library, account } = useLoaderData<typeof loader>();
  const { filter, filtered, clusters, forMe, roleName, shown, total } = library;
  // the way to the lessons that were opened, when there is no connection
  useKeptPage(account, "/library", "list");
  const few = shown <= MOST_OPEN;
  const open = clusters.slice(0, few ? clusters.length : filtered ? 1 : 0).map(({ id }) => id);
  return (
    <Page
      title="Lessons"
      lead={`Five to twelve minutes each, with practice from your own trade. ${
        account === null
          ? "Many people use this device, so lessons are not kept on it: reading needs a connection here."
          : "A lesson you have opened stays readable without a connection."
      }`}
    >
      {total === 0 ? (
        <EmptyState title="No lessons yet">The library is filled when the product starts with its content.</EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          {forMe.length > 0 && (
            <Panel
              title="Next for you"
              description={`What your role ${roleName ?? ""} asks for and you are not ready in yet.`}
              flush
            >
              <LessonList lessons={forMe} withSkill />
            </Panel>
          )}
          <div>
            <LibraryFilters library={library} />
            <p role="status" className="mb-3 text-14 text-ink-muted">
              {shown === total ? `${String(total)} lessons` : `${String(shown)} of ${String(total)} lessons`}
              {clusters.length > 1 && roleName !== null && `, what your role ${roleName} asks for first`}
            </p>
            {clusters.length === 0 ? (
              <EmptyState
                title="No lesson fits this filter"
                action={<TextLink to="/library">Show all lessons</TextLink>}
              >
                There may be one at another level or in another sector.
              </EmptyState>
            ) : (
              <ClusterList
                key={Object.values(filter).join("\n")}
                clusters={clusters}
                open={new Set(open)}
                oneAtATime={!few}
                hasRole={roleName !== null}
              />
            )}
          </div>
        </div>
      )}
    </Page>
  );
}
