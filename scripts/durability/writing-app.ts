import { createPool } from "#app/data/pool.server.ts";
import { startEmbeddedDatabase } from "../database/supervise.ts";

// An application that does nothing but write: several writers, each counting up, each number its own transaction. It
// tells the parent a number only after the database has confirmed it. Made to be killed.

const WRITERS = 4;

const folder = process.argv[2] ?? "";
const database = await startEmbeddedDatabase(folder);
const pool = createPool(database.url, WRITERS, () => undefined);
await pool.query("create table if not exists acknowledged (writer text not null, number int not null)");
process.send?.({ kind: "open", url: database.url });

let told: number | undefined;
setInterval(() => {
  const pid = database.pid();
  if (pid === told || pid === undefined) return;
  told = pid;
  process.send?.({ kind: "database", pid });
}, 20);

await Promise.all(Array.from({ length: WRITERS }, (_, index) => write(`${process.pid}-${index}`)));

async function write(writer: string): Promise<never> {
  for (let number = 1; ; number += 1) {
    try {
      await pool.query("insert into acknowledged (writer, number) values ($1, $2)", [writer, number]);
      process.send?.({ kind: "acknowledged", writer, number });
    } catch {
      // Not confirmed: it may be there or not, and nobody was told that it is. The pool connects again by itself.
    }
  }
}
