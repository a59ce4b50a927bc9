import { createRequire } from "node:module";

/** Two weights are enough: text and what stands out. */
export type Weight = 400 | 600;

const SCRIPTS = ["latin", "latin-ext", "greek", "cyrillic", "vietnamese"] as const;
type Script = (typeof SCRIPTS)[number];

const require = createRequire(import.meta.url);

/** The web font's files hold one script each, so a text may need several. A document reads only those that it uses. */
const fontName = (script: Script, weight: Weight): string => `plex-${script}-${String(weight)}`;

export const FONT_FILES: ReadonlyMap<string, string> = new Map(
  SCRIPTS.flatMap((script) =>
    ([400, 600] as const).map((weight) => [
      fontName(script, weight),
      require.resolve(`@fontsource/ibm-plex-sans/files/ibm-plex-sans-${script}-${String(weight)}-normal.woff`),
    ]),
  ),
);

/** Signs that no file holds, in signs that they hold. */
const SPELLED: Readonly<Record<string, string>> = { "→": "–", "≥": "at least", "≤": "at most", "✓": "yes" };

/** Text of one font. */
export interface FontRun {
  readonly font: string;
  readonly text: string;
}

/** A text in the runs that its scripts need; what no file can show is a question mark. */
export function fontRuns(text: string, weight: Weight): readonly FontRun[] {
  const runs: { font: string; text: string }[] = [];
  for (const sign of Array.from(text.normalize("NFC"), (character) => SPELLED[character] ?? character)) {
    const script = scriptOf(sign.codePointAt(0) ?? 0);
    const font = fontName(script ?? "latin", weight);
    const shown = script === null ? "?" : sign;
    const last = runs.at(-1);
    if (last?.font === font) last.text += shown;
    else runs.push({ font, text: shown });
  }
  return runs;
}

/** By the Unicode ranges that the font package states for its files; null: none of them. */
function scriptOf(code: number): Script | null {
  if (code <= 0xff || (code >= 0x2000 && code <= 0x206f) || LATIN_SIGNS.has(code)) return "latin";
  if (code <= 0x2ff || (code >= 0x1e00 && code <= 0x1e9f) || (code >= 0x20a0 && code <= 0x20c0)) return "latin-ext";
  if (code >= 0x1ea0 && code <= 0x1ef9) return "vietnamese";
  if (code >= 0x370 && code <= 0x3ff) return "greek";
  return code >= 0x400 && code <= 0x45f ? "cyrillic" : null;
}

const LATIN_SIGNS: ReadonlySet<number> = new Set([0x131, 0x152, 0x153, 0x2c6, 0x2da, 0x2dc, 0x20ac, 0x2122, 0x2212]);
