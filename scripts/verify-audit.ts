import { parseArgs } from "node:util";
import { closeDatabase } from "#app/data/db.server.ts";
import { verifyAudit } from "#app/services/verify-audit.server.ts";

const USAGE = "npm run verify-audit [-- --org <slug>]";

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { org: { type: "string" } } });
  const reports = await verifyAudit(values.org ?? null);
  if (reports.length === 0) {
    console.error(
      values.org === undefined ? "There is no organisation yet." : `There is no organisation "${values.org}".`,
    );
    return 2;
  }
  for (const { slug, entries, findings } of reports) {
    console.log(
      `${slug}: ${entries} entries, ${findings.length === 0 ? "all as written" : `${findings.length} findings`}`,
    );
    for (const finding of findings) console.log(`  ${finding.kind}: ${finding.message}`);
  }
  return reports.every((report) => report.findings.length === 0) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (thrown) {
  console.error(`The audit log could not be verified. ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  console.error(`Usage: ${USAGE}`);
  process.exitCode = 2;
} finally {
  await closeDatabase();
}
