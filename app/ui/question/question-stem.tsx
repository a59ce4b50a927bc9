import type { QuestionView } from "#app/catalog/items/question-view.ts";
import type { FigureUrl } from "./question-props.ts";

interface QuestionStemProps {
  readonly question: QuestionView;
  readonly figureUrl: FigureUrl;
}

/** The case before the question: situation, what has just arrived, picture. A hotspot draws its picture itself. */
export function QuestionStem({ question, figureUrl }: QuestionStemProps) {
  const { situation, news, figure, type } = question;
  return (
    <>
      {situation !== null && <p className="max-w-[68ch] text-16">{situation}</p>}
      {news !== null && (
        <p className="mt-3 max-w-[68ch] border-l-[3px] border-line-strong py-0.5 pl-4 text-16 first:mt-0">{news}</p>
      )}
      {figure !== null && type !== "hotspot" && (
        <img
          src={figureUrl(figure.file)}
          alt={figure.alt}
          className="mt-4 block h-auto w-full max-w-[40rem] scheme-light rounded-control border border-line bg-surface"
        />
      )}
    </>
  );
}
