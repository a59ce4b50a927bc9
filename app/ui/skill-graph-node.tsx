import { Link } from "@remix-run/react";
import { classes } from "./classes.ts";
import { NODE_HEIGHT, NODE_WIDTH } from "./skill-graph-layout.ts";

/** Where the person stands in a skill; null for "not measured". Left out where the graph is about nobody. */
export interface NodeState {
  readonly step: 1 | 2 | 3 | 4 | 5 | null;
  readonly expired?: boolean;
  readonly uncertain?: boolean;
}

interface SkillGraphNodeProps {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly to: string;
  /** Read out after the name: "level 2.4, needs 3". */
  readonly detail?: string;
  readonly state?: NodeState;
  /** The role in question asks for it. */
  readonly outlined: boolean;
  readonly safetyCritical: boolean;
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

const LINE_LENGTH = 25;

export function SkillGraphNode(props: SkillGraphNodeProps) {
  const { name, x, y, to, detail, state, outlined, safetyCritical, faded, current, onPoint } = props;
  const [fill, text] = state?.step == null ? (["fill-surface", "fill-ink"] as const) : FILL[state.step];
  const lines = wrapName(name);
  const spoken = [name, safetyCritical && "safety-critical", detail].filter(Boolean).join(", ");
  const point = {
    on: () => {
      onPoint(true);
    },
    off: () => {
      onPoint(false);
    },
  };
  return (
    <Link
      to={to}
      preventScrollReset
      aria-label={spoken}
      aria-current={current ? "true" : undefined}
      className={classes("group transition-opacity", faded && "opacity-30")}
      onPointerEnter={point.on}
      onPointerLeave={point.off}
      onFocus={point.on}
      onBlur={point.off}
    >
      <g transform={`translate(${x} ${y})`} className="keeps-colour">
        <rect
          width={NODE_WIDTH}
          height={NODE_HEIGHT}
          rx={6}
          className={classes(
            fill,
            current || outlined ? "stroke-ink" : "stroke-line-strong/60 group-hover:stroke-accent",
            current && "stroke-accent!",
            "group-focus-visible:stroke-focus",
          )}
          strokeWidth={current || outlined ? 2 : 1}
        />
        {state?.uncertain === true && (
          <rect width={NODE_WIDTH} height={NODE_HEIGHT} rx={6} fill="url(#hatch)" className="opacity-50" />
        )}
        {state?.expired === true && <path d={`M${NODE_WIDTH - 14} 1h13v13z`} className="fill-expired" />}
        {state?.step === null && <circle cx={NODE_WIDTH - 12} cy={NODE_HEIGHT / 2} r={2} className="fill-ink-faint" />}
        {safetyCritical && (
          <path d={`M0.5 8v${NODE_HEIGHT - 16}`} className="stroke-blocked" strokeWidth={4} strokeLinecap="round" />
        )}
        <text className={classes("text-14 font-medium", text)} x={12}>
          {lines.map((line, index) => (
            <tspan key={line} x={12} y={lines.length === 1 ? 25 : 17 + index * 16}>
              {line}
            </tspan>
          ))}
        </text>
      </g>
    </Link>
  );
}

/** A name on at most two lines, broken at a space; the full name is in the accessible name. */
export function wrapName(name: string): readonly string[] {
  if (name.length <= LINE_LENGTH) return [name];
  const space = name.lastIndexOf(" ", LINE_LENGTH);
  const cut = space > 0 ? space : LINE_LENGTH;
  const rest = name.slice(cut).trim();
  return [name.slice(0, cut), rest.length > LINE_LENGTH ? `${rest.slice(0, LINE_LENGTH - 1)}…` : rest];
}
