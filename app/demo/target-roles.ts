import { roleId } from "#app/engine/kernel/ids.ts";
import type { RoleId } from "#app/engine/kernel/ids.ts";
import type { DemoRandom } from "./demo-random.ts";
import type { SiteCode } from "./member.ts";

/** Where people of a role usually want to go next, by site. */
const NEXT_ROLES: Readonly<Record<string, Partial<Record<SiteCode, readonly string[]>>>> = {
  operator: {
    LIN: ["vision-quality-engineer", "amr-fleet-coordinator", "maintenance-technician", "shift-supervisor"],
    OST: ["amr-fleet-coordinator", "port-operations-planner", "maintenance-technician"],
    VAL: ["grid-operator", "maintenance-technician"],
  },
  "maintenance-technician": {
    LIN: ["automation-engineer", "reliability-engineer"],
    OST: ["automation-engineer", "reliability-engineer", "amr-fleet-coordinator"],
    VAL: ["reliability-engineer", "grid-operator"],
  },
  "shift-supervisor": { LIN: ["plant-manager"], OST: ["port-operations-planner"], VAL: ["grid-operator"] },
  "data-steward": { LIN: ["edge-ml-engineer"], OST: ["ai-product-owner"], VAL: ["edge-ml-engineer"] },
  "process-engineer": { LIN: ["ai-product-owner"], VAL: ["reliability-engineer"] },
  "ot-network-engineer": {
    LIN: ["it-ot-integration-lead"],
    OST: ["ot-security-analyst"],
    VAL: ["ot-security-analyst"],
  },
};

const SHARE_WITH_TARGET = 0.16;

/** About one in six has said where they want to go. At the inspection station of line 4 the next step is the vision desk. */
export function drawTargetRole(
  random: DemoRandom,
  role: string | null,
  post: { readonly key: string; readonly site: SiteCode },
): RoleId | null {
  const options = (role === null ? undefined : NEXT_ROLES[role]?.[post.site]) ?? [];
  const wants = random.chance(SHARE_WITH_TARGET);
  if (post.key === "LIN-ASM-4/Assembly operator/6") return roleId("vision-quality-engineer");
  return wants && options.length > 0 ? roleId(random.pick(options)) : null;
}
