import { ChoiceField, Group, TextField, Tick, useFields } from "./form-context.tsx";

const LETTERS = "abcdefghijklmnopqrstuvwxyz".split("");

/** The letters in use and spare ones, at least `least` and at most `most` unless more are in use. */
function lettersFor(used: readonly string[], least: number, most: number): readonly string[] {
  const count = Math.max(least, Math.min(most, used.length + 1));
  const spare = LETTERS.filter((letter) => !used.includes(letter)).slice(0, Math.max(0, count - used.length));
  return [...used, ...spare];
}

/** The fields that a type of question has for its answers. `at`: where the question stands, "" or "decisions.1.". */
export function AnswerFields({ type, at }: { readonly type: string; readonly at: string }) {
  switch (type) {
    case "single":
    case "multiple":
      return <Options at={at} several={type === "multiple"} />;
    case "ordering":
      return <Steps at={at} />;
    case "matching":
      return <Pairs at={at} />;
    case "hotspot":
      return <Regions at={at} />;
    default:
      return <NumberFields at={at} />;
  }
}

const categories = (at: string) => (
  <TextField
    numeric
    name={`${at}categories`}
    label="Steps of partial credit"
    help="1 means right or wrong. Left empty: the usual number for the type."
  />
);

function Options({ at, several }: { readonly at: string; readonly several: boolean }) {
  const { parts, error } = useFields();
  const letters = lettersFor(parts(`${at}options.`), 5, 5);
  const help = several
    ? "Three to five. Tick every right one; each wrong one names the mistaken belief behind it."
    : "Three to five, all plausible. Choose the best one; each wrong one names the mistaken belief behind it.";
  const key = error(`${at}key`);
  return (
    <>
      <Group id={`${at}options`} legend="Options" help={help}>
        {key !== undefined && (
          <p id={`${at}key`} tabIndex={-1} className="text-14 font-medium text-blocked">
            The key {key}
          </p>
        )}
        {letters.map((letter) => {
          const list = `${at}options.${letter}`;
          return (
            <div key={letter} className="flex flex-col gap-3 border-t border-line pt-4 first:border-t-0 first:pt-0">
              <TextField name={`${list}.text`} label={`Option ${letter}`} rows={2} />
              {several ? (
                <Tick name={`${at}key.${letter}`} label={`Option ${letter} is right`} />
              ) : (
                <Tick name={`${at}key`} value={letter} label={`Option ${letter} is the best answer`} />
              )}
              <TextField name={`${list}.why`} label={`Feedback on ${letter}`} rows={2} />
              <TextField name={`${list}.belief`} label={`Belief that leads to ${letter}, where it is wrong`} />
            </div>
          );
        })}
      </Group>
      {several && categories(at)}
    </>
  );
}

function Steps({ at }: { readonly at: string }) {
  const { parts } = useFields();
  return (
    <>
      <Group
        id={`${at}steps`}
        legend="Steps"
        help="In the order in which they are shown, which must not be the right one. The place says where each belongs."
      >
        {lettersFor(parts(`${at}steps.`), 4, 8).map((letter) => (
          <div
            key={letter}
            className="grid gap-3 border-t border-line pt-4 first:border-t-0 first:pt-0 sm:grid-cols-[6rem_1fr]"
          >
            <TextField numeric name={`${at}steps.${letter}.place`} label={`Place of ${letter}`} />
            <div className="flex flex-col gap-3">
              <TextField name={`${at}steps.${letter}.text`} label={`Step ${letter}`} />
              <TextField name={`${at}steps.${letter}.why`} label={`Feedback on step ${letter}`} />
            </div>
          </div>
        ))}
      </Group>
      {categories(at)}
    </>
  );
}

function Pairs({ at }: { readonly at: string }) {
  const { parts } = useFields();
  const offered = lettersFor(parts(`${at}offered.`), 4, 8);
  const choices = [
    { value: "", label: "Choose" },
    ...offered.map((letter) => ({ value: letter, label: `Offered ${letter}` })),
  ];
  return (
    <>
      <Group
        id={`${at}offered`}
        legend="Offered"
        help="What may be chosen. One that matches nothing names the belief behind it."
      >
        {offered.map((letter) => (
          <div key={letter} className="grid gap-3 sm:grid-cols-2">
            <TextField name={`${at}offered.${letter}.text`} label={`Offered ${letter}`} />
            <TextField name={`${at}offered.${letter}.belief`} label={`Belief, where ${letter} matches nothing`} />
          </div>
        ))}
      </Group>
      <Group id={`${at}left`} legend="To match" help="Three to six.">
        {lettersFor(parts(`${at}left.`), 4, 6).map((letter) => (
          <div key={letter} className="flex flex-col gap-3 border-t border-line pt-4 first:border-t-0 first:pt-0">
            <div className="grid gap-3 sm:grid-cols-2">
              <TextField name={`${at}left.${letter}.text`} label={`To match ${letter}`} />
              <ChoiceField name={`${at}left.${letter}.matches`} label={`Goes with ${letter}`} options={choices} />
            </div>
            <TextField name={`${at}left.${letter}.why`} label={`Feedback on pair ${letter}`} />
          </div>
        ))}
      </Group>
      {categories(at)}
    </>
  );
}

function Regions({ at }: { readonly at: string }) {
  const { parts } = useFields();
  return (
    <Group
      id={`${at}regions`}
      legend="Places in the picture"
      help="Three to eight, in shares of width and height: circle 0.5 0.5 0.1 (middle, radius), rectangle 0.1 0.1 0.4 0.3 (left, top, right, bottom), polygon 0.1 0.1 0.4 0.1 0.2 0.5."
    >
      {lettersFor(parts(`${at}regions.`), 4, 8).map((letter) => {
        const list = `${at}regions.${letter}`;
        return (
          <div key={letter} className="flex flex-col gap-3 border-t border-line pt-4 first:border-t-0 first:pt-0">
            <div className="grid gap-3 sm:grid-cols-2">
              <TextField name={`${list}.label`} label={`Name of place ${letter}`} />
              <TextField name={`${list}.shape`} label={`Where place ${letter} lies`} />
            </div>
            <Tick name={`${at}key.${letter}`} label={`Place ${letter} is right`} />
            <TextField name={`${list}.why`} label={`Feedback on ${letter}`} />
            <TextField name={`${list}.belief`} label={`Belief that leads to ${letter}, where it is wrong`} />
          </div>
        );
      })}
    </Group>
  );
}

function NumberFields({ at }: { readonly at: string }) {
  const { parts } = useFields();
  const mistakes = parts(`${at}mistakes.`);
  return (
    <>
      <Group
        id={`${at}number`}
        legend="Answer"
        help="The formula is computed from the inputs again whenever the question is saved."
      >
        <TextField name={`${at}inputs`} label="Inputs" help="stopCost = 6000; missCost = 90000" />
        <TextField name={`${at}formula`} label="Formula" help="Numbers, inputs, + - * / and brackets." />
        <div className="grid gap-3 sm:grid-cols-3">
          <TextField numeric name={`${at}key`} label="Result" />
          <TextField name={`${at}unit`} label="Unit" />
          <TextField numeric name={`${at}tolerance`} label="Accepted distance" />
        </div>
        <TextField
          name={`${at}units`}
          label="Accepted units"
          help="How many of the unit one of each is: kW = 1; W = 0.001"
        />
        <TextField name={`${at}rounding`} label="Accepted rounding, in words for the person" />
        <TextField name={`${at}why`} label="Feedback" rows={2} />
      </Group>
      <Group id={`${at}mistakes`} legend="Foreseen mistakes" help="At least one: what people compute instead, and why.">
        {[...mistakes, String(mistakes.length)].map((i) => (
          <div key={i} className="flex flex-col gap-3 border-t border-line pt-4 first:border-t-0 first:pt-0">
            <div className="grid gap-3 sm:grid-cols-[1fr_8rem]">
              <TextField name={`${at}mistakes.${i}.formula`} label={`Formula of mistake ${Number(i) + 1}`} />
              <TextField numeric name={`${at}mistakes.${i}.equals`} label="Gives" />
            </div>
            <TextField name={`${at}mistakes.${i}.belief`} label="Belief behind it" />
            <TextField name={`${at}mistakes.${i}.why`} label="Feedback on it" />
          </div>
        ))}
      </Group>
    </>
  );
}
