import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient, type Prisma } from "#app/generated/prisma/client.ts";
import { env } from "#app/platform/env.server.ts";
import { log } from "#app/platform/logger.server.ts";
import { createPool } from "./pool.server.ts";

/** A client bound to one open transaction. */
export type Tx = Prisma.TransactionClient;

interface TransactionOptions {
  readonly isolationLevel?: Prisma.TransactionIsolationLevel;
  /** After this long the transaction is rolled back. */
  readonly timeoutMs?: number;
}

// The embedded database runs transactions one after the other, so waiting for one's turn is normal.
const MAX_WAIT_MS = 30_000;
const TIMEOUT_MS = 30_000;

interface Connection {
  readonly client: PrismaClient;
  readonly close: () => Promise<void>;
}

let connection: Connection | undefined;

/** The database of this process, opened on first use. Inside `inTransaction` use only the `tx` it gives. */
export function database(): PrismaClient {
  connection ??= open();
  return connection.client;
}

/**
 * Runs `work` in one transaction: everything it wrote through `tx` is kept, or nothing is when it throws.
 * A statement outside `tx` meanwhile would wait for this transaction to end, so use only `tx` inside.
 */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
  return database().$transaction(work, {
    maxWait: MAX_WAIT_MS,
    timeout: options.timeoutMs ?? TIMEOUT_MS,
    ...(options.isolationLevel === undefined ? {} : { isolationLevel: options.isolationLevel }),
  });
}

/** Closes the connections of this process; the next `database()` opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = connection;
  connection = undefined;
  await open?.close();
}

function open(): Connection {
  const settings = env();
  const pool = createPool(settings.DATABASE_URL, settings.DATABASE_POOL_SIZE, (error) => {
    log.warn("A database connection was lost; the next query opens a new one.", { reason: error.message });
  });
  const client = new PrismaClient({ adapter: new PrismaPg(pool) });
  return {
    client,
    close: async () => {
      await client.$disconnect();
      await pool.end();
    },
  };
}
