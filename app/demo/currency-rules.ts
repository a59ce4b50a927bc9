import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { addDays } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import { instantOn } from "./ledger-entry.ts";
import type { DemoSource } from "./demo-random.ts";
import type { DemoCurrencyRule } from "./demo-rows.ts";

type Rule = readonly [skill: string, kind: DemoCurrencyRule["kind"], months: number, reason: string];

/**
 * How long safety-critical skills stay valid at Arvenhall. No period is shorter than the certificates that prove the skill,
 * so that the dates on paper stay true.
 */
const RULES: readonly Rule[] = [
  ["robotics.manipulator-cells", "fixed-period", 24, "The works council and the insurer agreed on two years."],
  ["robotics.amr-operation", "fixed-period", 24, "Zone rules are instructed anew every two years."],
  ["robotics.mobile-safety", "fixed-period", 24, "Together with the zone rules for mobile robots."],
  ["robotics.physical-ai", "fixed-period", 24, "A young field: what was shown two years ago may be the old way."],
  ["safety.risk-assessment", "fixed-period", 36, "Every three years, with the plant's safety inspection."],
  ["safety.functional", "fixed-period", 60, "As long as the certificate it rests on."],
  ["ai-literacy.human-oversight", "fixed-period", 24, "The duty to intervene is refreshed every two years."],
  ["process-optimisation.control-basics", "fixed-period", 36, "As long as the crane and carrier licences."],
  ["process-optimisation.ai-setpoints", "fixed-period", 24, "Models and limits change about every two years."],
  ["grid.ai-operations", "last-use", 24, "Who has not worked with it for two years is walked through it again."],
  ["industrial-network.substation-comms", "fixed-period", 36, "As long as the engineer's certificate."],
  ["ot-security.detection-response", "fixed-period", 36, "As long as the defender's certificate."],
];

/** The rules as they were decided a year before `today`. */
export function buildCurrencyRules(source: DemoSource, today: PlainDate): readonly DemoCurrencyRule[] {
  const decided = instantOn(source, addDays(today, -365), "currency-rules");
  return RULES.map(([skill, kind, months, reason]) => ({
    skillId: skillId(skill),
    kind,
    months,
    reason,
    setAt: decided,
  }));
}
