import { Form, useNavigation } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { LEVEL_NAMES } from "../level-text.tsx";

export interface RatedSkill {
  readonly skillId: string;
  readonly name: string;
  readonly definition: string;
  readonly required: number;
  readonly levels: readonly { readonly level: number; readonly description: string }[];
}

interface SelfRatingFormProps {
  /** Names this sheet: sent twice, it is recorded once. */
  readonly formKey: string;
  readonly skills: readonly RatedSkill[];
  readonly error: string | null;
}

/** One question a skill. Nothing is chosen beforehand and nothing has to be: an answer left out is no answer, not a 0. */
export function SelfRatingForm({ formKey, skills, error }: SelfRatingFormProps) {
  const saving = useNavigation().state !== "idle";
  return (
    <Form method="post" className="flex flex-col gap-6">
      <CsrfField />
      <input type="hidden" name="formKey" value={formKey} />
      {error !== null && (
        <p role="alert" className="rounded-control border border-blocked bg-blocked-soft px-4 py-3 text-14">
          {error}
        </p>
      )}
      {skills.map((skill) => (
        <fieldset
          key={skill.skillId}
          id={skill.skillId}
          className="scroll-mt-20 rounded-panel border border-line bg-surface px-4 pb-4 md:px-6"
        >
          <legend className="float-left w-full pt-4 text-16 font-semibold">{skill.name}</legend>
          <p className="clear-both pt-1 text-14 text-ink-muted">
            {skill.definition} The role needs level {skill.required}.
          </p>
          <div className="mt-3 grid gap-2">
            <LevelChoice skillId={skill.skillId} level={0} text="I cannot do this yet." />
            {skill.levels.map(({ level, description }) => (
              <LevelChoice key={level} skillId={skill.skillId} level={level} text={description} />
            ))}
          </div>
        </fieldset>
      ))}
      <div className="flex flex-wrap items-center gap-4 border-t border-line bg-canvas py-4 md:sticky md:bottom-0">
        <SubmitButton pending={saving} pendingLabel="Saving…">
          Save my ratings
        </SubmitButton>
        <p className="text-14 text-ink-muted">Skills you leave out stay as they are.</p>
      </div>
    </Form>
  );
}

interface LevelChoiceProps {
  readonly skillId: string;
  readonly level: number;
  readonly text: string;
}

function LevelChoice({ skillId, level, text }: LevelChoiceProps) {
  return (
    <label className="flex min-h-(--touch) cursor-pointer items-start gap-3 rounded-control border border-line px-3 py-2.5 text-14 hover:bg-canvas has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type="radio"
        name={`skill:${skillId}`}
        value={level}
        className="mt-0.5 size-5 shrink-0 accent-(--accent)"
      />
      <span>
        <span className="font-medium">
          <span className="numerals">{level}</span> {LEVEL_NAMES[level]}
        </span>
        <span className="block text-ink-muted">{text}</span>
      </span>
    </label>
  );
}
