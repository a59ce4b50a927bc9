import type { RequirementReading } from "#app/services/load-role-profile.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { LEVEL_NAMES } from "#app/ui/level-text.tsx";
import { SidePanel } from "#app/ui/side-panel.tsx";
import { SkillSigns } from "#app/ui/skill-signs.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

interface RequirementPanelProps {
  readonly requirement: RequirementReading;
  readonly closeTo: string;
}

/** One requirement in words: what is seen at each of its two levels, and why it is asked for. */
export function RequirementPanel({ requirement, closeTo }: RequirementPanelProps) {
  const { skill, now, future, nowDescription, futureDescription, criticality, reason, impliedBy } = requirement;
  return (
    <SidePanel
      title={skill.name}
      description={criticality === "critical" ? "Critical: without it, not ready" : "Important: counts in the score"}
      closeTo={closeTo}
    >
      <SkillSigns safetyCritical={skill.safetyCritical} practical={skill.practical} />
      {reason !== null && <p className="text-16">{reason}</p>}
      {impliedBy.length > 0 && (
        <p className="text-14 text-ink-muted">
          Not stated by the role owner; it follows from{" "}
          {impliedBy.map((one, index) => (
            <span key={one.id}>
              {index > 0 && ", "}
              <TextLink to={`/skills/${one.id}`}>{one.name}</TextLink>
            </span>
          ))}
          .
        </p>
      )}
      <LevelWords when="Today" level={now} description={nowDescription} />
      {future !== now && <LevelWords when="In two to three years" level={future} description={futureDescription} />}
      <div>
        <ButtonLink to={`/skills/${skill.id}`}>Read the whole skill</ButtonLink>
      </div>
    </SidePanel>
  );
}

interface LevelWordsProps {
  readonly when: string;
  readonly level: number;
  readonly description: string | null;
}

function LevelWords({ when, level, description }: LevelWordsProps) {
  return (
    <section>
      <h3 className="text-12 font-medium text-ink-muted">{when}</h3>
      <p className="text-16 font-semibold">{level === 0 ? "Not asked for" : `${level} ${LEVEL_NAMES[level] ?? ""}`}</p>
      {description !== null && <p className="mt-1 text-14">{description}</p>}
    </section>
  );
}
