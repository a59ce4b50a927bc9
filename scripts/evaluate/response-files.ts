import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** Lines of a text file, plain or gzipped, without empty ones. */
export function readLines(path: string): string[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString("utf8");
  return text.split(/\r?\n/).filter((line) => line !== "");
}

/** One answer as it stands in a response file. */
export interface ResponseRow {
  readonly user: string;
  readonly seq: string;
  readonly item: string;
  readonly skills: readonly string[];
  readonly correct: number;
  /** Seconds from any origin; null where the file has no clock times. */
  readonly seconds: number | null;
}

/** The answers of a response file (`user_id,seq,item_id,skill_ids,correct[,timestamp_s]`), person after person by seq. */
export function readResponses(path: string): ResponseRow[][] {
  const [head = "", ...lines] = readLines(path);
  const names = head.split(",");
  const column = (name: string): number => {
    const index = names.indexOf(name);
    if (index < 0) throw new Error(`${path}: column ${name} is missing.`);
    return index;
  };
  const [user, seq, item, skills, correct] = [
    column("user_id"),
    column("seq"),
    column("item_id"),
    column("skill_ids"),
    column("correct"),
  ];
  const seconds = names.indexOf("timestamp_s");
  const people = new Map<string, ResponseRow[]>();
  lines.forEach((line, index) => {
    const cells = line.split(",");
    const cell = (at: number): string => cells[at] ?? "";
    const outcome = cell(correct);
    const moment = seconds < 0 ? null : Number(cell(seconds));
    if ((outcome !== "0" && outcome !== "1") || !(Number(cell(seq)) > 0) || (moment !== null && Number.isNaN(moment)))
      throw new Error(`${path}: line ${index + 2} is not an answer: "${line}".`);
    const row: ResponseRow = {
      user: cell(user),
      seq: cell(seq),
      item: cell(item),
      skills: cell(skills).split(";"),
      correct: Number(outcome),
      seconds: moment,
    };
    const own = people.get(row.user);
    if (own === undefined) people.set(row.user, [row]);
    else own.push(row);
  });
  return [...people.values()].map((rows) => rows.sort((left, right) => Number(left.seq) - Number(right.seq)));
}
