import { z } from "zod";

const flag = z.enum(["on", "off"]);

const schema = z
  .object({
    NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
    /** postgresql://… : the embedded database (set by `npm start`) or a PostgreSQL server of version 15 or later. */
    DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, "must start with postgresql://"),
    /** Connections this process may hold. The embedded database serves them one after the other. */
    DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(10),
    /** Demo mode shows the demo company's sign-ins on the sign-in page. */
    PACESETTER_DEMO: flag.default("off"),
    /** Key of everything this server signs for browsers. */
    SESSION_SECRET: z.string().min(32, "must be at least 32 characters"),
    /** Key that signs the end of each audit chain. It is never stored in the database. */
    AUDIT_KEY: z.string().min(32, "must be at least 32 characters"),
    /** This worker is the only one of its database, so jobs that nobody finished were interrupted. Set by `npm start`. */
    SOLE_WORKER: flag.default("off"),
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    HOST: z.string().default("127.0.0.1"),
    /** The address people type, when a reverse proxy stands in front: https://skills.example.org */
    PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
    /** Number of reverse proxies whose X-Forwarded-* headers are believed. */
    TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
    LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
    LOG_FORMAT: z.enum(["json", "text"]).default("text"),
  })
  .readonly();

type Env = z.infer<typeof schema>;

let parsed: Env | undefined;

/** The settings of this process, read once. Throws one error that lists every setting that is missing or wrong. */
export function env(): Env {
  if (parsed) return parsed;
  const result = schema.safeParse(process.env);
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
    throw new Error(`The settings of this process cannot be used:\n${lines.join("\n")}`);
  }
  parsed = result.data;
  return parsed;
}

/** Secure cookies and strict transport security belong to a site reached over https only. */
export function isHttps(): boolean {
  return env().PUBLIC_URL?.startsWith("https:") ?? false;
}
