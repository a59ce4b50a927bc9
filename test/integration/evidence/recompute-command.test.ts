import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { database } from "#app/data/db.server.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { refreshBeliefs } from "#app/services/refresh-beliefs.server.ts";
import { withDatabase } from "../database.ts";
import { createCompany, personOf } from "./company.ts";

withDatabase();

const root = fileURLToPath(new URL("../../..", import.meta.url));

function evaluate(...args: readonly string[]): {
  readonly status: number | null;
  readonly lastLine: string;
  readonly error: string;
} {
  const run = spawnSync(process.execPath, ["--import", "tsx", "scripts/evaluate.ts", ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return { status: run.status, lastLine: run.stdout.trim().split("\n").at(-1) ?? "", error: run.stderr };
}

describe("the command that recomputes beliefs", () => {
  it("prints 0 difference for an organisation and for one person, and fails once a stored belief was changed", async () => {
    const company = await createCompany({ people: 3, roleId: "operator" });
    await refreshBeliefs(company.orgId, null, plainDate("2026-06-01"));
    const all = evaluate("recompute", "--org", company.slug);
    expect(all.error).toBe("");
    expect(JSON.parse(all.lastLine)).toEqual({ persons: 3, maxAbsDifference: 0 });
    expect(all.status).toBe(0);
    const one = evaluate("recompute", "--org", company.orgId, "--person", personOf(company, 1));
    expect(JSON.parse(one.lastLine)).toEqual({ persons: 1, maxAbsDifference: 0 });
    await database().belief.updateMany({
      where: { orgId: company.orgId, personId: personOf(company, 2) },
      data: { states: new Uint8Array(company.catalog.skills.length).fill(1) },
    });
    const changed = evaluate("recompute", "--org", company.slug);
    expect(JSON.parse(changed.lastLine)).toEqual({ persons: 3, maxAbsDifference: 1 });
    expect(changed.status).toBe(1);
  });

  it("says how it is used when it is asked for something else", () => {
    const asked = evaluate("recompute", "--org", "no-such-organisation");
    expect(asked.status).toBe(2);
    expect(asked.error).toContain('There is no organisation "no-such-organisation".');
    expect(evaluate("no-such-task").error).toContain("npm run -s evaluate -- recompute --org");
  });
});
