import { Link } from "@remix-run/react";
import { classes } from "./classes.ts";
import type { DrawnSkill } from "./skill-graph-layout.ts";
import type { NodeState, SkillMark } from "./skill-mark.ts";

interface SkillGraphNodeProps {
  readonly skill: DrawnSkill;
  readonly to: string;
  readonly mark: SkillMark;
  readonly faded: boolean;
  readonly current: boolean;
  readonly onPoint: (pointed: boolean) => void;
}

const FILL: Readonly<Record<1 | 2 | 3 | 4 | 5, readonly [box: string, text: string]>> = {
  1: ["fill-scale-1", "fill-on-scale-1"],
  2: ["fill-scale-2", "fill-on-scale-2"],
  3: ["fill-scale-3", "fill-on-scale-3"],
  4: ["fill-scale-4", "fill-on-scale-4"],
  5: ["fill-scale-5", "fill-on-scale-5"],
};

const LINE_HEIGHT = 16;

export function SkillGraphNode({ skill, to, mark, faded, current, onPoint }: SkillGraphNodeProps) {
  const { name, lines, x, y, width, height, safetyCritical } = skill;
  const { state, required = false, detail } = mark;
  const [fill, ink] = state === undefined || state.step === null ? ["fill-surface", "fill-ink"] : FILL[state.step];
  const firstLine = height / 2 + 5 - ((lines.length - 1) * LINE_HEIGHT) / 2;
  const said = [name, safetyCritical ? "safety-critical" : "", detail ?? ""].filter((part) => part !== "").join(", ");
  const point = (pointed: boolean) => () => {
    onPoint(pointed);
  };
  return (
    <Link
      to={to}
      preventScrollReset
      aria-label={said}
      aria-current={current ? "true" : undefined}
      className={classes("group outline-none transition-opacity", faded && "opacity-35")}
      onPointerEnter={point(true)}
      onPointerLeave={point(false)}
      onFocus={point(true)}
      onBlur={point(false)}
    >
      <g transform={`translate(${x} ${y})`} className="keeps-colour">
        <rect width={width} height={height} rx={6} className="fill-surface" />
        <rect
          width={width}
          height={height}
          rx={6}
          strokeWidth={current || required ? 2 : 1}
          className={classes(
            fill,
            "group-focus-visible:stroke-focus group-focus-visible:[stroke-width:3px]",
            current ? "stroke-accent" : required ? "stroke-ink" : "stroke-line-strong/60 group-hover:stroke-accent",
          )}
        />
        <NodeSigns skill={skill} {...(state === undefined ? {} : { state })} />
        <text className={classes("text-14 font-medium", ink)}>
          {lines.map((line, index) => (
            <tspan key={line} x={14} y={firstLine + index * LINE_HEIGHT}>
              {line}
            </tspan>
          ))}
        </text>
      </g>
    </Link>
  );
}

function NodeSigns({ skill, state }: { readonly skill: DrawnSkill; readonly state?: NodeState }) {
  const { width, height, safetyCritical } = skill;
  return (
    <>
      {state?.uncertain === true && (
        <rect width={width} height={height} rx={6} fill="url(#hatch)" className="opacity-50" />
      )}
      {state?.expired === true && <path d={`M${width - 14} 1h13v13z`} className="fill-expired" />}
      {state?.step === null && <circle cx={width - 12} cy={height / 2} r={2} className="fill-ink-faint" />}
      {safetyCritical && (
        <path d={`M4 ${height / 2 - 9}v18`} className="stroke-blocked" strokeWidth={3} strokeLinecap="round" />
      )}
    </>
  );
}
