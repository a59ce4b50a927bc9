import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { databaseAddress } from "./database/address.ts";
import { FolderInUseError } from "./database/folder-lock.ts";
import { startEmbeddedDatabase } from "./database/supervise.ts";
import { CannotStart } from "./start/progress.ts";
import { readSettings } from "./start/settings.ts";

/** The database of this installation, for a command that works on it. */
export interface Installation {
  /** Ends what was started for the command; a database that was running before keeps running. */
  close(): Promise<void>;
}

/**
 * Makes the application's modules work on the installation in this folder (or on DATABASE_URL) with its own keys. Joins
 * the embedded database when Pacesetter is running, and starts it for the time of the command when it is not.
 */
export async function openInstallation(): Promise<Installation> {
  const folder = join(process.env["PACESETTER_DATA"] ?? ".data", "database");
  if (process.env["DATABASE_URL"] === undefined && !existsSync(folder)) {
    throw new CannotStart("There is no database here yet: run npm start first, or set DATABASE_URL.");
  }
  const settings = await readSettings();
  const { url, close } = settings.serverUrl === undefined ? await embedded(folder) : onServer(settings.serverUrl);
  Object.assign(process.env, settings.secrets, { DATABASE_URL: url });
  return { close };
}

const onServer = (url: string) => ({ url, close: () => Promise.resolve() });

async function embedded(folder: string): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  try {
    const database = await startEmbeddedDatabase(folder);
    return { url: database.url, close: () => database.stop() };
  } catch (error) {
    if (!(error instanceof FolderInUseError)) throw error;
    if (process.platform === "win32") throw new CannotStart("Pacesetter is running. Stop it, then run this again.");
    const { url } = await databaseAddress(resolve(folder));
    return { url, close: () => Promise.resolve() };
  }
}
