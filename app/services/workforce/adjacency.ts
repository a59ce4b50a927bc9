import { DEFAULT_POLICY, STATUS_CODE, statusCode } from "#app/engine/proficiency/readiness.ts";
import type { ProficiencyLevel } from "#app/engine/skills/skill.ts";
import type { RedeployFacts } from "./redeploy-facts.server.ts";

/** The skills a target role is judged by: those that most people of the role have already, and the widest gaps. */
export interface SharedSkills {
  readonly judgedBy: number;
  readonly there: readonly { readonly id: string; readonly name: string }[];
  readonly missing: readonly { readonly id: string; readonly name: string }[];
}

const MISSING_SHOWN = 3;

/** "There": at least half of the people are ready in it. Missing: the skills in which the fewest are. */
export function sharedSkills({ crews, members }: RedeployFacts, target: number): SharedSkills {
  const required = crews.requirements[target];
  if (required === undefined) return { judgedBy: 0, there: [], missing: [] };
  const anyCritical = required.critical.includes(1);
  const rows = [...required.skills.keys()].filter((row) => !anyCritical || required.critical[row] === 1);
  const shares = rows.map((row) => {
    const skill = required.skills[row] ?? 0;
    const level = (required.levels[row] ?? 0) as ProficiencyLevel;
    const isSafety = required.safetyCritical[row] === 1;
    const ready = members.filter(({ belief }) => {
      if (belief === null) return false;
      const { means, sds, states } = belief;
      const code = statusCode(means[skill] ?? 0, sds[skill] ?? 1, states[skill] ?? 0, level, isSafety, DEFAULT_POLICY);
      return code === STATUS_CODE.ready;
    });
    const { id, name } = crews.catalog.skills[skill] ?? { id: "", name: "" };
    return { id, name, share: ready.length / Math.max(1, members.length) };
  });
  const named = ({ id, name }: (typeof shares)[number]) => ({ id, name });
  return {
    judgedBy: shares.length,
    there: shares.filter(({ share }) => share >= 0.5).map(named),
    missing: shares
      .filter(({ share }) => share < 0.5)
      .sort((left, right) => left.share - right.share)
      .slice(0, MISSING_SHOWN)
      .map(named),
  };
}
