import { migrate, MigrationProblem, readMigrations } from "./database/migrations.ts";

// Brings the database of DATABASE_URL up to date. Safe to run again, and from several servers at once.

const url = process.env["DATABASE_URL"];
if (url === undefined || url === "") {
  process.stderr.write("Set DATABASE_URL to the database to migrate. `npm start` migrates the embedded one itself.\n");
  process.exit(2);
}
try {
  const applied = await migrate(url, await readMigrations());
  const done = applied.length === 0 ? "The database is up to date." : `Applied ${applied.join(", ")}.`;
  process.stdout.write(`${done}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof MigrationProblem ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
