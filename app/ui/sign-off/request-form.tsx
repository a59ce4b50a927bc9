import { Form, useNavigation } from "@remix-run/react";
import { Send } from "lucide-react";
import type { Checklist } from "#app/engine/signoff/checklist.ts";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { EmptyState } from "../empty-state.tsx";
import { FieldError } from "../field.tsx";
import { LEVEL_NAMES } from "../level-text.tsx";
import { Panel } from "../panel.tsx";
import { Select } from "../select.tsx";

interface Choice {
  readonly id: string;
  readonly name: string;
}

interface Assessor {
  readonly personId: string;
  readonly displayName: string;
  readonly jobTitle: string | null;
  readonly shiftName: string | null;
  readonly onShift: boolean;
}

export interface RequestFormData {
  readonly skills: { readonly required: readonly Choice[]; readonly others: readonly Choice[] };
  readonly chosen: {
    readonly skill: Choice & { readonly safetyCritical: boolean };
    readonly level: number;
    readonly assessors: readonly Assessor[];
    readonly checklist: Checklist;
    readonly needed: number;
  } | null;
}

interface RequestFormProps {
  readonly data: RequestFormData;
  /** "me" or the person's name. */
  readonly whose: string;
  readonly error: string | null;
}

/** Two steps on one page: what is to be signed, then who is asked. Each works without script. */
export function RequestForm({ data, whose, error }: RequestFormProps) {
  const { skills, chosen } = data;
  return (
    <div className="grid gap-6">
      <Panel title="What is to be signed off" description="Somebody who holds the level watches the work and signs.">
        <Form method="get" preventScrollReset className="grid items-end gap-4 md:grid-cols-[2fr_1fr_auto]">
          <Select
            key={chosen?.skill.id ?? ""}
            label="Skill"
            name="skill"
            {...(chosen === null ? {} : { defaultValue: chosen.skill.id })}
            options={[
              ...(skills.required.length === 0
                ? []
                : [{ label: "Asked for by the role", options: skills.required.map(optionOf) }]),
              { label: "Everything else", options: skills.others.map(optionOf) },
            ]}
          />
          <Select
            key={`level ${String(chosen?.level ?? "")}`}
            label="Level"
            name="level"
            defaultValue={chosen === null ? "" : String(chosen.level)}
            options={[
              ...(chosen === null ? [{ value: "", label: "As the role asks" }] : []),
              ...[1, 2, 3, 4, 5].map((level) => ({
                value: String(level),
                label: `${String(level)} ${LEVEL_NAMES[level] ?? ""}`,
              })),
            ]}
          />
          <SubmitButton look="secondary">Show who may sign</SubmitButton>
        </Form>
      </Panel>
      {chosen !== null && <AssessorChoice chosen={chosen} whose={whose} error={error} />}
    </div>
  );
}

const optionOf = ({ id, name }: Choice) => ({ value: id, label: name });

interface AssessorChoiceProps {
  readonly chosen: NonNullable<RequestFormData["chosen"]>;
  readonly whose: string;
  readonly error: string | null;
}

function AssessorChoice({ chosen, whose, error }: AssessorChoiceProps) {
  const sending = useNavigation().formMethod === "POST";
  const { skill, level, assessors, checklist } = chosen;
  const onShift = assessors.filter((assessor) => assessor.onShift);
  const others = assessors.filter((assessor) => !assessor.onShift);
  const mine = whose === "me";
  return (
    <Panel
      title={`Who may sign ${skill.name} at level ${String(level)}`}
      description={`People at the site who hold level ${String(level)} themselves, shown by more than a self-rating. ${mine ? "You are" : `${whose} is`} not among them: nobody signs for themselves.`}
    >
      {assessors.length === 0 ? (
        <EmptyState title={`Nobody at the site holds level ${String(level)} of this skill today`}>
          Choose a lower level, or ask the team lead who could be assessed first.
        </EmptyState>
      ) : (
        <Form method="post" className="grid gap-4">
          <CsrfField />
          <input type="hidden" name="intent" value="request" />
          <input type="hidden" name="skill" value={skill.id} />
          <input type="hidden" name="level" value={level} />
          {error !== null && <FieldError id="assessor-error">{error}</FieldError>}
          {onShift.length > 0 && (
            <AssessorGroup legend={`On ${mine ? "my" : "the same"} shift`} level={level} people={onShift} />
          )}
          {others.length > 0 && (
            <details open={onShift.length === 0}>
              <summary className="inline-flex min-h-(--touch) cursor-pointer items-center text-14 text-accent hover:underline">
                Others at {mine ? "my" : "the"} site ({others.length})
              </summary>
              <AssessorGroup legend={`Others at ${mine ? "my" : "the"} site`} level={level} people={others} hidden />
            </details>
          )}
          <WhatIsWatched checklist={checklist} />
          <div>
            <SubmitButton icon={Send} pending={sending} pendingLabel="Asking">
              Ask for the sign-off
            </SubmitButton>
          </div>
        </Form>
      )}
    </Panel>
  );
}

interface AssessorGroupProps {
  readonly legend: string;
  readonly level: number;
  readonly people: readonly Assessor[];
  /** Something else says the legend to the eye. */
  readonly hidden?: boolean;
}

function AssessorGroup({ legend, level, people, hidden = false }: AssessorGroupProps) {
  return (
    <fieldset>
      <legend className={hidden ? "sr-only" : "text-14 font-medium"}>{legend}</legend>
      <div className="mt-1.5 grid gap-2 md:grid-cols-2">
        {people.map((person) => (
          <label
            key={person.personId}
            className="flex min-h-14 cursor-pointer items-center gap-3 rounded-control border border-line px-3 py-2 hover:bg-canvas has-checked:border-accent has-checked:bg-accent-soft"
          >
            <input
              type="radio"
              name="assessor"
              value={person.personId}
              required
              className="size-6 shrink-0 accent-(--accent)"
            />
            <span>
              <span className="block text-16 font-medium">{person.displayName}</span>
              <span className="block text-14 text-ink-muted">
                {[person.jobTitle, person.shiftName, `holds level ${String(level)}`]
                  .filter((part) => part !== null)
                  .join(" · ")}
              </span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** The list as it will be fixed with the request. */
function WhatIsWatched({ checklist }: { readonly checklist: Checklist }) {
  return (
    <details>
      <summary className="inline-flex min-h-(--touch) cursor-pointer items-center text-14 text-accent hover:underline">
        What will be watched ({checklist.points.length} points)
      </summary>
      <ol className="mt-1 grid list-decimal gap-1 pl-6 text-14">
        {checklist.points.map((point) => (
          <li key={point.id}>
            {point.observe}
            {point.safetyCritical && <span className="text-short"> (safety-critical)</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
