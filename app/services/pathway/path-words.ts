import type { Catalog } from "#app/catalog/catalog.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { skillId } from "#app/engine/kernel/ids.ts";
import type { ChangeCause, PathChange, PathError } from "#app/engine/pathway/personal-path.ts";

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "3 Dec 2026": the same in every answer, whatever the machine speaks. */
export const dayInWords = (day: PlainDate): string => DAY.format(new Date(`${day}T00:00:00Z`));

/** What stands in the way of a path, and what to do about it. */
export function problemInWords(error: PathError, catalog: Catalog): string {
  switch (error.kind) {
    case "no-hours":
      return `${String(error.hoursPerWeek)} hours a week leave no time to learn. Nothing was changed. Choose between a quarter of an hour and 60 hours.`;
    case "starts-in-the-past":
      return `${dayInWords(error.startsOn)} is over. Nothing was changed. Choose today or a later day to begin.`;
    case "due-in-the-past":
      return `${dayInWords(error.dueOn)} is over, so nothing can be ready by then. Nothing was changed. Choose a later date.`;
    case "due-before-start":
      return `The path would end on ${dayInWords(error.dueOn)}, before it begins on ${dayInWords(error.startsOn)}. Nothing was changed. Choose a later end or an earlier beginning.`;
    case "circle":
      return `The learning content contradicts itself: ${error.levels
        .map(({ skillId: id, level }) => `${nameOf(catalog, id)} level ${String(level)}`)
        .join(
          ", then ",
        )} each ask for the next. Nothing was changed. Whoever looks after the content has to mend this.`;
    case "no-time":
      return "With these absences and hours the path would take more than ten years. Nothing was changed. Choose more hours a week or fewer absences.";
  }
}

/** One line for one change of a path, from the numbers that decided. */
export function changeInWords({ kind, title, because, to }: PathChange, catalog: Catalog): string {
  const reason = because === null ? "" : `: ${causeInWords(because, catalog)}`;
  switch (kind) {
    case "step-dropped":
      return `“${title}” is no longer in the path${reason}`;
    case "step-added":
      return `“${title}” is new in the path${reason}`;
    case "step-moved":
      return `“${title}” is now due ${to === null ? "later" : `on ${dayInWords(to)}`}${reason}`;
    case "kept":
      return `“${title}” stays as it is${reason}`;
  }
}

function causeInWords(cause: ChangeCause, catalog: Catalog): string {
  switch (cause.kind) {
    case "done":
      return "it is done";
    case "proven":
      return `${nameOf(catalog, cause.skillId)} is proven, ${chances(cause)}`;
    case "fell":
      return `${nameOf(catalog, cause.skillId)} is less certain than before, ${chances(cause)}`;
    case "requirement":
      return `the role asks for level ${String(cause.now)} of ${nameOf(catalog, cause.skillId)}, before for ${String(cause.before)}`;
    case "retired":
      return "it is no longer offered";
    case "replaces":
      return cause.keys.length === 1 ? "it takes the place of a step" : "it takes the place of other steps";
    case "swapped-away":
      return "you swapped it";
    case "swapped-in":
      return "you chose it";
    case "postponed":
      return `you put it off until ${dayInWords(cause.until)}`;
    case "shorter-way":
      return `the path is ${String(Math.round(Math.abs(cause.minutes)))} minutes shorter this way`;
    case "hours":
      return `${String(cause.now)} hours a week, before ${String(cause.before)}`;
    case "order":
      return "what comes before it changed";
  }
}

const nameOf = (catalog: Catalog, id: string): string => catalog.skillById.get(skillId(id))?.name ?? id;

const percent = (share: number): string => `${String(Math.round(100 * share))} %`;
const chances = ({ before, now }: { readonly before: number; readonly now: number }): string =>
  `the chance of being at the level went from ${percent(before)} to ${percent(now)}`;
