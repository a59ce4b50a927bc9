import { parseArgs } from "node:util";
import { closeDatabase } from "#app/data/db.server.ts";
import { verifyAudit } from "#app/services/verify-audit.server.ts";
import { openInstallation } from "./installation.ts";

// Exit code 0: every entry is as it was written. 1: something is not. 2: it could not be verified.

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { org: { type: "string" } } });
  const installation = await openInstallation();
  try {
    return await report(values.org ?? null);
  } finally {
    await closeDatabase();
    await installation.close();
  }
}

async function report(org: string | null): Promise<number> {
  const reports = await verifyAudit(org);
  if (reports.length === 0) {
    process.stderr.write(org === null ? "There is no organisation yet.\n" : `There is no organisation "${org}".\n`);
    return 2;
  }
  for (const { slug, entries, endHash, findings } of reports) {
    const verdict = findings.length === 0 ? "all as written" : `${findings.length} not as written`;
    process.stdout.write(`${slug}: ${entries} entries, ${verdict}; end ${endHash}\n`);
    for (const { kind, message } of findings) process.stdout.write(`  ${kind}: ${message}\n`);
  }
  return reports.every(({ findings }) => findings.length === 0) ? 0 : 1;
}

try {
  process.exitCode = await main();
} catch (thrown) {
  process.stderr.write(
    `The audit log was not verified. ${thrown instanceof Error ? thrown.message : String(thrown)}\n`,
  );
  process.stderr.write("Usage: npm run verify-audit [-- --org <slug>]\n");
  process.exitCode = 2;
}
