import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { formatDate } from "../format.ts";
import { Notice } from "../notice.tsx";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import { areaInWords } from "./skill-parts.tsx";

interface RefreshResultProps {
  readonly skillId: string;
  readonly refresh: {
    readonly level: number;
    readonly passed: boolean;
    readonly missedAreas: readonly string[];
    readonly validUntil: PlainDate | null;
    readonly validBefore: PlainDate | null;
  };
}

/** Whether the refresh confirmed what is held, until when that is valid now, and what goes back to the path. */
export function RefreshResult({ skillId, refresh }: RefreshResultProps) {
  const locale = useLocale();
  const { level, passed, missedAreas, validUntil, validBefore } = refresh;
  const until = validUntil === null ? "without end" : `until ${formatDate(locale, validUntil)}`;
  if (passed) {
    return (
      <Notice tone="done" title={`Refreshed: valid ${until}`}>
        Your answers confirm level {level}.
        {validBefore !== null && ` Before the refresh it was valid until ${formatDate(locale, validBefore)}.`}{" "}
        <TextLink to="/me/currency">What else expires</TextLink>
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title={`Not refreshed: level ${String(level)} was not confirmed this time`}>
      {validBefore !== null && `What was shown before keeps its last day, ${formatDate(locale, validBefore)}. `}
      {missedAreas.length > 0 && `Only these parts go back to your path: ${missedAreas.map(areaInWords).join(", ")}. `}
      <TextLink to={`/me/sign-offs?skill=${encodeURIComponent(skillId)}`}>Ask for a sign-off instead</TextLink>
    </Notice>
  );
}
