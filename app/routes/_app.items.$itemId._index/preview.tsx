import { useState } from "react";
import type { ItemReading, PreviewedQuestion } from "#app/services/load-item.server.ts";
import { Panel } from "#app/ui/panel.tsx";
import { QuestionInput } from "#app/ui/question/question-input.tsx";
import { QuestionStem } from "#app/ui/question/question-stem.tsx";
import { Badge } from "#app/ui/status-badge.tsx";

type Item = Pick<ItemReading, "id" | "situation" | "questions" | "type" | "objective">;

/** The question as a learner sees it, and beside it what only authors see. */
export function Preview({ item }: { readonly item: Item }) {
  return (
    <div className="grid gap-6 xl:grid-cols-2">
      <Panel title="As a learner sees it" description="Try it: nothing is kept.">
        <p className="max-w-[68ch] text-16">{item.situation}</p>
        <div className="mt-4 flex flex-col gap-8">
          {item.questions.map((question, index) => (
            <TriedQuestion key={index} id={item.id} name={`preview-${index}`} question={question} />
          ))}
        </div>
      </Panel>
      <Panel title="Key, feedback and beliefs" description={item.objective}>
        <div className="flex flex-col gap-6">
          {item.questions.map((question, index) => (
            <section key={index}>
              {item.questions.length > 1 && <h3 className="mb-2 text-14 font-semibold">Decision {index + 1}</h3>}
              <KeyList lines={question.key} />
            </section>
          ))}
        </div>
      </Panel>
    </div>
  );
}

interface TriedQuestionProps {
  readonly id: string;
  readonly name: string;
  readonly question: PreviewedQuestion;
}

function TriedQuestion({ id, name, question: { view } }: TriedQuestionProps) {
  const [answer, setAnswer] = useState<Parameters<typeof QuestionInput>[0]["value"]>(null);
  const figureUrl = (file: string) => `/items/${id}/${file}`;
  return (
    <div>
      <QuestionStem question={view} figureUrl={figureUrl} />
      <div className="mt-4">
        <QuestionInput question={view} value={answer} onChange={setAnswer} name={name} figureUrl={figureUrl} />
      </div>
    </div>
  );
}

function KeyList({ lines }: { readonly lines: PreviewedQuestion["key"] }) {
  if (lines.length === 0) return <p className="text-14 text-ink-muted">No options yet.</p>;
  return (
    <ul className="flex flex-col divide-y divide-line">
      {lines.map((line, index) => (
        <li key={index} className="flex gap-3 py-3 first:pt-0">
          <span className="numerals w-5 shrink-0 text-14 font-semibold text-ink-muted">{line.label}</span>
          <div className="min-w-0 flex-1 text-14">
            <p className="flex flex-wrap items-center gap-2 text-16">
              {line.text}
              {line.right && <Badge tone="ready">Right</Badge>}
            </p>
            {line.why !== "" && <p className="mt-1 text-ink-muted">{line.why}</p>}
            {line.belief !== null && <p className="mt-1 text-ink-muted italic">Belief: {line.belief}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
