import { fileURLToPath } from "node:url";
import { buildCatalog } from "#app/catalog/build-catalog.ts";
import type { CatalogContent } from "#app/catalog/catalog.ts";
import { readContent } from "#app/catalog/read-content.server.ts";
import type { DemoCompany, DemoEvidence, DemoPerson } from "#app/demo/demo-rows.ts";
import { DEMO_SEED, generateDemoCompany } from "#app/demo/generate-demo-company.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";

export const TODAY = plainDate("2026-03-31");

const content = fileURLToPath(new URL("../../../content", import.meta.url));

/** The framework of this repository. */
export async function readCatalog(): Promise<CatalogContent> {
  const { content: catalog, problems } = buildCatalog(await readContent(content), TODAY);
  if (catalog === null) throw new Error(`the content has errors: ${JSON.stringify(problems.slice(0, 3))}`);
  return catalog;
}

export async function makeCompany(seed: string = DEMO_SEED, today: PlainDate = TODAY): Promise<DemoCompany> {
  return generateDemoCompany({ seed, today, catalog: await readCatalog() });
}

export const siteOf = (person: DemoPerson): string => person.externalId.slice(0, 3);

export const isMeasurement = (entry: DemoEvidence): boolean =>
  entry.kind !== "role-prior" && entry.kind !== "self-rating";

export function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export function correlation(pairs: readonly (readonly [number, number])[]): number {
  const [meanX, meanY] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - meanX) ** 2;
    yy += (y - meanY) ** 2;
    xy += (x - meanX) * (y - meanY);
  }
  return xy / Math.sqrt(xx * yy);
}
