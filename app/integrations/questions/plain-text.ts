import type { GiftText } from "./gift-schema.ts";

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** The words of a GIFT text. Items hold plain text, so mark-up goes; `lost` says so. */
export function plainText({ format, text }: GiftText): { readonly text: string; readonly lost: boolean } {
  if (format !== "html" && !(format === "moodle" && /<\/?[a-z][^<>]{0,200}>/i.test(text))) return { text, lost: false };
  const plain = text
    .replace(/<!--[^]*?-->/g, " ")
    .replace(/<\/?[a-z!][^<>]*>/gi, " ")
    .replace(/&(#\d{1,6}|[a-z]{2,6});/gi, (whole, name: string) => entity(name) ?? whole)
    .replace(/\s+/g, " ")
    .trim();
  return { text: plain, lost: plain !== text.trim() };
}

function entity(name: string): string | undefined {
  if (!name.startsWith("#")) return ENTITIES[name.toLowerCase()];
  const code = Number(name.slice(1));
  return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : undefined;
}

/** Situation and question of a stem: at the empty line between them, or else before its last sentence. */
export function splitStem(stem: string): { readonly situation: string; readonly question: string } {
  const place = stem.lastIndexOf("\n\n");
  if (place >= 0) return { situation: stem.slice(0, place), question: stem.slice(place + 2) };
  const sentences = stem.split(/(?<=[.!?])\s+(?=\S)/);
  return { situation: sentences.slice(0, -1).join(" "), question: sentences.at(-1) ?? "" };
}

/** Lower-case words joined by hyphens, as the last part of an id; at most `longest` characters. */
export function slugOf(text: string, longest = 40): string {
  const words = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  let slug = "";
  for (const word of words ?? []) {
    if (slug !== "" && slug.length + word.length >= longest) break;
    slug = slug === "" ? word.slice(0, longest) : `${slug}-${word}`;
  }
  return slug === "" ? "question" : slug;
}

/** Six letters and digits that a text always gives: FNV-1a, so that importing the same question twice finds the same id. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const sign of text) {
    hash ^= sign.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return hash.toString(36).padStart(7, "0").slice(-6);
}
