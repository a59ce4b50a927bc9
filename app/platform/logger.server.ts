import { env } from "./env.server.ts";
import { now } from "./clock.server.ts";

type Level = "debug" | "info" | "warn" | "error";
type LogFields = Readonly<Record<string, string | number | boolean | null | undefined>>;

const order: Readonly<Record<Level, number>> = { debug: 0, info: 1, warn: 2, error: 3 };

/** Names whose values never reach a log, whoever passes them. */
const secretName = /secret|password|pin|token|cookie|authorization|key$|url$/i;
/** A connection string inside a message, with its password if it carries one. */
const connectionString = /postgres(?:ql)?:\/\/\S+/gi;

function cleaned(fields: LogFields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, secretName.test(name) ? "(hidden)" : hideConnections(value)]),
  );
}

function hideConnections(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll(connectionString, "(database address)") : value;
}

function write(level: Level, message: string, fields: LogFields): void {
  const settings = env();
  if (order[level] < order[settings.LOG_LEVEL]) return;
  const at = now().toISOString();
  const safe = cleaned(fields);
  const text = String(hideConnections(message));
  const line =
    settings.LOG_FORMAT === "json"
      ? JSON.stringify({ at, level, message: text, ...safe })
      : `${at} ${level} ${text}${Object.entries(safe)
          .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
          .join("")}`;
  (level === "error" ? process.stderr : process.stdout).write(`${line}\n`);
}

export const log = {
  debug: (message: string, fields: LogFields = {}): void => {
    write("debug", message, fields);
  },
  info: (message: string, fields: LogFields = {}): void => {
    write("info", message, fields);
  },
  warn: (message: string, fields: LogFields = {}): void => {
    write("warn", message, fields);
  },
  error: (message: string, fields: LogFields = {}): void => {
    write("error", message, fields);
  },
};

/** The text of whatever was thrown, with the stack for the log only. */
export function errorText(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
