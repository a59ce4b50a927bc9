import type { SkillReading } from "#app/services/load-skill.server.ts";
import { Facts } from "#app/ui/facts.tsx";
import { formatDate } from "#app/ui/format.ts";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Badge } from "#app/ui/status-badge.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

interface AsideProps {
  readonly skill: SkillReading;
}

/** What counts, and where its limits are. */
export function SkillEvidence({ skill }: AsideProps) {
  return (
    <Panel title="What counts as evidence">
      <ul className="flex list-disc flex-col gap-2 pl-4 text-14 marker:text-ink-faint">
        {skill.evidenceRules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </Panel>
  );
}

export function SkillLinks({ skill }: AsideProps) {
  return (
    <Panel title="In the graph" action={<TextLink to={`/skills?view=graph&skill=${skill.id}`}>Show</TextLink>}>
      <h3 className="text-12 font-medium text-ink-muted">Builds on</h3>
      {skill.prerequisites.length === 0 && <p className="mt-1 text-14">Nothing: a place to start.</p>}
      <ul className="mt-1 flex flex-col gap-3">
        {skill.prerequisites.map((prerequisite) => (
          <li key={prerequisite.id} className="text-14">
            <div className="flex items-baseline justify-between gap-3">
              <TextLink to={`/skills/${prerequisite.id}`}>{prerequisite.name}</TextLink>
              <span className="whitespace-nowrap text-ink-muted">level {prerequisite.minLevel}</span>
            </div>
            {prerequisite.description !== "" && (
              <p className="mt-0.5 text-12 text-ink-muted">{prerequisite.description}</p>
            )}
          </li>
        ))}
      </ul>
      <h3 className="mt-5 text-12 font-medium text-ink-muted">Opens</h3>
      {skill.dependants.length === 0 && <p className="mt-1 text-14">Nothing further in this framework.</p>}
      <ul className="mt-1 flex flex-col gap-1.5">
        {skill.dependants.map((dependant) => (
          <li key={dependant.id} className="flex items-baseline justify-between gap-3 text-14">
            <TextLink to={`/skills/${dependant.id}`}>{dependant.name}</TextLink>
            <span className="whitespace-nowrap text-ink-muted">from level {dependant.minLevel}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Who keeps the text up to date and what it was drawn from. */
export function SkillUpkeep({ skill }: AsideProps) {
  const locale = useLocale();
  const { review } = skill;
  const list = (words: readonly string[]): string => (words.length === 0 ? "–" : words.join(", "));
  return (
    <Panel title="Upkeep" {...(review.overdue ? { action: <Badge tone="expired">Review overdue</Badge> } : {})}>
      <Facts
        facts={[
          { term: "Owner", value: review.owner },
          { term: "Reviewed", value: formatDate(locale, review.reviewedOn) },
          { term: "Next review", value: formatDate(locale, review.dueOn) },
          { term: "Framework", value: skill.label },
          { term: "Source", value: review.source },
          { term: "Also called", value: list(skill.aliases) },
          { term: "Draws on", value: list(skill.standards) },
          { term: "Id", value: <span className="font-mono text-12">{skill.id}</span> },
        ]}
      />
      {skill.standards.length > 0 && (
        <p className="mt-3 text-12 text-ink-faint">Standards are traces for the reviewer, not claims of conformity.</p>
      )}
    </Panel>
  );
}
