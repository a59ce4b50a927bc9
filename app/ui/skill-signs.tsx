import { Hand, type LucideIcon, Minus, Shield, TrendingDown, TrendingUp } from "lucide-react";
import { Badge } from "./status-badge.tsx";

interface SkillSignsProps {
  readonly safetyCritical: boolean;
  readonly practical: boolean;
}

/** What is special about a skill, in words. */
export function SkillSigns({ safetyCritical, practical }: SkillSignsProps) {
  if (!safetyCritical && !practical) return null;
  return (
    <span className="inline-flex flex-wrap gap-1">
      {safetyCritical && (
        <Badge tone="blocked" sign={Shield}>
          Safety-critical
        </Badge>
      )}
      {practical && (
        <Badge tone="neutral" sign={Hand}>
          Practical
        </Badge>
      )}
    </span>
  );
}

const TREND: Readonly<Record<"emerging" | "rising" | "stable" | "falling", readonly [LucideIcon, string]>> = {
  emerging: [TrendingUp, "Emerging"],
  rising: [TrendingUp, "Rising"],
  stable: [Minus, "Stable"],
  falling: [TrendingDown, "Falling"],
};

/** Where the demand for a skill is heading. */
export function DemandTrendText({ trend }: { readonly trend: keyof typeof TREND }) {
  const [Sign, word] = TREND[trend];
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap text-ink-muted">
      <Sign aria-hidden size={16} />
      {word}
    </span>
  );
}
