import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { z } from "zod";
import { CannotStart } from "./progress.ts";

/** What `npm start` itself reads from the environment. The processes it starts check the rest. */
const environment = z.object({
  NODE_ENV: z.string().optional(),
  /** Unset: the embedded database. */
  DATABASE_URL: z.string().min(1).optional(),
  /** on: fill an empty database with the demo company. Default: on for the embedded database only. */
  PACESETTER_DEMO: z.enum(["on", "off"]).optional(),
  /** Where the embedded database and the generated keys live. */
  PACESETTER_DATA: z.string().min(1).default(".data"),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  SESSION_SECRET: z.string().optional(),
  AUDIT_KEY: z.string().optional(),
});

export interface Settings {
  readonly dataFolder: string;
  readonly serverUrl: string | undefined;
  readonly demo: boolean;
  readonly port: number;
  readonly host: string;
  readonly secrets: Secrets;
}

const secretsSchema = z.object({ SESSION_SECRET: z.string().min(32), AUDIT_KEY: z.string().min(32) });
type Secrets = z.infer<typeof secretsSchema>;
type GivenSecrets = { readonly [Name in keyof Secrets]?: string | undefined };

export async function readSettings(): Promise<Settings> {
  const parsed = environment.safeParse(process.env);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new CannotStart(`These settings cannot be used:\n${lines.join("\n")}`);
  }
  const given = parsed.data;
  const demo = (given.PACESETTER_DEMO ?? (given.DATABASE_URL === undefined ? "on" : "off")) === "on";
  const mayGenerate = given.NODE_ENV !== "production" || given.DATABASE_URL === undefined || demo;
  await mkdir(given.PACESETTER_DATA, { recursive: true, mode: 0o700 });
  return {
    dataFolder: given.PACESETTER_DATA,
    serverUrl: given.DATABASE_URL,
    demo,
    port: given.PORT,
    host: given.HOST,
    secrets: await readSecrets(given, join(given.PACESETTER_DATA, "secrets.json"), mayGenerate),
  };
}

/** From the environment, else from the file of this installation, else (where allowed) new and random. Never a default. */
async function readSecrets(given: GivenSecrets, file: string, mayGenerate: boolean): Promise<Secrets> {
  const fromEnvironment = secretsSchema.safeParse(given);
  if (fromEnvironment.success) return fromEnvironment.data;
  if (existsSync(file)) {
    const kept = secretsSchema.safeParse(JSON.parse(await readFile(file, "utf8")));
    if (kept.success) return { ...kept.data, ...definedOf(given) };
    throw new CannotStart(
      `${file} holds no usable keys. Restore it from a backup: without AUDIT_KEY the audit log cannot be verified.`,
    );
  }
  if (!mayGenerate) {
    throw new CannotStart(
      "Set SESSION_SECRET and AUDIT_KEY, each to a random text of at least 32 characters (openssl rand -hex 32).\n" +
        "Keep AUDIT_KEY safe and unchanged: it signs the audit log. Nothing was started.",
    );
  }
  const made: Secrets = { SESSION_SECRET: randomBytes(32).toString("hex"), AUDIT_KEY: randomBytes(32).toString("hex") };
  await writeFile(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: "wx" });
  await chmod(file, 0o600);
  return { ...made, ...definedOf(given) };
}

function definedOf(given: GivenSecrets): Partial<Secrets> {
  return Object.fromEntries(Object.entries(given).filter(([name, value]) => name in secretsSchema.shape && value));
}

/** Says so at once when another program has the port, not after minutes of preparation. */
export function checkPort(port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        new CannotStart(
          error.code === "EADDRINUSE"
            ? `Port ${port} is already in use, perhaps by another Pacesetter. Stop that program, or choose another port: PORT=${port + 1} npm start`
            : `The address ${host}:${port} cannot be used: ${error.message}`,
        ),
      );
    });
    probe.listen(port, host, () => {
      probe.close(() => {
        resolve();
      });
    });
  });
}
