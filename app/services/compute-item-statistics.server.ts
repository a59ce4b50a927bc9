import { answerKeyOf } from "#app/catalog/items/bank-item.ts";
import { itemFile, type ItemFile } from "#app/catalog/items/item-schemas.ts";
import { itemRow } from "#app/catalog/items/library-item.ts";
import {
  listAnsweredSkills,
  loadAnswerLog,
  loadExposure,
  saveItemStatistics,
  type LoggedAnswer,
} from "#app/data/item-answers.server.ts";
import { sendJob } from "#app/data/jobs.server.ts";
import { loadAllWords, type WordsOfVersion } from "#app/data/item-authoring.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import type { Answer } from "#app/engine/measurement/answer-key.ts";
import { now } from "#app/platform/clock.server.ts";
import { analyseItems } from "./analyse-items.ts";
import type { AnalysedAnswer, AnalysedItem } from "./analysed-item.ts";
import { measuredPart } from "./item-words.server.ts";

const YEAR_MS = 365 * 86_400_000;

/**
 * Computes the statistics and the calibration of every item that was given, skill by skill, and keeps them. What they say
 * changes no item's state: a named person decides. Returns the number of items.
 */
export async function computeItemStatistics(org: OrgId): Promise<number> {
  const at = now();
  let items = 0;
  for (const skillId of await listAnsweredSkills(org)) {
    items += await computeSkill(org, skillId, at);
    // a page that waits gets its turn between two skills
    await new Promise((resolve) => setImmediate(resolve));
  }
  return items;
}

async function computeSkill(org: OrgId, skillId: string, at: Date): Promise<number> {
  const versions = await loadAllWords(org, skillId);
  const log = await loadAnswerLog(org, skillId);
  const exposure = await loadExposure(org, skillId, new Date(at.getTime() - YEAR_MS));
  const present = versions.flatMap(({ itemId, body, isPresent }) => {
    const whole = isPresent ? itemFile.safeParse(body) : null;
    return whole?.success === true ? [{ itemId, file: whole.data }] : [];
  });
  const alike = comparableVersions(versions);
  const answers = log.filter(({ itemId, itemVersion }) => alike.has(`${itemId} ${itemVersion}`)).map(toAnswer);
  const analysis = analyseItems(
    present.map(({ file }) => analysed(file)),
    answers,
    exposure,
  );
  await saveItemStatistics(org, analysis, at);
  return analysis.length;
}

/** Versions whose answers mean the same as those of the present one: key and numbers are equal. */
function comparableVersions(versions: readonly WordsOfVersion[]): ReadonlySet<string> {
  const measured = new Map<string, string>();
  const parts = versions.flatMap(({ itemId, version, body, isPresent }) => {
    const whole = itemFile.safeParse(body);
    if (!whole.success) return [];
    const part = measuredPart(whole.data);
    if (isPresent) measured.set(itemId, part);
    return [{ itemId, version, part }];
  });
  return new Set(
    parts.flatMap(({ itemId, version, part }) => (measured.get(itemId) === part ? [`${itemId} ${version}`] : [])),
  );
}

/** Answers were scored when they were given, so the score is as good as the version. */
const toAnswer = (logged: LoggedAnswer): AnalysedAnswer => ({ ...logged, answer: logged.answer as Answer });

function analysed(file: ItemFile): AnalysedItem {
  const { difficulty, guessing, steps } = itemRow(file);
  return {
    id: file.id,
    key: answerKeyOf(file),
    expectedSeconds: file.seconds,
    expert: { difficulty, guessing, steps },
  };
}

/** Asks for the statistics of an organisation; a request that waits already is enough. */
export async function requestItemStatistics(org: OrgId): Promise<void> {
  await sendJob("items.compute", { orgId: org });
}
