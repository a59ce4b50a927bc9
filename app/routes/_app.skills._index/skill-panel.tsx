import { useSearchParams } from "@remix-run/react";
import type { SkillReading } from "#app/services/load-skill.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { SidePanel } from "#app/ui/side-panel.tsx";
import { SkillSigns } from "#app/ui/skill-signs.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { searchWith } from "#app/ui/url-state.ts";

/** A skill in short beside the graph; its page has the levels. */
export function SkillPanel({ skill, closeTo }: { readonly skill: SkillReading; readonly closeTo: string }) {
  const askedLater = skill.roles.filter((role) => role.future > 0).length;
  const askedNow = skill.roles.filter((role) => role.now > 0).length;
  return (
    <SidePanel title={skill.name} description={skill.cluster.name} closeTo={closeTo}>
      <div className="flex flex-col gap-3">
        <SkillSigns safetyCritical={skill.safetyCritical} practical={skill.practical} />
        <p className="text-16">{skill.definition}</p>
        <p className="text-14 text-ink-muted">
          Asked for by {askedNow} roles today, {askedLater} in two to three years.
        </p>
      </div>
      <SkillRefs title="Builds on" refs={skill.prerequisites} none="Nothing: a place to start." />
      <SkillRefs title="Opens" refs={skill.dependants} none="Nothing further in this framework." />
      <div>
        <ButtonLink to={`/skills/${skill.id}`} look="primary">
          Read levels and evidence
        </ButtonLink>
      </div>
    </SidePanel>
  );
}

interface SkillRefsProps {
  readonly title: string;
  readonly refs: readonly { readonly id: string; readonly name: string; readonly minLevel: number }[];
  readonly none: string;
}

function SkillRefs({ title, refs, none }: SkillRefsProps) {
  const [params] = useSearchParams();
  return (
    <section>
      <h3 className="text-14 font-semibold">{title}</h3>
      {refs.length === 0 ? (
        <p className="mt-1 text-14 text-ink-muted">{none}</p>
      ) : (
        <ul className="mt-1 flex flex-col">
          {refs.map((ref) => (
            <li key={ref.id} className="flex items-baseline justify-between gap-4 border-b border-line py-2 text-14">
              <TextLink stay to={searchWith(params, { skill: ref.id })}>
                {ref.name}
              </TextLink>
              <span className="whitespace-nowrap text-ink-muted">from level {ref.minLevel}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
