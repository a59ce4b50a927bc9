/** One number that can be typed into an address or a form. */
export interface NumberField {
  readonly key: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly whole?: true;
  /** Used where nothing, or nothing that can be used, was typed. */
  readonly usual: number;
}

/** The number, and a sentence where what was typed cannot be used. */
export function readNumber(field: NumberField, typed: string | null): { value: number; note: string | null } {
  const { label, low, high, whole, usual } = field;
  if (typed === null || typed.trim() === "") return { value: usual, note: null };
  const value = Number(typed.trim().replace(",", "."));
  const fits = Number.isFinite(value) && value >= low && value <= high && (whole !== true || Number.isInteger(value));
  if (fits) return { value, note: null };
  const kind = whole === true ? "a whole number" : "a number";
  const note = `${label}: "${typed.trim().slice(0, 20)}" cannot be used. Give ${kind} from ${String(low)} to ${String(high)}; ${String(usual)} is used here.`;
  return { value: usual, note };
}

/** All fields of an address, with what had to be put right. */
export function readNumbers<Key extends string>(
  fields: readonly (NumberField & { readonly key: Key })[],
  search: URLSearchParams,
): { readonly values: Readonly<Record<Key, number>>; readonly notes: readonly string[] } {
  const read = fields.map((field) => ({ key: field.key, ...readNumber(field, search.get(field.key)) }));
  return {
    values: Object.fromEntries(read.map(({ key, value }) => [key, value])) as Record<Key, number>,
    notes: read.flatMap(({ note }) => note ?? []),
  };
}
