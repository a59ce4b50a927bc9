import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";

const packageJson = z.object({
  version: z.string().optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
});

const read = (path: string) => packageJson.parse(JSON.parse(readFileSync(path, "utf8")));

it("has one Remix version: that of the package named remix, which holds nothing but the version of record", () => {
  const ofRecord = read("node_modules/remix/package.json").version;
  const remixPackages = Object.keys(read("package.json").dependencies).filter((name) => name.startsWith("@remix-run/"));
  expect(remixPackages).toContain("@remix-run/node");
  for (const name of remixPackages) expect(read(`node_modules/${name}/package.json`).version, name).toBe(ofRecord);
});
