import type { RoleId } from "#app/engine/kernel/ids.ts";

/** A role with every text by which a job title may resemble it. */
export interface RoleNames {
  readonly id: RoleId;
  readonly name: string;
  readonly texts: readonly string[];
}

/** A proposal and what it rests on: the text that resembles the title most and the words they share. */
export interface TitleSuggestion {
  readonly roleId: RoleId;
  readonly roleName: string;
  /** 0…1: shared weight over total weight of both texts (weighted Jaccard). */
  readonly similarity: number;
  readonly text: string;
  readonly sharedWords: readonly string[];
}

/** Below this a resemblance is chance: a lone common word such as "technician" stays under it. */
const SUGGESTION_THRESHOLD = 0.4;

const IGNORED = new Set([
  "and",
  "of",
  "the",
  "for",
  "in",
  "to",
  "a",
  "an",
  "und",
  "der",
  "die",
  "das",
  "de",
  "la",
  "le",
  "et",
  "y",
]);

/** Words of a title in a comparable form: lower case, plural s removed, short forms spelled out, codes left out. */
function titleWords(text: string): readonly string[] {
  const words = text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter((word) => word.length > 1 && !/\d/.test(word) && !IGNORED.has(word)).map(stem))];
}

const SHORT_FORMS: Readonly<Record<string, string>> = {
  sr: "senior",
  jr: "junior",
  mgr: "manager",
  eng: "engineer",
  tech: "technician",
  ops: "operation",
};

function stem(word: string): string {
  const spelled = SHORT_FORMS[word] ?? word;
  return spelled.length > 4 && spelled.endsWith("s") && !spelled.endsWith("ss") ? spelled.slice(0, -1) : spelled;
}

/**
 * A function that gives the roles a title resembles, best first, at most `limit`. Words weigh by rarity over all role
 * texts (log((1 + n) / (1 + count)) + 1), so that "technician" says less than "maintenance". O(texts × words) per title.
 */
export function createTitleMatcher(
  roles: readonly RoleNames[],
): (title: string, limit?: number) => readonly TitleSuggestion[] {
  const texts = roles.flatMap((role) => role.texts.map((text) => ({ role, text, words: titleWords(text) })));
  const counts = new Map<string, number>();
  for (const { words } of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weight = (word: string): number => Math.log((1 + texts.length) / (1 + (counts.get(word) ?? 0))) + 1;
  const total = (words: readonly string[]): number => words.reduce((sum, word) => sum + weight(word), 0);

  return (title, limit = 3) => {
    const words = titleWords(title);
    const own = new Set(words);
    const best = new Map<RoleId, TitleSuggestion>();
    for (const { role, text, words: theirs } of texts) {
      const sharedWords = theirs.filter((word) => own.has(word));
      const shared = total(sharedWords);
      const similarity = shared === 0 ? 0 : shared / (total(words) + total(theirs) - shared);
      if (similarity < SUGGESTION_THRESHOLD || similarity <= (best.get(role.id)?.similarity ?? 0)) continue;
      best.set(role.id, { roleId: role.id, roleName: role.name, similarity, text, sharedWords });
    }
    return [...best.values()]
      .sort((one, other) => other.similarity - one.similarity || (one.roleId < other.roleId ? -1 : 1))
      .slice(0, limit);
  };
}
