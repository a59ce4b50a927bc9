import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { loadSkillLibrary, type SkillLibrary } from "#app/services/load-skill-library.server.ts";
import { loadSkill } from "#app/services/load-skill.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { FilterForm } from "#app/ui/filter-form.tsx";
import { LibraryGraph } from "./library-graph.tsx";
import { LibraryList } from "./library-list.tsx";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Select } from "#app/ui/select.tsx";
import { arrangeSkillGraph } from "#app/ui/skill-graph-layout.ts";
import { PageWithPanel } from "#app/ui/side-panel.tsx";
import { SkillPanel } from "./skill-panel.tsx";
import { ViewSwitch } from "#app/ui/tabs.tsx";
import { TextInput } from "#app/ui/text-input.tsx";
import { searchWith } from "#app/ui/url-state.ts";

export const meta: MetaFunction = () => pageTitle("Skill library");

export const loader = protectedLoader("framework:read", async ({ viewer, request }) => {
  const { searchParams } = new URL(request.url);
  const chosen = (key: string): string | null => {
    const value = searchParams.get(key);
    return value === null || value === "" ? null : value;
  };
  const opened = chosen("skill");
  const [library, skill] = await Promise.all([
    loadSkillLibrary(viewer.orgId, {
      clusterId: chosen("cluster"),
      dimensionId: chosen("dimension"),
      search: searchParams.get("q") ?? "",
    }),
    opened === null ? null : loadSkill(viewer.orgId, opened),
  ]);
  const { graph, ...listed } = library;
  return {
    library: listed,
    graph: arrangeSkillGraph(graph),
    skill,
    view: searchParams.get("view") === "graph" ? ("graph" as const) : ("list" as const),
  };
});

export default function SkillLibraryPage() {
  const { library, graph, skill, view } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const filtered = library.shown < library.total;
  return (
    <PageWithPanel
      panel={skill === null ? null : <SkillPanel skill={skill} closeTo={searchWith(params, { skill: null })} />}
    >
      <Page
        title="Skill library"
        lead={`What people need to be able to do to work well with industrial AI: ${library.total} skills, used by ${library.roleCount} roles.`}
        width="wide"
        action={
          <ViewSwitch
            label="View"
            tabs={[
              { to: searchWith(params, { view: null }), label: "List", current: view === "list" },
              { to: searchWith(params, { view: "graph" }), label: "Graph", current: view === "graph" },
            ]}
          />
        }
      >
        <LibraryFilters library={library} view={view} />
        <p className="mb-3 text-14 text-ink-muted" role="status">
          {filtered
            ? `${library.shown} of ${library.total} skills match.`
            : `${library.total} skills, ${library.label}.`}
        </p>
        {view === "graph" ? (
          <LibraryGraph library={library} graph={graph} currentId={skill?.id ?? null} />
        ) : library.shown === 0 ? (
          <EmptyState title="No skill matches" action={<ButtonLink to="/skills">Show all skills</ButtonLink>}>
            Search looks at names, other names, definitions and standards. Try fewer or shorter words.
          </EmptyState>
        ) : (
          <LibraryList library={library} />
        )}
      </Page>
    </PageWithPanel>
  );
}

type Library = Omit<SkillLibrary, "graph">;

function LibraryFilters({ library, view }: { readonly library: Library; readonly view: "list" | "graph" }) {
  const { filter, options } = library;
  const all = (label: string) => ({ value: "", label });
  const named = (refs: Library["options"]["clusters"]) => refs.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterForm label="Find skills" keep={{ view: view === "graph" ? view : null }} submitLabel="Show skills">
      <div className="w-full sm:w-72">
        <TextInput
          label="Search"
          name="q"
          type="search"
          defaultValue={filter.search}
          placeholder="Vision, IEC 62443, SPC"
        />
      </div>
      <div className="w-full sm:w-60">
        <Select
          label="Cluster"
          name="cluster"
          defaultValue={filter.clusterId ?? ""}
          options={[all("All clusters"), ...named(options.clusters)]}
        />
      </div>
      <div className="w-full sm:w-60">
        <Select
          label="Readiness dimension"
          name="dimension"
          defaultValue={filter.dimensionId ?? ""}
          options={[all("All dimensions"), ...named(options.dimensions)]}
        />
      </div>
    </FilterForm>
  );
}
