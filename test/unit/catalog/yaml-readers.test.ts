import { CORE_SCHEMA, load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readContent } from "#app/catalog/read-content.server.ts";

describe("the fast reader of content files and the one that knows the lines", () => {
  it("read the same from every shipped file", async () => {
    const texts = await readContent("content");
    expect(texts.length).toBeGreaterThan(100);
    for (const { file, text } of texts) expect(load(text, { schema: CORE_SCHEMA }), file).toEqual(parse(text));
  });
});
