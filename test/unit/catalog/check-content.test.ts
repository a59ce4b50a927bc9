import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../../..", import.meta.url));
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pacesetter-check-"));
  await cp(path.join(root, "content"), folder, { recursive: true });
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

function checkContent(directory: string): Promise<{ readonly code: number; readonly lines: readonly string[] }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ["--import", "tsx", "scripts/check-content.ts", directory],
      { cwd: root },
      (error, out) => {
        resolve({ code: error === null ? 0 : Number(error.code), lines: out.trimEnd().split("\n") });
      },
    );
  });
}

describe("the check-content command", { timeout: 60_000 }, () => {
  it("ends with 0 and counts what there is when the content is sound", async () => {
    const { code, lines } = await checkContent(folder);
    expect(code).toBe(0);
    expect(lines.at(-1)).toMatch(/^0 errors, \d+ warnings\. 70 skills in 13 clusters with 103 prerequisites; 20 roles/);
  });

  it("prints file and line of a fault, says that nothing can be published, and ends with 1", async () => {
    const role = path.join(folder, "roles", "operator.yaml");
    await writeFile(
      role,
      (await readFile(role, "utf8")).replace("skill: ot-security.awareness", "skill: ot-security.awarenes"),
    );
    const text = (await readFile(role, "utf8")).split("\n");
    const line = 1 + text.findIndex((one) => one.includes("ot-security.awarenes"));
    const { code, lines } = await checkContent(folder);
    expect(code).toBe(1);
    expect(lines).toContain(`content/roles/operator.yaml:${String(line)} there is no skill ot-security.awarenes`);
    expect(lines.at(-1)).toContain("Nothing can be published");
  });

  it("says so when the folder does not exist", async () => {
    const { code, lines } = await checkContent(path.join(folder, "elsewhere"));
    expect(code).toBe(1);
    expect(lines).toEqual([`There is no folder ${path.join(folder, "elsewhere")}.`]);
  });
});
