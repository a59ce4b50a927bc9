import { CircleHelp, Target } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { Sector } from "#app/catalog/catalog.ts";
import type { LessonBlocks } from "#app/catalog/lessons/lesson-schemas.ts";
import type { LessonPartView, LessonView } from "#app/catalog/lessons/lesson-view.ts";
import type { QuestionFeedback } from "#app/catalog/lessons/question-feedback.ts";
import type { Answer } from "#app/engine/measurement/answer-key.ts";
import type { FigureUrl } from "../question/question-props.ts";
import { Calculator } from "./calculator.tsx";
import { CoachingCard } from "./coaching-card.tsx";
import { FadedExample } from "./faded-example.tsx";
import { FailureStory } from "./failure-story.tsx";
import { LessonBlock } from "./lesson-block.tsx";
import { LessonCheckForm, type LessonCheckProps } from "./lesson-check-form.tsx";
import { LessonFigure } from "./lesson-figure.tsx";
import { PracticeQuestion } from "./practice-question.tsx";
import { Prose } from "./prose.tsx";
import { RetrievalCards } from "./retrieval-cards.tsx";
import { Situation } from "./situation.tsx";
import { WorkedExample } from "./worked-example.tsx";

export interface LessonBodyProps {
  readonly lesson: LessonView;
  /** Where the reader works. */
  readonly sector: Sector;
  readonly locale: string;
  readonly figureUrl: FigureUrl;
  /** Practice answered on an earlier visit, by question. */
  readonly answered?: Readonly<Record<string, Answer>>;
  /** A practice question was checked; nothing about it counts. */
  readonly onPractice?: (id: string, answer: Answer, feedback: QuestionFeedback) => void;
  /** The lesson-check: where its answers go and what came back. */
  readonly check: LessonCheckProps;
  /** Shown when a question on what must be known before went wrong: where to learn it. */
  readonly learnFirst?: ReactNode;
}

/** A lesson from its situation to what it leaves out. */
export function LessonBody(props: LessonBodyProps) {
  return (
    <div className="flex flex-col gap-6">
      {props.lesson.parts.map((part, position) => (
        <Part key={position} part={part} {...props} />
      ))}
    </div>
  );
}

function Part({ part, ...props }: LessonBodyProps & { readonly part: LessonPartView }) {
  const { lesson, sector, locale, figureUrl, answered, onPractice, check } = props;
  switch (part.kind) {
    case "prose":
      return <Prose markdown={part.markdown} />;
    case "situation":
      return <Situation block={part.block} sector={sector} home={lesson.front.sector} />;
    case "prerequisite-check":
      return <BeforeYouStart block={part.block} figureUrl={figureUrl} learnFirst={props.learnFirst} />;
    case "worked-example":
      return <WorkedExample block={part.block} />;
    case "faded-example":
      return <FadedExample block={part.block} />;
    case "practice":
      return (
        <LessonBlock label="Practice" icon={Target} tone="do" {...titled(part.block.title)}>
          <PracticeQuestion
            question={part.block}
            name={`practice.${part.block.id}`}
            figureUrl={figureUrl}
            answered={answered?.[part.block.id]}
            onAnswer={(answer, feedback) => onPractice?.(part.block.id, answer, feedback)}
          />
        </LessonBlock>
      );
    case "calculation":
      return <Calculator block={part.block} locale={locale} />;
    case "figure":
      return <LessonFigure block={part.block} figureUrl={figureUrl} />;
    case "failure-story":
      return <FailureStory block={part.block} />;
    case "lesson-check":
      return <LessonCheckForm questions={part.questions} figureUrl={figureUrl} {...check} />;
    case "retrieval":
      return <RetrievalCards block={part.block} />;
    case "coaching":
      return <CoachingCard block={part.block} />;
  }
}

const titled = (title: string | undefined) => (title === undefined ? {} : { title });

interface BeforeYouStartProps {
  readonly block: LessonBlocks["prerequisite-check"];
  readonly figureUrl: FigureUrl;
  readonly learnFirst: ReactNode;
}

/** One or two questions on what this lesson builds on; a wrong answer shows where to learn it. */
function BeforeYouStart({ block, figureUrl, learnFirst }: BeforeYouStartProps) {
  const [missed, setMissed] = useState(false);
  return (
    <LessonBlock label="Two minutes before you start" icon={CircleHelp} tone="do" title="What this lesson builds on">
      <div className="flex flex-col gap-8">
        {block.questions.map((question, number) => (
          <div key={number}>
            <PracticeQuestion
              question={question}
              name={`before.${number}`}
              figureUrl={figureUrl}
              onAnswer={(_, feedback) => {
                if (feedback.verdict !== "right") setMissed(true);
              }}
            />
          </div>
        ))}
      </div>
      {missed && learnFirst !== undefined && (
        <div role="status" className="mt-4 border-t border-line pt-3">
          {learnFirst}
        </div>
      )}
    </LessonBlock>
  );
}
