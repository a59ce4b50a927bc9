/** How hard a text is to read. */
export interface Readability {
  readonly sentences: readonly string[];
  /** Words of the longest sentence. */
  readonly longest: number;
  /** Words a sentence on average. */
  readonly mean: number;
  /** Flesch-Kincaid grade: school years needed (Kincaid et al. 1975), from counted vowel groups. */
  readonly grade: number;
}

/** Counts words, sentences and vowel groups of English prose. A dot inside a number ends no sentence. */
export function readability(text: string): Readability {
  const sentences = text
    .split(/(?<=[.!?])\s+(?=["“(]?[A-Z0-9])/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
  const counts = sentences.map((sentence) => wordsOf(sentence).length);
  const words = wordsOf(text);
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  const mean = words.length / Math.max(1, sentences.length);
  return {
    sentences,
    longest: Math.max(0, ...counts),
    mean,
    grade: words.length === 0 ? 0 : 0.39 * mean + 11.8 * (syllables / words.length) - 15.59,
  };
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[A-Za-z0-9][A-Za-z0-9'’./-]*/g) ?? [];
}

/** Vowel groups, a silent final e left out; a number or an abbreviation counts as one. */
function syllablesOf(word: string): number {
  if (!/[a-z]/.test(word)) return 1;
  const bare = word.toLowerCase().replace(/(?<=[^aeiouyl])es?$|(?<=[^aeiouytd])ed$/, "");
  return Math.max(1, bare.match(/[aeiouy]+/g)?.length ?? 1);
}
