import { BadgeCheck, GraduationCap, ListChecks } from "lucide-react";
import { ButtonLink } from "../button.tsx";

interface ProveSkillProps {
  readonly skillId: string;
  /** What the role asks for; null: no role asks for it. */
  readonly required: number | null;
  /** Where a sign-off is asked for: one's own page, or a person's. */
  readonly signOffs: string;
  /** Where prior learning is sent in; null: only the person can. */
  readonly priorLearning: string | null;
  /** Where a check is taken; null: only the person can. */
  readonly checks: string | null;
}

/** How a level can be shown other than by a rating. */
export function ProveSkill({ skillId, required, signOffs, priorLearning, checks }: ProveSkillProps) {
  const level = required === null || required === 0 ? "" : `&level=${String(required)}`;
  const skill = encodeURIComponent(skillId);
  return (
    <section aria-label="Show the level">
      <h3 className="mb-1 text-16 font-semibold">Show the level</h3>
      <p className="mb-3 text-14 text-ink-muted">
        {checks === null ? "Somebody" : "A check measures it in ten to twenty-five minutes. Somebody"} who holds the
        level can watch the work and sign
        {priorLearning === null ? "." : "; what was learned before can be sent in."}
      </p>
      <div className="flex flex-wrap gap-2">
        {checks !== null && (
          <ButtonLink to={`${checks}/${skill}`} icon={ListChecks} look="primary">
            Take the check
          </ButtonLink>
        )}
        <ButtonLink to={`${signOffs}?skill=${skill}${level}`} icon={BadgeCheck}>
          Ask for a sign-off
        </ButtonLink>
        {priorLearning !== null && (
          <ButtonLink to={`${priorLearning}?skill=${skill}`} icon={GraduationCap} look="quiet">
            Send prior learning
          </ButtonLink>
        )}
      </div>
    </section>
  );
}
