import { SubmitButton } from "#app/ui/button.tsx";
import { TYPE_WORDS } from "../_app.items._index/item-words.ts";
import { AnswerFields } from "./answer-fields.tsx";
import { ChoiceField, Group, TextField, useFields } from "./form-context.tsx";

/** What is asked and how it is answered; a scenario asks three to five times. */
export function QuestionFields({ type }: { readonly type: string }) {
  if (type === "scenario") return <Decisions />;
  return (
    <>
      <TextField
        name="question"
        label="Question"
        rows={2}
        help="One specific question that can be answered with the options hidden."
      />
      <AnswerFields type={type} at="" />
    </>
  );
}

const DECISION_TYPES = ["single", "multiple", "ordering", "matching", "numeric"].map((value) => ({
  value,
  label: TYPE_WORDS[value] ?? value,
}));

function Decisions() {
  const { parts, value } = useFields();
  const positions = parts("decisions.");
  return (
    <>
      {positions.map((position) => {
        const at = `decisions.${position}.`;
        return (
          <Group key={position} id={`decisions.${position}`} legend={`Decision ${Number(position) + 1}`}>
            <div className="flex flex-wrap items-end gap-3">
              <div className="w-56">
                <ChoiceField name={`${at}type`} label="Type" options={DECISION_TYPES} />
              </div>
              <SubmitButton look="secondary" name="intent" value="redraw">
                Show the fields of this type
              </SubmitButton>
            </div>
            <TextField name={`${at}news`} label="What has happened since" rows={2} />
            <TextField name={`${at}question`} label="Question" rows={2} />
            <FigureNames at={at} />
            <AnswerFields type={value(`${at}type`)} at={at} />
            <Calculations at={at} />
          </Group>
        );
      })}
      {positions.length < 5 && (
        <div>
          <SubmitButton look="secondary" name="intent" value="add-decision">
            Add a decision
          </SubmitButton>
        </div>
      )}
    </>
  );
}

/** Name and description of a picture that the item has. */
export function FigureNames({ at }: { readonly at: string }) {
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <TextField name={`${at}figure.file`} label="Picture" help="figures/two-words.svg, or empty" />
      <TextField name={`${at}figure.alt`} label="What the picture shows" help="For somebody who cannot see it." />
    </div>
  );
}

/** Numbers in the words of the question, computed again at every check. */
export function Calculations({ at }: { readonly at: string }) {
  const { parts } = useFields();
  const rows = parts(`${at}calculations.`);
  return (
    <details open={rows.length > 0} className="rounded-panel border border-line p-4">
      <summary className="cursor-pointer text-14 font-semibold">Calculations behind the numbers of the text</summary>
      <div className="mt-4 flex flex-col gap-5">
        {[...rows, String(rows.length)].map((i) => {
          const row = `${at}calculations.${i}`;
          return (
            <div key={i} className="flex flex-col gap-3">
              <TextField
                name={`${row}.of`}
                label={`Number ${Number(i) + 1}`}
                help="What it is: expected loss of waiting, euro"
              />
              <TextField name={`${row}.inputs`} label="Inputs" help="chance = 0.1; missCost = 90000" />
              <div className="grid gap-3 sm:grid-cols-[1fr_8rem_8rem]">
                <TextField name={`${row}.formula`} label="Formula" />
                <TextField numeric name={`${row}.equals`} label="Result" />
                <TextField numeric name={`${row}.tolerance`} label="Rounding" />
              </div>
            </div>
          );
        })}
      </div>
    </details>
  );
}
