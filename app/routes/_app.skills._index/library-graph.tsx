import { useSearchParams } from "@remix-run/react";
import type { SkillLibrary } from "#app/services/load-skill-library.server.ts";
import { Panel } from "#app/ui/panel.tsx";
import { SkillGraph } from "#app/ui/skill-graph.tsx";
import type { DrawnGraph } from "#app/ui/skill-graph-layout.ts";
import { searchWith } from "#app/ui/url-state.ts";

interface LibraryGraphProps {
  readonly library: Pick<SkillLibrary, "shown" | "total" | "matching">;
  readonly graph: DrawnGraph;
  readonly currentId: string | null;
}

/** The whole graph; what does not match the filter is faded, so that nothing jumps. */
export function LibraryGraph({ library, graph, currentId }: LibraryGraphProps) {
  const [params] = useSearchParams();
  const filtered = library.shown < library.total;
  return (
    <Panel
      title="What builds on what"
      description={
        <>
          From left to right: a skill needs those its lines come from. Point at a skill to bring out its chain, press it
          to read about it. A red edge marks safety-critical skills.
        </>
      }
      flush
    >
      <SkillGraph
        label="Graph of prerequisites"
        graph={graph}
        hrefFor={(skillId) => searchWith(params, { view: "graph", skill: skillId })}
        {...(filtered ? { matching: new Set(library.matching) } : {})}
        {...(currentId === null ? {} : { currentId })}
      />
    </Panel>
  );
}
