import { afterAll, expect, test } from "vitest";
import { database, inTransaction } from "#app/data/db.server.ts";
import { scheduleJob, sendJob, stopJobs, workJobs } from "#app/data/jobs.server.ts";
import { withDatabase } from "../database.ts";

withDatabase();
afterAll(() => stopJobs());

async function until(condition: () => boolean | Promise<boolean>, patienceMs = 30_000): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error("It did not happen in time.");
    await new Promise((resume) => setTimeout(resume, 50));
  }
}

async function waiting(name: string): Promise<number> {
  const [row] = await database().$queryRaw<{ count: number }[]>`
    select count(*)::int as count from pgboss.job where name = ${name} and state = 'created'`;
  return row?.count ?? 0;
}

test("two jobs about the same subject wait as one, about different subjects as two", async () => {
  const orgId = crypto.randomUUID();
  await sendJob("units.refresh", { orgId });
  await sendJob("units.refresh", { orgId });
  await sendJob("units.refresh", { orgId: crypto.randomUUID() });
  expect(await waiting("units.refresh")).toBe(2);
});

test("a job sent in a transaction is there only when the transaction is committed", async () => {
  const job = { orgId: crypto.randomUUID(), importId: crypto.randomUUID(), actorId: null };
  const abandoned = inTransaction(async (tx) => {
    await sendJob("import.rollback", job, tx);
    throw new Error("abandoned");
  });
  await expect(abandoned).rejects.toThrow("abandoned");
  expect(await waiting("import.rollback")).toBe(0);
  await inTransaction((tx) => sendJob("import.rollback", job, tx));
  expect(await waiting("import.rollback")).toBe(1);
});

test("a job that fails is tried again until it is done, and a schedule is kept", async () => {
  const orgId = crypto.randomUUID();
  const attempts: string[] = [];
  await scheduleJob("nightly", "15 2 * * *", {});
  await sendJob("beliefs.refresh", { orgId, learnerIds: null });
  await workJobs({
    "beliefs.refresh": (payload) => {
      attempts.push(payload.orgId);
      return attempts.length < 2 ? Promise.reject(new Error("the first attempt fails")) : Promise.resolve();
    },
  });
  await until(() => attempts.length === 2);
  expect(attempts).toEqual([orgId, orgId]);
  const schedules = await database().$queryRaw<
    { name: string; cron: string }[]
  >`select name, cron from pgboss.schedule`;
  expect(schedules).toEqual([{ name: "nightly", cron: "15 2 * * *" }]);
});
