import { rm } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startEmbeddedDatabase } from "../../../scripts/database/supervise.ts";
import { createEmptyFolder, createTestDatabase } from "../database.ts";

let url = "";
let pool: pg.Pool;
let remove: () => Promise<void>;

beforeAll(async () => {
  ({ url, remove } = await createTestDatabase());
  pool = new pg.Pool({ connectionString: url, max: 10 });
  pool.on("error", () => undefined);
});

afterAll(async () => {
  await pool.end();
  await remove();
});

test("large and small questions from many clients at once each get their own answer", async () => {
  const large = "z".repeat(500_000);
  const answers = await Promise.all(
    Array.from({ length: 120 }, async (_, index) => {
      if (index % 2 === 0) {
        const { rows } = await pool.query<{ n: number }>("select $1::int as n", [index]);
        return rows[0]?.n === index;
      }
      const { rows } = await pool.query<{ name: string; size: number }>(
        "select $1::text as name, length($2::text) as size",
        [`client ${index}`, large],
      );
      return rows[0]?.name === `client ${index}` && rows[0].size === large.length;
    }),
  );
  expect(answers.every(Boolean)).toBe(true);
});

test("a client that dies inside a transaction leaves nothing behind and nobody waiting", async () => {
  await pool.query("create table left_behind (id int)");
  const dying = new pg.Client({ connectionString: url });
  dying.on("error", () => undefined);
  await dying.connect();
  await dying.query("begin");
  await dying.query("insert into left_behind values (1)");
  (dying as unknown as { connection: { stream: { destroy: () => void } } }).connection.stream.destroy();
  const { rows } = await pool.query<{ count: number }>("select count(*)::int as count from left_behind");
  expect(rows[0]?.count).toBe(0);
});

test("others do not see what a transaction has not committed yet", async () => {
  await pool.query("create table unseen (id int)");
  const client = await pool.connect();
  await client.query("begin");
  await client.query("insert into unseen values (1)");
  const elsewhere = pool.query<{ count: number }>("select count(*)::int as count from unseen");
  // On the embedded database the other client waits for the end, on a server it reads the state before.
  await client.query("rollback");
  client.release();
  expect((await elsewhere).rows[0]?.count).toBe(0);
});

test("an error in the middle of a transaction spoils that transaction only", async () => {
  const client = await pool.connect();
  await client.query("begin");
  await expect(client.query("select 1 / $1::int", [0])).rejects.toThrow("division by zero");
  await expect(client.query("select 1")).rejects.toThrow("current transaction is aborted");
  await client.query("rollback");
  client.release();
  expect((await pool.query<{ n: number }>("select 1 as n")).rows).toEqual([{ n: 1 }]);
});

test("a second process is refused a database folder that is open", async () => {
  const folder = await createEmptyFolder();
  const first = await startEmbeddedDatabase(folder);
  await expect(startEmbeddedDatabase(folder)).rejects.toThrow("Only one may use it");
  await first.stop();
  const second = await startEmbeddedDatabase(folder);
  await second.stop();
  await rm(folder, { recursive: true, force: true });
});
