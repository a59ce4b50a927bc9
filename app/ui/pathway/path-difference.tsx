import { formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import type { Difference } from "./path-types.ts";
import { durationInWords } from "./words.ts";

/** What confirming would change: the end, the minutes, and each step that comes, goes or moves. */
export function PathDifference({ difference }: { readonly difference: Difference }) {
  const locale = useLocale();
  const { finishesOn, minutes, changes } = difference;
  const day = (date: typeof finishesOn.before) => (date === null ? "nothing to do" : formatDate(locale, date));
  return (
    <div className="flex flex-col gap-3">
      <table className="w-full max-w-xl text-14">
        <caption className="sr-only">Before and after</caption>
        <thead>
          <tr className="text-left text-12 text-ink-muted">
            <th scope="col" className="py-1 font-medium">
              <span className="sr-only">What</span>
            </th>
            <th scope="col" className="py-1 font-medium">
              Now
            </th>
            <th scope="col" className="py-1 font-medium">
              After the change
            </th>
          </tr>
        </thead>
        <tbody className="numerals">
          <tr className="border-t border-line">
            <th scope="row" className="py-2 text-left font-medium">
              Ends
            </th>
            <td>{day(finishesOn.before)}</td>
            <td className="font-semibold">{day(finishesOn.after)}</td>
          </tr>
          <tr className="border-t border-line">
            <th scope="row" className="py-2 text-left font-medium">
              Time
            </th>
            <td>{durationInWords(minutes.before)}</td>
            <td className="font-semibold">{durationInWords(minutes.after)}</td>
          </tr>
        </tbody>
      </table>
      {changes.length > 0 && (
        <ul className="flex list-disc flex-col gap-1 pl-5 text-14">
          {changes.slice(0, 12).map(({ key, words }) => (
            <li key={`${key} ${words}`}>{words}</li>
          ))}
          {changes.length > 12 && <li>and {changes.length - 12} more</li>}
        </ul>
      )}
    </div>
  );
}
