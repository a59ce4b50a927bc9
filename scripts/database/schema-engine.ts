import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import pg from "pg";

// The official schema engine as WebAssembly: nothing to download, and it speaks to the database through our own driver.

interface EngineModule {
  readonly SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

export interface MigrationFile {
  readonly name: string;
  readonly sql: string;
}

/** Everything under prisma/migrations, oldest first, and the lock file. */
export interface Migrations {
  readonly lockFile: string;
  readonly files: readonly MigrationFile[];
}

const INTERNAL_CHAR = 18;
const TEXT = 25;

/** A pool that remembers which columns of the last result were of PostgreSQL's one-byte type "char". */
class CatalogReadingPool extends pg.Pool {
  readonly characterColumns = new Set<number>();

  override query = (async (...given: unknown[]): Promise<pg.QueryArrayResult> => {
    const client = await this.connect();
    try {
      const ask = client.query.bind(client) as (...args: unknown[]) => Promise<pg.QueryArrayResult>;
      const result = await ask(...given);
      this.characterColumns.clear();
      for (const [column, field] of result.fields.entries()) {
        if (field.dataTypeID !== INTERNAL_CHAR) continue;
        this.characterColumns.add(column);
        field.dataTypeID = TEXT;
      }
      return result;
    } finally {
      client.release();
    }
  }) as pg.Pool["query"];
}

/**
 * The driver adapter refuses columns of type "char", which the engine reads from the system catalogue when it compares
 * schemas. Here they pass as text and get their true type back. The engine asks one question at a time.
 */
async function connectForCatalog(pool: CatalogReadingPool): Promise<SqlDriverAdapter> {
  const adapter: SqlDriverAdapter = await new PrismaPg(pool).connect();
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const column of pool.characterColumns) result.columnTypes[column] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

/** Runs `work` with an engine on a database. `shadowUrl` names an empty database, needed only to compare. */
export async function withSchemaEngine<T>(
  url: string,
  schema: string,
  work: (engine: SchemaEngine) => Promise<T>,
  shadowUrl?: string,
): Promise<T> {
  const pools: pg.Pool[] = [];
  const connect = (connectionString: string): Promise<SqlDriverAdapter> => {
    const pool = new CatalogReadingPool({ connectionString, max: 1 });
    pools.push(pool);
    return connectForCatalog(pool);
  };
  const factory: SqlMigrationAwareDriverAdapterFactory = {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connect(url),
    connectToShadowDb: () =>
      shadowUrl === undefined ? Promise.reject(new Error("No shadow database was given.")) : connect(shadowUrl),
  };
  const { SchemaEngine: Engine } = await engineModule();
  const datamodels: [string, string][] = [["prisma/schema", schema]];
  const engine = await Engine.new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(factory));
  try {
    return await work(engine);
  } finally {
    engine.free();
    await Promise.all(pools.map((pool) => pool.end()));
  }
}

/** Where the engine leaves the text of a panic before it stops. */
const panics = {
  set_message(text: string): void {
    throw new Error(`The schema engine stopped: ${text}`);
  },
};

let loading: Promise<EngineModule> | undefined;

/** Once per process: the generated glue holds one instance only, and a second would take the first one's memory away. */
function engineModule(): Promise<EngineModule> {
  loading ??= loadEngine();
  return loading;
}

async function loadEngine(): Promise<EngineModule> {
  const require = createRequire(import.meta.url);
  const glueFile = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const glue = (await import(glueFile)) as EngineModule & WebAssembly.ModuleImports;
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  const bytes = await readFile(join(dirname(glueFile), "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(bytes, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports["__wbindgen_start"] as () => void)();
  return glue;
}
