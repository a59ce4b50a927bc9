import { useMemo, useState } from "react";
import { classes } from "./classes.ts";
import { type GraphCluster, type GraphSkill, type PlacedEdge, layoutSkillGraph } from "./skill-graph-layout.ts";
import { type NodeState, SkillGraphNode } from "./skill-graph-node.tsx";
import { relativesOf } from "./skill-graph-relatives.ts";
import { ZoomPane } from "./zoom-pane.tsx";

export interface SkillGraphSkill extends GraphSkill {
  readonly to: string;
  readonly safetyCritical?: boolean;
  readonly state?: NodeState;
  /** What the role in question requires; outlines the skill. */
  readonly target?: number;
  /** Read out after the name. */
  readonly detail?: string;
  /** Does not match the search: stays in its place, faded. */
  readonly faded?: boolean;
}

interface SkillGraphProps {
  readonly label: string;
  readonly clusters: readonly GraphCluster[];
  readonly skills: readonly SkillGraphSkill[];
  /** The skill whose chain is brought out. */
  readonly currentId?: string;
}

/** Skills from left to right by prerequisite, clusters as lanes. A list of the same belongs beside it. */
export function SkillGraph({ label, clusters, skills, currentId }: SkillGraphProps) {
  const [pointedId, setPointedId] = useState<string | null>(null);
  const layout = useMemo(() => layoutSkillGraph(clusters, skills), [clusters, skills]);
  const centre = pointedId ?? currentId;
  const chain = useMemo(() => (centre === undefined ? null : relativesOf(skills, centre)), [skills, centre]);
  const isFaded = (id: string, fadedBySearch: boolean): boolean => (chain === null ? fadedBySearch : !chain.has(id));

  return (
    <ZoomPane label={label} width={layout.width} height={layout.height}>
      {layout.lanes.map((lane, index) => (
        <g key={lane.id}>
          <rect
            y={lane.y}
            width={layout.width}
            height={lane.height}
            className={index % 2 === 0 ? "fill-canvas" : "fill-surface"}
          />
          <text x={16} y={lane.y + 18} className="fill-ink-muted text-12 font-semibold">
            {lane.name}
          </text>
        </g>
      ))}
      {layout.edges.map((edge) => (
        <Edge key={`${edge.from} ${edge.to}`} edge={edge} chain={chain} />
      ))}
      {layout.nodes.map(({ skill, x, y }) => (
        <SkillGraphNode
          key={skill.id}
          name={skill.name}
          to={skill.to}
          x={x}
          y={y}
          outlined={skill.target !== undefined}
          safetyCritical={skill.safetyCritical ?? false}
          faded={isFaded(skill.id, skill.faded ?? false)}
          current={skill.id === currentId}
          onPoint={(pointed) => {
            setPointedId(pointed ? skill.id : null);
          }}
          {...(skill.state === undefined ? {} : { state: skill.state })}
          {...(skill.detail === undefined ? {} : { detail: skill.detail })}
        />
      ))}
    </ZoomPane>
  );
}

function Edge({ edge, chain }: { readonly edge: PlacedEdge; readonly chain: ReadonlySet<string> | null }) {
  const brought = chain !== null && chain.has(edge.from) && chain.has(edge.to);
  return (
    <path
      d={edge.path}
      fill="none"
      strokeWidth={brought ? 2 : 1.25}
      className={classes(
        "transition-opacity",
        brought ? "stroke-accent" : "stroke-line-strong",
        chain === null ? "opacity-55" : brought ? "opacity-100" : "opacity-12",
      )}
    />
  );
}
