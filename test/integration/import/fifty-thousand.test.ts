import { afterAll, describe, expect, it } from "vitest";

import { database } from "#app/data/db.server.ts";
import { stopJobs } from "#app/data/jobs.server.ts";
import { rollbackImport } from "#app/services/rollback-import.server.ts";
import { stageImport } from "#app/services/stage-import.server.ts";
import { mapImport } from "#app/services/map-import.server.ts";
import { DEFAULT_OPTIONS, suggestColumns } from "#app/engine/intake/column-mapping.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { withDatabase } from "../database.ts";
import { apply, makeOrg, runCheck } from "./import-run.ts";

const ROWS = 50_000;
const HEADER = ["employee_id", "name", "email", "job_title", "department", "manager", "hire_date", "notes"];

async function* peopleFile(): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${HEADER.join(",")}\r\n`);
  for (let start = 1; start <= ROWS; start += 500) {
    let text = "";
    for (let n = start; n < start + 500; n += 1) {
      const manager = n === 1 ? "" : `E${String(Math.ceil((n - 1) / 8)).padStart(6, "0")}`;
      text += `E${String(n).padStart(6, "0")},"Person, Number ${String(n)}",p${String(n)}@example.com,Operator ${String(n % 40)},Team ${String(n % 300)},${manager},20${String(10 + (n % 15))}-0${String(1 + (n % 9))}-1${String(n % 9)},${"remark ".repeat(8)}\r\n`;
    }
    yield Buffer.from(text);
    await Promise.resolve();
  }
}

withDatabase();
afterAll(() => stopJobs());

describe("50,000 people in one file", () => {
  it(
    "are read, compared and written in under 60 seconds and 300 MB, and a second time nothing changes",
    { timeout: 120_000 },
    async () => {
      const org = await makeOrg();
      const startMemory = process.memoryUsage().rss;
      let peak = startMemory;
      const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 20);
      const started = performance.now();
      const lap = (name: string): void => {
        console.log(
          `${name}: ${((performance.now() - started) / 1000).toFixed(1)} s, ${((peak - startMemory) / 1048576).toFixed(0)} MB above the start`,
        );
      };

      const importOnce = async (): Promise<string> => {
        const staged = await stageImport({
          orgId: org,
          actorId: null,
          kind: "people",
          fileName: "people.csv",
          bytes: peopleFile(),
        });
        invariant(staged.ok, "the file is readable");
        const mapping = {
          columns: suggestColumns("people", HEADER),
          options: { ...DEFAULT_OPTIONS, createUnits: true },
        };
        const mapped = await mapImport(org, staged.value.importId, mapping);
        invariant(mapped.ok, "the mapping fits");
        return staged.value.importId;
      };
      const first = await importOnce();
      lap("uploaded and mapped");
      expect(await runCheck(org, first)).toMatchObject({ rows: ROWS, added: ROWS, rejected: 0 });
      lap("dry run");
      await apply(org, first);
      lap("applied");
      const seconds = (performance.now() - started) / 1000;
      const megabytes = (peak - startMemory) / 1_048_576;
      expect(await database().person.count({ where: { orgId: org } })).toBe(ROWS);

      const second = await importOnce();
      expect(await runCheck(org, second)).toMatchObject({ unchanged: ROWS, added: 0, changed: 0, rejected: 0 });
      lap("again, unchanged");
      const back = await rollbackImport(org, first, null);
      lap("rolled back");
      clearInterval(watch);
      expect(back).toMatchObject({ ok: true, value: { removed: ROWS + 301, conflicts: 0 } });
      expect(await database().person.count({ where: { orgId: org } })).toBe(0);
      expect(seconds).toBeLessThan(60);
      expect(megabytes).toBeLessThan(300);
    },
  );
});
