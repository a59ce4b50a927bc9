import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";

import { closeDatabase } from "#app/data/db.server.ts";
import { stopJobs } from "#app/data/jobs.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { findOrganisationBySlug, runImport, takeBack } from "#app/services/import-from-command.server.ts";
import { openInstallation } from "./installation.ts";

// Exit code 0: done. 1: done, but some rows were rejected or some changes kept. 2: not done.

const USAGE = `Usage: npm run import -- <file> --org <slug> [--kind people] [--preset <id> | --map map.json] [--apply] [--rejected <n>]
       npm run import -- --org <slug> --rollback <import id>
Without --apply it is a dry run: the report, and nothing written.`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      org: { type: "string" },
      kind: { type: "string", default: "auto" },
      preset: { type: "string" },
      map: { type: "string" },
      "dry-run": { type: "boolean", default: false },
      apply: { type: "boolean", default: false },
      rollback: { type: "string" },
      rejected: { type: "string", default: "20" },
    },
  });
  if (values.org === undefined) return fail("Say for which organisation: --org <slug>.");
  const installation = await openInstallation();
  try {
    return await work(values, positionals);
  } finally {
    await stopJobs();
    await closeDatabase();
    await installation.close();
  }
}

interface Values {
  readonly org?: string | undefined;
  readonly kind: string;
  readonly preset?: string | undefined;
  readonly map?: string | undefined;
  readonly "dry-run": boolean;
  readonly apply: boolean;
  readonly rollback?: string | undefined;
  readonly rejected: string;
}

async function work(values: Values, positionals: readonly string[]): Promise<number> {
  const org = await findOrganisationBySlug(values.org ?? "");
  if (org === null) return fail(`There is no organisation “${values.org ?? ""}”.`);
  if (values.rollback !== undefined) return print(await takeBack(org, values.rollback));
  const [path] = positionals;
  if (path === undefined) return fail("Say which file to import.");
  if (values.apply && values["dry-run"]) return fail("--apply and --dry-run contradict each other.");
  return importFile(org, path, {
    kind: values.kind,
    preset: values.preset ?? null,
    mapping: values.map === undefined ? null : (JSON.parse(await readFile(values.map, "utf8")) as unknown),
    apply: values.apply,
    rejectedShown: Number(values.rejected),
  });
}

type Options = Omit<Parameters<typeof runImport>[1], "fileName" | "bytes">;

async function importFile(org: OrgId, path: string, options: Options): Promise<number> {
  const found = await stat(path).catch(() => null);
  if (found?.isFile() !== true) return fail(`There is no file ${path}.`);
  return print(await runImport(org, { ...options, fileName: basename(path), bytes: createReadStream(path) }));
}

function print({ lines, exitCode }: { readonly lines: readonly string[]; readonly exitCode: number }): number {
  for (const line of lines) process.stdout.write(`${line}\n`);
  return exitCode;
}

function fail(message: string): number {
  process.stderr.write(`${message}\n${USAGE}\n`);
  return 2;
}

try {
  process.exitCode = await main();
} catch (thrown) {
  process.stderr.write(
    `The import stopped and nothing was half written. ${thrown instanceof Error ? thrown.message : String(thrown)}\n`,
  );
  process.exitCode = 2;
}
