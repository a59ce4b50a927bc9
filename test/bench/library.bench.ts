import { adoptFramework } from "#app/data/framework.server.ts";
import { closeDatabase, database } from "#app/data/db.server.ts";
import { installLibrary } from "#app/services/install-library.server.ts";
import { publishCatalog } from "#app/services/publish-catalog.server.ts";
import { openDatabase } from "./bench-database.ts";
import { sample, type Measurement } from "./measure.ts";

/** What the library costs at start: the first time, in a process that has read none of it before, and when nothing changed. */
export async function libraryBenches(): Promise<readonly Measurement[]> {
  const remove = await openDatabase();
  try {
    const published = await publishCatalog();
    if (!published.ok) throw new Error("the content has errors: run npm run check-content");
    await database().org.create({ data: { slug: "bench-library", name: "Bench" } });
    await adoptFramework(published.value.versionId);
    let files = 0;
    const once = { rounds: 1, calls: 1, unit: "ms", warmUp: 0 } as const;
    const first = await sample(async () => (files = (await installLibrary()).read), once);
    const unchanged = await sample(() => installLibrary(), { ...once, rounds: 5 });
    return [
      {
        ...{ name: `library filled for the first time, ${String(files)} files`, unit: "ms", ...first },
        ...{ basis: "median", reference: { name: "nothing changed", value: unchanged.median }, bar: 2_000 },
      },
      {
        ...{ name: "library found unchanged", unit: "ms", ...unchanged },
        ...{ basis: "median", reference: null, bar: 300 },
      },
    ];
  } finally {
    await closeDatabase();
    await remove();
  }
}
