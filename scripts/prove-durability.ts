import { proveDurability } from "./durability/prove.ts";

// npm run prove-durability [rounds]: kills database and application during confirmed writes, and counts what was lost.

const rounds = Number(process.argv[2] ?? "20");
const report = await proveDurability(rounds, (line) => process.stdout.write(`${line}\n`));
process.stdout.write(
  `${report.rounds} rounds: ${report.acknowledged} writes confirmed, ${report.lost} lost, ${report.orphans} processes left ` +
    `behind, writing again at most ${report.slowestRestartMs} ms after a kill\n`,
);
if (report.lost > 0 || report.orphans > 0) process.exitCode = 1;
