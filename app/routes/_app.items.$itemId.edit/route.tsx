import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { formatInstant } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextInput } from "#app/ui/text-input.tsx";
import { DifferenceList } from "../_app.items.$itemId._index/difference-list.tsx";
import { TYPE_WORDS } from "../_app.items._index/item-words.ts";
import type { action, loader } from "./action.server.ts";
import { ChoiceField, FormContext, Group, TextField, Tick, useFields } from "./form-context.tsx";
import { Calculations, FigureNames, QuestionFields } from "./question-fields.tsx";

export { action, loader } from "./action.server.ts";

export const meta: MetaFunction = () => pageTitle("Edit a question");

export default function EditItem() {
  const { item } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().formMethod === "POST";
  const fields = answer?.fields ?? item.fields;
  return (
    <Page
      title={item.fields["title"] ?? item.id}
      lead={`${TYPE_WORDS[item.type] ?? item.type}, ${item.skill.name}. Saving keeps the old text as a version.`}
      breadcrumbs={[
        { label: "Questions", to: "/items" },
        { label: item.fields["title"] ?? item.id, to: `/items/${item.id}` },
      ]}
    >
      <FormContext value={{ fields, problems: answer?.problems ?? [] }}>
        <Form
          key={answer === undefined ? `version ${item.version}` : JSON.stringify(Object.keys(fields))}
          method="post"
          encType="multipart/form-data"
          className="flex flex-col gap-6"
        >
          <CsrfField />
          <input type="hidden" name="follows" value={answer?.follows ?? item.version} />
          <Answer />
          <HeadFields />
          <TextFields />
          <SourceFields />
          <MeasureFields />
          <Panel>
            <div className="flex flex-col gap-4">
              <TextArea label="What changed and why" name="note" optional rows={2} defaultValue={answer?.note ?? ""} />
              <div className="flex flex-wrap gap-3">
                <SubmitButton name="intent" value="save" pending={pending} pendingLabel="Saving">
                  Save as a new version
                </SubmitButton>
                {answer?.mayKeep === true && (
                  <SubmitButton look="secondary" name="intent" value="keep">
                    Keep as a draft all the same
                  </SubmitButton>
                )}
                <ButtonLink to={`/items/${item.id}`} look="quiet">
                  Back without saving
                </ButtonLink>
              </div>
            </div>
          </Panel>
        </Form>
      </FormContext>
    </Page>
  );
}

function Answer() {
  const answer = useActionData<typeof action>();
  const locale = useLocale();
  if (answer === undefined) return null;
  const { conflict, problems, message } = answer;
  const errors = problems.filter(({ warning }) => !warning);
  const warnings = problems.filter(({ warning }) => warning);
  return (
    <>
      {message !== null && <Notice title={message} live />}
      <ErrorSummary
        title="Not saved: this has to be put right"
        problems={errors.map(({ id, label, message: text }) => ({ id, message: `${label}: ${text}` }))}
      />
      {warnings.length > 0 && (
        <Notice tone="warning" title="To look at">
          <ul className="list-disc pl-5">
            {warnings.map(({ id, label, message: text }) => (
              <li key={`${id} ${text}`}>{`${label}: ${text}`}</li>
            ))}
          </ul>
        </Notice>
      )}
      {conflict !== null && (
        <Notice
          tone="problem"
          title={`${conflict.by ?? "An import"} saved version ${conflict.version} while you wrote`}
          live
        >
          <p>
            {formatInstant(locale, conflict.at, "UTC")} UTC. Your text is below and is not saved. Take over what you
            need from theirs; saving now puts your text after theirs as the next version.
          </p>
          <DifferenceList differences={conflict.differences} before="Theirs, saved" after="Yours" />
        </Notice>
      )}
    </>
  );
}

const options = (...values: readonly (readonly [string, string])[]) =>
  values.map(([value, label]) => ({ value, label }));

function HeadFields() {
  return (
    <Panel title="What it measures">
      <div className="flex flex-col gap-5">
        <TextField name="title" label="Title" help="For authors: learners do not see it." />
        <TextField name="objective" label="Objective" help="One observable thing a person does who answers well." />
        <div className="grid gap-5 sm:grid-cols-2">
          <ChoiceField
            name="level"
            label="Level"
            options={options(["1", "Level 1"], ["2", "Level 2"], ["3", "Level 3"])}
          />
          <TextField name="area" label="Area" help="Part of the skill, lower-case: alert-cost" />
          <ChoiceField
            name="cognitive"
            label="Cognitive step"
            options={options(
              ["", "Choose"],
              ["remember", "Remember"],
              ["understand", "Understand"],
              ["apply", "Apply"],
              ["analyse", "Analyse"],
            )}
          />
          <ChoiceField
            name="sector"
            label="Sector"
            options={options(
              ["", "Choose"],
              ["manufacturing", "Manufacturing"],
              ["port", "Port"],
              ["utility", "Utility"],
            )}
          />
          <TextField name="roles" label="Roles" help="Ids, with spaces between: operator planner" />
          <TextField numeric name="seconds" label="Expected seconds" help="20 to 900" />
        </div>
        <Tick name="safetyCritical" label="Safety-critical: a wrong answer blocks the level whatever the total" />
      </div>
    </Panel>
  );
}

function TextFields() {
  const { item } = useLoaderData<typeof loader>();
  return (
    <Panel title="The question">
      <div className="flex flex-col gap-5">
        <TextField
          name="situation"
          label="Situation"
          rows={4}
          help="Case, data and constraint, as it happens at work."
        />
        <FigureNames at="" />
        <TextInput
          label="New picture (SVG)"
          name="figureFile"
          type="file"
          accept=".svg,image/svg+xml"
          optional
          help={item.figures.length === 0 ? "There is none yet." : `There are: ${item.figures.join(", ")}.`}
        />
        <QuestionFields type={item.type} />
        {item.type === "scenario" && (
          <TextField
            numeric
            name="categories"
            label="Steps of partial credit"
            help="Left empty: one for each decision."
          />
        )}
        <Calculations at="" />
      </div>
    </Panel>
  );
}

function SourceFields() {
  const { parts } = useFields();
  const rows = parts("sources.");
  return (
    <Panel title="Sources" description="Where its facts are from. A safety-critical question must have one.">
      <Group id="sources" legend="Sources">
        {[...rows, String(rows.length)].map((i) => (
          <div key={i} className="grid gap-3 sm:grid-cols-3">
            <TextField name={`sources.${i}.name`} label={`Source ${Number(i) + 1}`} />
            <TextField name={`sources.${i}.edition`} label="Edition and date" />
            <TextField name={`sources.${i}.use`} label="Used for" />
          </div>
        ))}
      </Group>
    </Panel>
  );
}

function MeasureFields() {
  return (
    <Panel
      title="Expected difficulty"
      description="Left empty: the middle of the level, as uncertain as a level is wide."
    >
      <div className="grid gap-5 sm:grid-cols-4">
        <TextField numeric name="difficulty.logit" label="Difficulty" help="-4 to 4" />
        <TextField numeric name="difficulty.sd" label="Give or take" help="0.1 to 2" />
        <TextField numeric name="discrimination" label="Discrimination" help="1 is usual" />
        <TextField numeric name="guessing" label="Chance by guessing" help="0 to 0.5" />
      </div>
    </Panel>
  );
}
