import { afterAll, expect, it } from "vitest";

import { database } from "#app/data/db.server.ts";
import { stopJobs } from "#app/data/jobs.server.ts";
import { forgetStaleUploads } from "#app/services/forget-stale-uploads.server.ts";
import { loadImport } from "#app/services/load-import.server.ts";
import { withDatabase } from "../database.ts";
import { apply, check, makeOrg } from "./import-run.ts";

withDatabase();
afterAll(() => stopJobs());

const FILE = "id,name\n1,Ann\n2,\n";

it("forgets files that were never applied after a day, keeps the reports of applied ones and touches no other organisation", async () => {
  const [org, other] = [await makeOrg(), await makeOrg()];
  const [old, fresh, applied, foreign] = [
    await check(org, "people", FILE),
    await check(org, "people", FILE),
    await check(org, "people", FILE),
    await check(other, "people", FILE),
  ];
  await apply(org, applied.importId);
  const yesterday = new Date(Date.now() - 25 * 3_600_000);
  await database().importRun.updateMany({
    where: { id: { in: [old.importId, applied.importId, foreign.importId] } },
    data: { createdAt: yesterday },
  });
  expect(await forgetStaleUploads(org)).toBe(1);
  expect(await loadImport(org, old.importId)).toBeNull();
  const left = await database().importChange.findMany({ distinct: ["importId"], select: { importId: true } });
  expect(new Set(left.map((row) => row.importId))).toEqual(
    new Set([fresh.importId, applied.importId, foreign.importId]),
  );
  expect(await database().importChunk.count({ where: { importId: old.importId } })).toBe(0);
  expect(await loadImport(other, fresh.importId)).toBeNull();
});
