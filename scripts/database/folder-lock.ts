import { createHash } from "node:crypto";
import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { join } from "node:path";

/** Another process has the folder open. */
export class FolderInUseError extends Error {
  override readonly name = "FolderInUseError";
}

/**
 * Takes the folder for this process until it ends, however it ends. The lock is a listening address and not a file,
 * because the operating system gives it back even after kill -9, and no stale lock can be mistaken for a live one.
 */
export async function lockFolder(folder: string): Promise<Server> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const address = lockAddress(realpathSync(folder));
  const lock = await tryListen(address);
  if (lock) return lock;
  // A socket file survives its process (not so the addresses of Linux and Windows): nobody answers there.
  if (process.platform !== "linux" && process.platform !== "win32" && !(await answers(address))) {
    rmSync(address, { force: true });
    const second = await tryListen(address);
    if (second) return second;
  }
  throw new FolderInUseError("Another process has this database folder open. Stop it first; only one may use it.");
}

function lockAddress(folder: string): string {
  const name = `pacesetter-${createHash("sha256").update(folder).digest("hex").slice(0, 32)}`;
  if (process.platform === "linux") return `\0${name}`;
  if (process.platform === "win32") return `\\\\.\\pipe\\${name}`;
  return join(folder, "lock.sock");
}

function tryListen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.end());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => {
      resolve(false);
    });
  });
}
