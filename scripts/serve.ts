import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import compression from "compression";
import express from "express";
import type { ViteDevServer } from "vite";
import { env } from "#app/platform/env.server.ts";
import { errorText, log } from "#app/platform/logger.server.ts";
import { permissionsPolicy, securityHeaders, sendOnce } from "./serve/security-headers.ts";

// The web server. `npm start` runs and watches it; a process manager may run it directly.

/** Largest request body of any kind. Routes that take uploads have lower limits of their own. */
const MAX_BODY_BYTES = 250 * 1024 * 1024;
const YEAR_SECONDS = 31_536_000;
/** Requests under way get this long to finish when the server is told to stop. */
const FAREWELL_MS = 5_000;

const settings = env();
const development = settings.NODE_ENV === "development";

await main();

async function main(): Promise<void> {
  const vite = development ? await startVite() : undefined;
  const app = await createApp(vite);
  const server = createServer({ requestTimeout: 300_000, headersTimeout: 20_000, keepAliveTimeout: 10_000 }, app);
  server.once("error", (error: NodeJS.ErrnoException) => {
    process.stderr.write(`${explainListenError(error)}\n`);
    process.exit(error.code === "EADDRINUSE" ? 98 : 1);
  });
  server.listen(settings.PORT, settings.HOST, () => {
    const address = server.address();
    const port = address !== null && typeof address === "object" ? address.port : settings.PORT;
    process.send?.({ kind: "ready", port });
    log.info("The web server listens.", { host: settings.HOST, port });
  });
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(0), FAREWELL_MS).unref();
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    void vite?.close();
  };
  process.on("SIGTERM", stop);
  process.on("disconnect", stop);
  // Ctrl-C reaches the whole terminal group: the parent says when to stop. Without a parent it is for us.
  process.on("SIGINT", process.send === undefined ? stop : () => undefined);
}

function explainListenError(error: NodeJS.ErrnoException): string {
  if (error.code !== "EADDRINUSE") return `The web server could not start: ${error.message}`;
  return `Port ${settings.PORT} is already in use. Stop the other program, or choose another port: PORT=3001 npm start`;
}

async function startVite(): Promise<ViteDevServer> {
  const { createServer: createViteServer } = await import("vite");
  return createViteServer({ server: { middlewareMode: true } });
}

async function createApp(vite: ViteDevServer | undefined): Promise<express.Express> {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", settings.TRUST_PROXY);
  app.use((request, response, next) => {
    response.locals["cspNonce"] = randomBytes(16).toString("base64");
    if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) {
      response.status(413).type("text").send("This request is larger than the server accepts. Nothing was saved.\n");
      return;
    }
    next();
  });
  app.use(securityHeaders({ development, https: settings.PUBLIC_URL?.startsWith("https:") ?? false }));
  app.use(permissionsPolicy);
  app.use(sendOnce);
  app.use(compression());
  if (vite) app.use(vite.middlewares);
  else serveFiles(app);
  app.all("*", await remixHandler(vite));
  return app;
}

/** Names under /assets carry a hash of their content and never change. */
function serveFiles(app: express.Express): void {
  const client = resolve("build/client");
  app.use(
    "/assets",
    express.static(`${client}/assets`, { immutable: true, maxAge: YEAR_SECONDS * 1000, index: false }),
  );
  app.use("/assets", (_request, response) => {
    response.status(404).type("text").send("No such file.\n");
  });
  app.use(express.static(client, { maxAge: 3_600_000, index: false }));
}

async function remixHandler(vite: ViteDevServer | undefined): Promise<express.RequestHandler> {
  const build = vite
    ? (): Promise<ServerBuild> => vite.ssrLoadModule("virtual:remix/server-build") as Promise<ServerBuild>
    : await loadBuild();
  const handle = createRequestHandler({
    build,
    mode: settings.NODE_ENV,
    getLoadContext: (request, response) => ({
      cspNonce: response.locals["cspNonce"] as unknown,
      clientAddress: request.ip,
    }),
  });
  return (request, response, next) => {
    handle(request, response, (error?: unknown) => {
      if (error === undefined) next();
      else fail(request, response, error);
    }).catch((error: unknown) => {
      fail(request, response, error);
    });
  };
}

async function loadBuild(): Promise<ServerBuild> {
  const file = resolve("build/server/index.js");
  if (!existsSync(file)) throw new Error("There is no build yet. Run `npm start`, which builds first.");
  return (await import(pathToFileURL(file).href)) as ServerBuild;
}

function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  log.error("A request failed outside the pages.", { method: request.method, error: errorText(error) });
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { "Content-Type": "text/plain; charset=utf-8" });
  response.end("Something went wrong on the server. Nothing was saved. Please try again.\n");
}
