import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { loadLessonLibrary } from "#app/services/lessons/load-library.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FilterForm } from "#app/ui/filter-form.tsx";
import { useKeptPage } from "#app/ui/offline/use-kept-page.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Panel } from "#app/ui/panel.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { LessonList } from "./lesson-list.tsx";

export const meta: MetaFunction = () => pageTitle("Lessons");

export const loader = protectedLoader("framework:read", async ({ viewer, session, request }) => {
  const search = new URL(request.url).searchParams;
  const text = (name: string): string => search.get(name) ?? "";
  const filter = { skill: text("skill"), sector: text("sector"), level: text("level") };
  const library = await loadLessonLibrary(viewer, filter, readerDay(session));
  return { ...library, account: session.kiosk ? null : viewer.accountId };
});

const ANY = { value: "", label: "All" };
const SECTORS = [
  ANY,
  { value: "manufacturing", label: "Factory" },
  { value: "port", label: "Port terminal" },
  { value: "utility", label: "Power utility" },
];
const LEVELS = [
  ANY,
  { value: "1", label: "To level 1, Aware" },
  { value: "2", label: "To level 2, Guided" },
  { value: "3", label: "To level 3, Independent" },
];

export default function LessonsPage() {
  const { filter, options, forMe, roleName, skills, shown, total, account } = useLoaderData<typeof loader>();
  // the way to the lessons that were opened, when there is no connection
  useKeptPage(account, "/library", "list");
  return (
    <Page
      title="Lessons"
      lead="Five to twelve minutes each, with practice from your own trade. A lesson you have opened stays readable without a connection."
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
            <FilterForm label="Lessons" submitLabel="Show lessons">
              <Select
                label="Skill"
                name="skill"
                defaultValue={filter.skill}
                options={[ANY, ...options.skills.map(({ id, name }) => ({ value: id, label: name }))]}
              />
              <Select label="Level" name="level" defaultValue={filter.level} options={LEVELS} />
              <Select label="Sector" name="sector" defaultValue={filter.sector} options={SECTORS} />
            </FilterForm>
            <p role="status" className="mb-3 text-14 text-ink-muted">
              {shown === total ? `${String(total)} lessons` : `${String(shown)} of ${String(total)} lessons`}
            </p>
            {skills.length === 0 && (
              <EmptyState
                title="No lesson fits this filter"
                action={<TextLink to="/library">Show all lessons</TextLink>}
              >
                There may be one at another level or in another sector.
              </EmptyState>
            )}
            <div className="flex flex-col gap-6">
              {skills.map(({ id, name, lessons }) => (
                <Panel key={id} title={name} flush>
                  <LessonList lessons={lessons} />
                </Panel>
              ))}
            </div>
          </div>
        </div>
      )}
    </Page>
  );
}
