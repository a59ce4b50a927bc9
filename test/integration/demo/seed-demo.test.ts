import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { database, inTransaction } from "#app/data/db.server.ts";
import { insertDemoCompany } from "#app/data/demo-company.server.ts";
import { loadCatalog } from "#app/data/framework.server.ts";
import { DEMO_SEED, DEMO_SLUG, generateDemoCompany } from "#app/demo/generate-demo-company.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import { accountId, learnerId, orgId } from "#app/engine/kernel/ids.ts";
import { today } from "#app/platform/clock.server.ts";
import { mediaTypeOf } from "#app/services/claim-files.ts";
import { loadSignOff, loadSignOffQueue } from "#app/services/load-sign-offs.server.ts";
import { judgedRows } from "#app/services/demo-judged-rows.server.ts";
import { publishCatalog } from "#app/services/publish-catalog.server.ts";
import { demoSignIns, seedDemoIfEmpty } from "#app/services/seed-demo.server.ts";
import { signIn } from "#app/services/sign-in.server.ts";
import { verifyAudit } from "#app/services/verify-audit.server.ts";
import { truncateAll, withDatabase } from "../database.ts";

withDatabase();
beforeAll(() => {
  process.env["PACESETTER_DEMO"] = "on";
});

/** Every row of every table that the seed writes, as text, so that any change shows. */
async function everything(): Promise<string> {
  const tables = [
    "org",
    "org_unit",
    "shift",
    "person",
    "title_role",
    "account",
    "role_grant",
    "evidence",
    "evidence_mark",
    "sign_off",
    "prior_learning_claim",
    "claim_file",
    "use_case",
    "use_case_demand",
    "use_case_user",
    "belief",
    "unit_sum",
    "audit_entry",
  ];
  const parts = [];
  for (const table of tables) {
    const rows = await database().$queryRawUnsafe<{ text: string }[]>(
      `SELECT coalesce(string_agg(t::text, '|' ORDER BY t::text), '') AS text FROM ${table} t`,
    );
    parts.push(`${table}: ${rows[0]?.text ?? ""}`);
  }
  return parts.join("\n");
}

async function beliefs(): Promise<readonly { readonly personId: string; readonly bytes: string }[]> {
  const rows = await database().belief.findMany({ orderBy: { personId: "asc" } });
  return rows.map(({ personId, estimates }) => ({ personId, bytes: Buffer.from(estimates).toString("hex") }));
}

describe("the demo company is seeded once", () => {
  beforeAll(async () => {
    await truncateAll();
    const outcome = await seedDemoIfEmpty();
    expect(outcome.kind).toBe("seeded");
  });

  it("writes about 400 people with their evidence, and nobody's rows point nowhere", async () => {
    const [org] = await database().org.findMany();
    expect(org?.isDemo).toBe(true);
    expect(org?.frameworkVersionId).not.toBeNull();
    expect(await database().person.count()).toBeGreaterThan(380);
    expect(await database().evidence.count()).toBeGreaterThan(2000);
    const [entry] = await database().evidence.findMany({ where: { kind: "certificate" }, take: 1 });
    expect(entry?.skillIds.length).toBe(entry?.values.length);
    const strays = await database().$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM role_grant g LEFT JOIN account a ON a.org_id = g.org_id AND a.id = g.account_id WHERE a.id IS NULL`;
    expect(strays[0]?.count).toBe(0);
  });

  it("computes a belief for everybody and sums for every unit, and finds no role prior missing", async () => {
    const people = await database().person.count({ where: { leftOn: null } });
    expect(await database().belief.count()).toBeGreaterThanOrEqual(people);
    expect(await database().unitSum.count()).toBe(await database().orgUnit.count());
    const priors = await database().evidence.groupBy({ by: ["personId"], where: { kind: "role-prior" }, _count: true });
    expect(priors.every((prior) => prior._count === 1)).toBe(true);
  });

  it("changes nothing the second time", async () => {
    const before = await everything();
    expect(await seedDemoIfEmpty()).toEqual({ kind: "unchanged" });
    expect(await everything()).toBe(before);
  });

  it("leaves an audit entry that verifies", async () => {
    const entries = await database().auditEntry.findMany({ where: { action: "organisation:seed" } });
    expect(entries).toHaveLength(1);
    expect((await verifyAudit(null)).map(({ slug, findings }) => ({ slug, findings }))).toEqual([
      { slug: DEMO_SLUG, findings: [] },
    ]);
  });

  it("lets every printed sign-in in", async () => {
    const [org] = await database().org.findMany();
    const hints = await demoSignIns();
    expect(hints.length).toBeGreaterThanOrEqual(9);
    for (const { credentials } of hints) {
      const method =
        credentials.kind === "password"
          ? ({ kind: "password", email: credentials.email, password: credentials.password } as const)
          : ({
              kind: "pin",
              organisation: org?.slug ?? "",
              badge: credentials.badgeNumber,
              pin: credentials.pin,
            } as const);
      const result = await signIn({ method, kiosk: false, address: null, previousToken: null });
      expect(result.ok, JSON.stringify(credentials)).toBe(true);
    }
  });

  it("gives nobody else a way in", async () => {
    const open = await database().account.count({
      where: { OR: [{ passwordHash: { not: null } }, { pinHash: { not: null } }] },
    });
    expect(open).toBe((await demoSignIns()).length);
  });
});

describe("the demo's queues are alive", () => {
  beforeAll(async () => {
    await truncateAll();
    await seedDemoIfEmpty();
  });

  it("has sign-offs waiting for the team lead and the operator, whom their records allow to sign them", async () => {
    const open = await database().signOff.findMany({ where: { status: "requested" } });
    const [lead, operator] = await Promise.all(
      ["Production manager", "Assembly operator"].map((jobTitle) =>
        database().person.findFirstOrThrow({
          where: { jobTitle, id: { in: open.flatMap(({ assessorId }) => assessorId ?? []) } },
        }),
      ),
    );
    for (const person of [lead, operator]) {
      const account = await database().account.findFirstOrThrow({ where: { personId: person?.id ?? null } });
      const viewer = {
        ...{ orgId: orgId(account.orgId), accountId: accountId(account.id), displayName: account.displayName },
        ...{ learnerId: learnerId(person?.id ?? ""), grants: [] },
      };
      const queue = await loadSignOffQueue(viewer);
      expect(queue.open.length).toBeGreaterThanOrEqual(2);
      for (const { id } of queue.open) {
        expect(await loadSignOff(viewer, id, today("UTC"))).toMatchObject({ part: "assessor", refusal: null });
      }
    }
  });

  it("has prior learning waiting with a real PDF", async () => {
    const [file] = await database().claimFile.findMany({ where: { claim: { status: "submitted" } } });
    expect(mediaTypeOf(file?.bytes ?? new Uint8Array())).toBe("application/pdf");
    expect(Buffer.from(file?.bytes ?? []).toString("latin1")).toMatch(/startxref\n\d+\n%%EOF\n$/);
  });
});

describe("a seed that is interrupted or not wanted leaves nothing", () => {
  beforeEach(truncateAll);

  it("is undone as a whole when the last table refuses its last row", async () => {
    const published = await publishCatalog();
    if (!published.ok) throw new Error("the content has errors");
    const catalog = await loadCatalog(published.value.versionId);
    const company = generateDemoCompany({ seed: DEMO_SEED, today: plainDate("2026-03-31"), catalog });
    const demands = company.useCases.flatMap(({ id, demands: heads }) => heads.map((d) => ({ ...d, useCaseId: id })));
    const nowhere = { useCaseId: company.orgId, roleId: "operator", heads: 1 };
    const rows = {
      ...company,
      ...judgedRows(company, catalog),
      accounts: company.accounts.map((account) => ({ ...account, passwordHash: null, pinHash: null })),
      grants: company.accounts.flatMap(({ id, grants }) => grants.map((grant) => ({ ...grant, accountId: id }))),
      useCaseDemands: [...demands, nowhere],
      useCaseStations: [],
    };
    const { versionId } = published.value;
    await expect(inTransaction((tx) => insertDemoCompany(tx, rows, versionId, new Date()))).rejects.toThrow();
    expect(await database().org.count()).toBe(0);
    expect(await database().person.count()).toBe(0);
    expect(await database().evidence.count()).toBe(0);
    expect((await seedDemoIfEmpty()).kind).toBe("seeded");
  });

  it("is computed on the next call when it ended between writing and computing", async () => {
    await seedDemoIfEmpty();
    const expected = await beliefs();
    await database().belief.deleteMany({ where: { personId: { in: expected.slice(0, 100).map((b) => b.personId) } } });
    expect(await seedDemoIfEmpty()).toEqual({ kind: "completed" });
    expect(await beliefs()).toEqual(expected);
    await database().unitSum.deleteMany();
    expect(await seedDemoIfEmpty()).toEqual({ kind: "completed" });
    expect(await database().unitSum.count()).toBe(await database().orgUnit.count());
    expect(await seedDemoIfEmpty()).toEqual({ kind: "unchanged" });
  });

  it("is written once when two servers start at the same moment", async () => {
    const outcomes = await Promise.all([seedDemoIfEmpty(), seedDemoIfEmpty()]);
    expect(outcomes.filter((outcome) => outcome.kind === "seeded")).toHaveLength(1);
    expect(await database().org.count()).toBe(1);
    expect(await database().auditEntry.count({ where: { action: "organisation:seed" } })).toBe(1);
  });

  it("does not touch a database with another company", async () => {
    await database().org.create({ data: { slug: "real", name: "A real company" } });
    expect(await seedDemoIfEmpty()).toEqual({ kind: "unchanged" });
    expect(await database().org.count()).toBe(1);
    expect(await demoSignIns()).toEqual([]);
  });
});
