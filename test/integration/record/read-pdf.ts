import { inflateSync } from "node:zlib";

// As much of a reader of PDF files as it takes to say what a page shows: objects, compressed streams, and the fonts' tables
// from glyphs back to text. Independent of what writes the files.

/** The text of each page, in the order in which it was drawn. */
export function readPdf(bytes: Uint8Array): readonly string[] {
  const file = Buffer.from(bytes).toString("latin1");
  if (!file.startsWith("%PDF-1.")) throw new Error("not a PDF file");
  const objects = new Map<string, string>();
  for (const [, id = "", body = ""] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(id, body);
  const kids = [...objects.values()].find((body) => body.includes("/Type /Pages"));
  const order = [...(/\/Kids \[([^\]]*)\]/.exec(kids ?? "")?.[1]?.matchAll(/(\d+) 0 R/g) ?? [])].map(
    ([, id]) => id ?? "",
  );
  return order.map((id) => pageText(objects, objects.get(id) ?? ""));
}

const reference = (body: string, name: string): string => new RegExp(`/${name} (\\d+) 0 R`).exec(body)?.[1] ?? "";

function streamOf(body: string): string {
  const raw = /stream\n([\s\S]*?)\nendstream/.exec(body)?.[1] ?? "";
  const data = Buffer.from(raw, "latin1");
  return (body.includes("/FlateDecode") ? inflateSync(data) : data).toString("latin1");
}

function pageText(objects: ReadonlyMap<string, string>, page: string): string {
  const resources = objects.get(reference(page, "Resources")) ?? page;
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const [, name = "", id = ""] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    fonts.set(name, glyphTable(streamOf(objects.get(reference(objects.get(id) ?? "", "ToUnicode")) ?? "")));
  }
  let [text, font] = ["", new Map<string, string>() as ReadonlyMap<string, string>];
  const content = streamOf(objects.get(reference(page, "Contents")) ?? "");
  for (const [, name, array] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[\s\d.-])*)\] TJ/g)) {
    if (name !== undefined) font = fonts.get(name) ?? font;
    for (const [, hex = ""] of array?.matchAll(/<([0-9a-f]*)>/g) ?? []) {
      for (const glyph of hex.match(/.{4}/g) ?? []) text += font.get(glyph) ?? "\ufffd";
    }
    if (array !== undefined) text += "\n";
  }
  return text;
}

/** From glyphs to text: the ranges of a ToUnicode table. */
function glyphTable(table: string): ReadonlyMap<string, string> {
  const glyphs = new Map<string, string>();
  for (const [, from = "", , list = ""] of table.matchAll(/<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g)) {
    for (const [at, [, hex = ""]] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries()) {
      const glyph = (Number.parseInt(from, 16) + at).toString(16).padStart(4, "0");
      glyphs.set(glyph, Buffer.from(hex.replaceAll(" ", ""), "hex").swap16().toString("utf16le"));
    }
  }
  return glyphs;
}
