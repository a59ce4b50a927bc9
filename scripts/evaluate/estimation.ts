import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { fitAnswerPredictor, predictPerson } from "#app/engine/proficiency/prediction/answer-predictor.ts";
import { FOLDS, FULL_PREDICTION } from "#app/engine/proficiency/prediction/prediction-settings.ts";
import type { PredictionSettings } from "#app/engine/proficiency/prediction/prediction-settings.ts";
import { createItemSkills } from "#app/engine/proficiency/prediction/response-log.ts";
import type { ItemSkills, ResponseLog } from "#app/engine/proficiency/prediction/response-log.ts";
import { areaUnderCurve, calibrationError, logLoss, logLossInterval } from "./prediction-scores.ts";
import { readLines, readResponses } from "./response-files.ts";
import type { ResponseRow } from "./response-files.ts";

// Answers of people never seen in training, predicted one step ahead by the product's own state and logistic layer.

const SECONDS_PER_DAY = 86400;
const FIRST_ANSWERS = 10;

const options = {
  train: { type: "string" },
  test: { type: "string" },
  skills: { type: "string" },
  out: { type: "string" },
  without: { type: "string" },
} as const;

interface Arguments {
  readonly train: string;
  readonly test: string;
  readonly skills: string;
  readonly out: string;
  readonly settings: PredictionSettings;
}

function readArguments(args: readonly string[]): Arguments {
  const { values } = parseArgs({ args: [...args], options });
  const { train, test, skills, out } = values;
  if (train === undefined || test === undefined || skills === undefined || out === undefined)
    throw new Error("Name the files with --train, --test, --skills and --out.");
  const without = values.without === undefined ? [] : values.without.split(",");
  const unknown = without.find((part) => !(part in FULL_PREDICTION));
  if (unknown !== undefined) throw new Error(`--without names forgetting, recency or covariance, not "${unknown}".`);
  const settings = {
    forgetting: !without.includes("forgetting"),
    recency: !without.includes("recency"),
    covariance: !without.includes("covariance"),
  };
  return { train, test, skills, out, settings };
}

interface Numbering {
  readonly itemSkills: ItemSkills;
  readonly itemNumbers: ReadonlyMap<string, number>;
}

/** Numbers skills in the order of the skill file, items in the order they first appear. */
function numberItems(skillsPath: string, people: readonly (readonly ResponseRow[])[]): Numbering {
  const [, ...lines] = readLines(skillsPath);
  const skillNumbers = new Map(lines.map((line, index) => [line.split(",")[0] ?? "", index]));
  const itemNumbers = new Map<string, number>();
  const lists: number[][] = [];
  for (const rows of people)
    for (const { item, skills } of rows) {
      if (itemNumbers.has(item)) continue;
      itemNumbers.set(item, lists.length);
      lists.push(
        skills.map((skill) => {
          const index = skillNumbers.get(skill);
          if (index === undefined) throw new Error(`${skillsPath} has no skill "${skill}", which item ${item} needs.`);
          return index;
        }),
      );
    }
  return { itemSkills: createItemSkills(skillNumbers.size, lists), itemNumbers };
}

function toLog(people: readonly (readonly ResponseRow[])[], itemNumbers: ReadonlyMap<string, number>): ResponseLog {
  const rows = people.flat();
  const starts = new Int32Array(people.length + 1);
  people.forEach((own, person) => {
    starts[person + 1] = (starts[person] ?? 0) + own.length;
  });
  return {
    starts,
    items: Int32Array.from(rows, (row) => itemNumbers.get(row.item) ?? 0),
    correct: Uint8Array.from(rows, (row) => row.correct),
    days: rows.some((row) => row.seconds === null)
      ? null
      : Float64Array.from(rows, (row) => (row.seconds ?? 0) / SECONDS_PER_DAY),
  };
}

/** The cross-fitting fold of a person: by name, so that it never depends on who else is in the file. */
function foldOf(user: string): number {
  return createHash("sha256").update(`fold:${user}`).digest().readUInt32BE(0) % FOLDS;
}

export function runEstimation(args: readonly string[]): Promise<boolean> {
  const started = performance.now();
  const { train, test, skills, out, settings } = readArguments(args);
  const [trainPeople, testPeople] = [readResponses(train), readResponses(test)];
  const { itemSkills, itemNumbers } = numberItems(skills, [...trainPeople, ...testPeople]);
  const folds = Uint8Array.from(trainPeople, ([row]) => foldOf(row?.user ?? ""));
  const predictor = fitAnswerPredictor(itemSkills, toLog(trainPeople, itemNumbers), folds, settings);
  const log = toLog(testPeople, itemNumbers);
  const walkStarted = performance.now();
  const predictions = testPeople.map((_, person) => predictPerson(predictor, log, person));
  const walkMilliseconds = performance.now() - walkStarted;
  const scored = testPeople.map((rows, person) =>
    rows.map(({ user, seq, correct }, row) => {
      const probability = predictions[person]?.[row] ?? Number.NaN;
      return { user, seq, correct, probability };
    }),
  );
  const all = scored.flat();
  const lines = ["user_id,seq,probability", ...all.map((row) => `${row.user},${row.seq},${row.probability}`)];
  writeFileSync(out, `${lines.join("\n")}\n`);
  const summary = {
    rows: all.length,
    auc: areaUnderCurve(all),
    logLoss: logLoss(all),
    ece: calibrationError(all),
    aucFirst10: areaUnderCurve(all.filter(({ seq }) => Number(seq) <= FIRST_ANSWERS)),
    logLossInterval: logLossInterval(scored),
    secondsTotal: (performance.now() - started) / 1000,
    microsecondsPerUpdate: (walkMilliseconds * 1000) / all.length,
  };
  console.log(JSON.stringify(summary));
  return Promise.resolve(true);
}
