import type { Catalog } from "#app/catalog/catalog.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import {
  findUncomputedDemo,
  hasDemoCompany,
  hasOrganisation,
  insertDemoCompany,
} from "#app/data/demo-company.server.ts";
import { appendSiteReadings, saveSiteScores } from "#app/data/site-readiness.server.ts";
import { saveDemandSeries } from "#app/data/demand-series.server.ts";
import type { CompanyRows } from "#app/data/demo-company.server.ts";
import { loadCatalog } from "#app/data/framework.server.ts";
import { hashSecret } from "#app/data/password-hash.server.ts";
import { buildDemandSeries } from "#app/demo/demand-series.ts";
import type { DemoAccount, DemoCompany } from "#app/demo/demo-rows.ts";
import { DEMO_SEED, DEMO_TIME_ZONE, generateDemoCompany } from "#app/demo/generate-demo-company.ts";
import { listSignIns } from "#app/demo/list-sign-ins.ts";
import { buildSiteReadings, pastSiteScores } from "#app/demo/site-readings.ts";
import type { SignInHint } from "#app/demo/list-sign-ins.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { now, today } from "#app/platform/clock.server.ts";
import { env } from "#app/platform/env.server.ts";
import { judgedRows } from "./demo-judged-rows.server.ts";
import { publishCatalog } from "./publish-catalog.server.ts";
import { refreshBeliefs } from "./refresh-beliefs.server.ts";

export type SeedOutcome =
  /** The company was written and computed. */
  | { readonly kind: "seeded"; readonly people: number; readonly evidence: number }
  /** An earlier seed had ended between writing and computing; it is complete now. */
  | { readonly kind: "completed" }
  /** There is an organisation already, or demo mode is off. */
  | { readonly kind: "unchanged" };

const WRITE_TIMEOUT_MS = 60_000;

/**
 * Fills an empty database with the demo company; does nothing unless demo mode is on. All rows are written in one
 * transaction, so an interrupted seed leaves none. What follows from the rows is computed after it, and again on the next
 * call if that was interrupted.
 */
export async function seedDemoIfEmpty(): Promise<SeedOutcome> {
  if (env().PACESETTER_DEMO !== "on") return { kind: "unchanged" };
  const seeded = (await hasOrganisation()) ? null : await seed();
  const uncomputed = await findUncomputedDemo();
  for (const orgId of uncomputed) await refreshBeliefs(orgId, null, today(DEMO_TIME_ZONE));
  if (seeded !== null) return { kind: "seeded", people: seeded.people.length, evidence: seeded.evidence.length };
  return { kind: uncomputed.length > 0 ? "completed" : "unchanged" };
}

/** Null when another process was first. */
async function seed(): Promise<DemoCompany | null> {
  const published = await publishCatalog();
  invariant(published.ok, "the demo company needs a framework without errors");
  const { versionId } = published.value;
  const catalog = await loadCatalog(versionId);
  const company = generateDemoCompany({ seed: DEMO_SEED, today: today(DEMO_TIME_ZONE), catalog });
  const rows = await toRows(company, catalog);
  const readings = buildSiteReadings(company, DEMO_SEED, today(DEMO_TIME_ZONE));
  const series = buildDemandSeries(company, DEMO_SEED, today(DEMO_TIME_ZONE));
  const written = await inTransaction(
    async (tx) => {
      if (!(await insertDemoCompany(tx, rows, versionId, now()))) return false;
      await appendSiteReadings(tx, company.orgId, readings, { accountId: null, at: now() });
      await saveSiteScores(tx, company.orgId, pastSiteScores(readings, today(DEMO_TIME_ZONE)));
      await saveDemandSeries(tx, company.orgId, series, { accountId: null, at: now() });
      await appendAudit(tx, {
        orgId: company.orgId,
        actorId: null,
        action: "organisation:seed",
        subjectKind: "organisation",
        subjectId: company.orgId,
        after: { seed: DEMO_SEED, people: company.people.length, evidence: company.evidence.length },
        reason: "First start in demo mode",
      });
      return true;
    },
    { timeoutMs: WRITE_TIMEOUT_MS },
  );
  return written ? company : null;
}

async function toRows(company: DemoCompany, catalog: Catalog): Promise<CompanyRows> {
  const hashes = await hashSecrets(company.accounts);
  return {
    ...company,
    accounts: company.accounts.map((account) => ({ ...account, ...hashesOf(account, hashes) })),
    grants: company.accounts.flatMap(({ id, grants }) => grants.map((grant) => ({ ...grant, accountId: id }))),
    ...judgedRows(company, catalog),
    useCaseDemands: company.useCases.flatMap(({ id, demands }) =>
      demands.map((demand) => ({ ...demand, useCaseId: id })),
    ),
    useCaseStations: company.useCases.flatMap(({ id, stations }) =>
      stations.map((station) => ({ ...station, useCaseId: id })),
    ),
  };
}

/** Each printed secret is hashed once: hashing is slow on purpose, and the demo's users share a password. */
async function hashSecrets(accounts: readonly DemoAccount[]): Promise<ReadonlyMap<string, string>> {
  const secrets = new Set(accounts.flatMap(({ secret }) => (secret === null ? [] : [secret.plain])));
  return new Map(await Promise.all([...secrets].map(async (plain) => [plain, await hashSecret(plain)] as const)));
}

function hashesOf({ secret }: DemoAccount, hashes: ReadonlyMap<string, string>): SecretHashes {
  const hash = (secret === null ? undefined : hashes.get(secret.plain)) ?? null;
  return {
    passwordHash: secret?.kind === "password" ? hash : null,
    pinHash: secret?.kind === "pin" ? hash : null,
  };
}

type SecretHashes = Pick<CompanyRows["accounts"][number], "passwordHash" | "pinHash">;

/** How to sign in to the demo company; none outside demo mode, or where the database holds another company. */
export async function demoSignIns(): Promise<readonly SignInHint[]> {
  return env().PACESETTER_DEMO === "on" && (await hasDemoCompany()) ? listSignIns() : [];
}
