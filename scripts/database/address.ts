import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Where the embedded database listens, and the connection string that leads there. */
export interface DatabaseAddress {
  readonly listen: { readonly path: string } | { readonly host: string; readonly port: number };
  readonly url: string;
}

const SOCKET_NAME = ".s.PGSQL.5432";
/** The kernel's limit for the path of a socket is 104 bytes on the narrowest system. */
const LONGEST_SOCKET_PATH = 103;

/**
 * A socket file in a folder that only this user may enter; where the system has none, a free loopback port.
 * The address stays the same when the database is started again.
 */
export async function databaseAddress(folder: string): Promise<DatabaseAddress> {
  if (process.platform === "win32") {
    const port = await freePort();
    return {
      listen: { host: "127.0.0.1", port },
      url: `postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=disable`,
    };
  }
  const directory = socketDirectory(folder);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  return {
    listen: { path: join(directory, SOCKET_NAME) },
    url: `postgresql://postgres@localhost/postgres?host=${encodeURIComponent(directory)}&sslmode=disable`,
  };
}

function socketDirectory(folder: string): string {
  const inside = join(folder, "socket");
  if (Buffer.byteLength(join(inside, SOCKET_NAME)) <= LONGEST_SOCKET_PATH) return inside;
  const user = process.getuid?.() ?? 0;
  return join(tmpdir(), `pacesetter-${user}-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`);
}

/** A port of the loopback interface that nobody uses at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === "object") resolve(address.port);
        else reject(new Error("The system gave no port."));
      });
    });
  });
}
