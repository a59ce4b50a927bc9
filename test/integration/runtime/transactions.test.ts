import { expect, test } from "vitest";
import { database, inTransaction } from "#app/data/db.server.ts";
import { withDatabase } from "../database.ts";

withDatabase();

async function createOrg(minimumGroupSize = 0): Promise<string> {
  const slug = `org-${crypto.randomUUID()}`;
  const org = await database().org.create({ data: { slug, name: "An organisation", minimumGroupSize } });
  return org.id;
}

test("fifty concurrent increments of one row lose nothing", async () => {
  const id = await createOrg();
  await Promise.all(
    Array.from({ length: 50 }, () =>
      inTransaction(async (tx) => {
        const [row] = await tx.$queryRaw<{ size: number }[]>`
          select minimum_group_size as size from org where id = ${id}::uuid for update`;
        await tx.org.update({ where: { id }, data: { minimumGroupSize: (row?.size ?? 0) + 1 } });
      }),
    ),
  );
  const after = await database().org.findUniqueOrThrow({ where: { id } });
  expect(after.minimumGroupSize).toBe(50);
});

test("a transaction that throws keeps nothing it wrote", async () => {
  const slug = `gone-${crypto.randomUUID()}`;
  const attempt = inTransaction(async (tx) => {
    await tx.org.create({ data: { slug, name: "Never there" } });
    throw new Error("changed its mind");
  });
  await expect(attempt).rejects.toThrow("changed its mind");
  expect(await database().org.count({ where: { slug } })).toBe(0);
});
