/**
 * The CSV format of items: a head row and one row an item. A scenario has one row for its case and below it one row for each
 * decision, with the same id and its number in "part". Columns may stand in any order; those left out count as empty.
 *
 * option_a … option_z   options, steps, things to match or labels of places, in the order of their letters unless "order" names another
 * why_x, belief_x       feedback on x, and the mistaken belief that leads to x
 * matches_x             letter of what x is matched with; offered_x and offered_belief_x are what is offered
 * place_x               where x lies in the picture: "circle 0.5 0.5 0.1" (middle, radius), "rectangle 0.1 0.1 0.4 0.3" (left, top,
 *                       right, bottom) or "polygon 0.1 0.1 0.4 0.1 0.2 0.5", in shares of width and height
 * key                   letters of what is right ("b", "a c"), for steps their right order, for a number the number
 * inputs, units         "stopCost = 6000; missCost = 90000", "kW = 1; W = 0.001"
 * mistakes              one line each: formula | result | belief | feedback
 * calculations          one line each: of what | inputs | formula | result | tolerance
 * sources               one line each: name | edition | used for
 *
 * Inside lists a bar, a semicolon and a backslash of the text are written \| \; \\.
 */
export const ITEM_COLUMNS = [
  "id",
  "part",
  "type",
  "title",
  "skill",
  "level",
  "area",
  "objective",
  "cognitive",
  "sector",
  "roles",
  "safety",
  "seconds",
  "status",
  "situation",
  "news",
  "question",
  "figure",
  "figure_alt",
  "key",
  "order",
  "offered_order",
  "categories",
  "inputs",
  "formula",
  "unit",
  "tolerance",
  "rounding",
  "units",
  "why",
  "mistakes",
  "calculations",
  "sources",
  "difficulty",
  "difficulty_sd",
  "discrimination",
  "guessing",
] as const;

export const LETTER_COLUMNS = ["option", "why", "belief", "matches", "place", "offered", "offered_belief"] as const;

const LETTERED = new RegExp(`^(?:${LETTER_COLUMNS.join("|")})_[a-z]$`);

/** True for a column of this format. */
export const isItemColumn = (name: string): boolean =>
  (ITEM_COLUMNS as readonly string[]).includes(name) || LETTERED.test(name);
