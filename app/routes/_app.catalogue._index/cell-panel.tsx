import type { CellContent } from "#app/services/catalogue/load-catalogue.server.ts";
import { formatChange, formatDate, formatQuantity } from "#app/ui/format.ts";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";

interface CellPanelProps {
  readonly cell: CellContent;
  /** Questions are shown with their keys to authors alone. */
  readonly mayWrite: boolean;
}

/** The lessons and questions behind one cell of the matrix. */
export function CellPanel({ cell, mayWrite }: CellPanelProps) {
  const locale = useLocale();
  const { skill, level, lessons, items } = cell;
  return (
    <Panel
      title={`${skill.name}, level ${String(level)}`}
      action={
        <TextLink stay to="/catalogue">
          Close
        </TextLink>
      }
    >
      <div className="grid gap-6 md:grid-cols-2">
        <div>
          <h3 className="text-14 font-semibold">Lessons</h3>
          {lessons.length === 0 && <p className="mt-1 text-14 text-ink-muted">None leads to this level.</p>}
          <ul className="mt-1 space-y-2 text-14">
            {lessons.map((lesson) => (
              <li key={lesson.id}>
                <TextLink to={`/catalogue/lessons/${lesson.id}`}>{lesson.title}</TextLink>
                <span className="numerals block text-ink-muted">
                  {lesson.minutes} min; reviewed {formatDate(locale, lesson.reviewedOn)};{" "}
                  {lesson.completed === 1 ? "done by 1 person" : `done by ${String(lesson.completed)} people`}
                </span>
                <span className="numerals block text-ink-muted">
                  {lesson.gain === null
                    ? "Gain not measured: too few were checked before and after it"
                    : `${formatChange(locale, lesson.gain.levels)} levels from the check before to the check after, ${formatQuantity(locale, lesson.gain.people, "person", "people")}; what else they learned meanwhile counts too`}
                </span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <h3 className="text-14 font-semibold">Questions</h3>
          {items.length === 0 && <p className="mt-1 text-14 text-ink-muted">None measures this level.</p>}
          <ul className="mt-1 space-y-1 text-14">
            {items.map((item) => (
              <li key={item.id}>
                {mayWrite ? <TextLink to={`/items/${item.id}`}>{item.title}</TextLink> : item.title}
                <span className="text-ink-muted">
                  {" "}
                  {item.type}, {item.status === "live" ? "in use" : "on trial"}
                </span>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </Panel>
  );
}
