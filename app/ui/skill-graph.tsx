import { useMemo, useState } from "react";
import { classes } from "./classes.ts";
import type { DrawnGraph } from "./skill-graph-layout.ts";
import { SkillGraphNode } from "./skill-graph-node.tsx";
import { relativesOf } from "./skill-graph-relatives.ts";
import type { SkillMark } from "./skill-mark.ts";
import { ZoomPane } from "./zoom-pane.tsx";

interface SkillGraphProps {
  readonly label: string;
  readonly graph: DrawnGraph;
  /** Where a press on a skill leads. */
  readonly hrefFor: (skillId: string) => string;
  readonly marks?: ReadonlyMap<string, SkillMark>;
  /** Skills that match the search; the others stay in their place, faded. Left out: no search. */
  readonly matching?: ReadonlySet<string>;
  /** The skill whose chain is brought out. */
  readonly currentId?: string;
}

/** A list of the same skills belongs beside it, one press away. */
export function SkillGraph({ label, graph, hrefFor, marks, matching, currentId }: SkillGraphProps) {
  const [pointedId, setPointedId] = useState<string | null>(null);
  const centre = pointedId ?? currentId;
  const chain = useMemo(() => (centre === undefined ? null : relativesOf(graph.edges, centre)), [graph.edges, centre]);
  const shown = chain ?? matching ?? null;
  return (
    <ZoomPane label={label} width={graph.width} height={graph.height} centre={centreOf(graph, currentId)}>
      {graph.lanes.map((lane, index) => (
        <g key={lane.clusterId}>
          <rect
            y={lane.y}
            width={graph.width}
            height={lane.height}
            className={index % 2 === 0 ? "fill-canvas" : "fill-surface"}
          />
          <text x={16} y={lane.y + 19} className="fill-ink-muted text-12 font-semibold">
            {lane.name}
          </text>
        </g>
      ))}
      {graph.edges.map((edge) => (
        <Edge
          key={`${edge.from} ${edge.to}`}
          path={edge.path}
          look={shown === null ? "quiet" : shown.has(edge.from) && shown.has(edge.to) ? "brought" : "faded"}
        />
      ))}
      {graph.nodes.map((skill) => (
        <SkillGraphNode
          key={skill.skillId}
          skill={skill}
          to={hrefFor(skill.skillId)}
          mark={marks?.get(skill.skillId) ?? {}}
          faded={shown !== null && !shown.has(skill.skillId)}
          current={skill.skillId === currentId}
          onPoint={(pointed) => {
            setPointedId(pointed ? skill.skillId : null);
          }}
        />
      ))}
    </ZoomPane>
  );
}

const EDGE_LOOK = {
  quiet: "stroke-line-strong opacity-45",
  brought: "stroke-accent",
  faded: "stroke-line-strong opacity-10",
} as const;

function Edge({ path, look }: { readonly path: string; readonly look: keyof typeof EDGE_LOOK }) {
  return (
    <path
      d={path}
      fill="none"
      strokeWidth={look === "brought" ? 2 : 1.25}
      className={classes("transition-opacity", EDGE_LOOK[look])}
    />
  );
}

/** The middle of a skill, to begin with it in sight; null without one. */
function centreOf(graph: DrawnGraph, skillId: string | undefined): { readonly x: number; readonly y: number } | null {
  const skill = graph.nodes.find((node) => node.skillId === skillId);
  return skill === undefined ? null : { x: skill.x + skill.width / 2, y: skill.y + skill.height / 2 };
}
