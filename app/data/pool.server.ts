import pg from "pg";

/** How long a caller waits while the database is being started again. */
const RECONNECT_MS = 20_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

/** Codes that mean: nobody listens yet. Nothing was sent, so trying again can repeat no write. */
const notListening: ReadonlySet<string> = new Set(["ECONNREFUSED", "ENOENT", "57P03"]);

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: Error | boolean) => void,
) => void;

/**
 * A pool that outlives a restart of the database: opening a connection is tried again for a while. A statement that
 * was under way when the connection broke is never repeated, because it may have been committed.
 */
class PatientPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    const connecting = this.connectPatiently();
    if (!callback) return connecting;
    connecting.then(
      (client) => {
        callback(undefined, client, (release) => {
          client.release(release);
        });
      },
      (error: unknown) => {
        callback(error instanceof Error ? error : new Error(String(error)), undefined, () => undefined);
      },
    );
    return undefined;
  }

  private async connectPatiently(): Promise<pg.PoolClient> {
    const deadline = performance.now() + RECONNECT_MS;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        return await super.connect();
      } catch (error) {
        if (!isNotListening(error) || performance.now() + pauseMs > deadline) throw error;
        await new Promise((resume) => setTimeout(resume, pauseMs));
      }
    }
  }
}

function isNotListening(error: unknown): boolean {
  return error instanceof Error && "code" in error && notListening.has(String(error.code));
}

/** A pool on a database, with at most `size` connections. `onIdleError` hears of connections lost while unused. */
export function createPool(url: string, size: number, onIdleError: (error: Error) => void): pg.Pool {
  const pool = new PatientPool({
    connectionString: url,
    max: size,
    idleTimeoutMillis: 30_000,
    application_name: "pacesetter",
    keepAlive: true,
  });
  pool.on("error", onIdleError);
  return pool;
}
