import { formatQuantity } from "../format.ts";

export interface RuleView {
  readonly kind: "fixed-period" | "last-use" | "none";
  readonly months: number | null;
}

/** "24 months after it was shown". */
export function ruleInWords(locale: string, rule: RuleView | null): string {
  if (rule === null) return "No rule";
  if (rule.kind === "none" || rule.months === null) return "Does not run out";
  const months = formatQuantity(locale, rule.months, "month", "months");
  return rule.kind === "fixed-period" ? `${months} after it was shown` : `${months} after its last use`;
}
