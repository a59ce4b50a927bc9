import type { ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import helmet from "helmet";

interface SecurityOptions {
  /** Vite puts styles into the page and talks over a web socket. */
  readonly development: boolean;
  /** The site is reached over https only. */
  readonly https: boolean;
}

/** Headers of every response. Scripts run only with the nonce of their own response; nothing may be framed. */
export function securityHeaders({ development, https }: SecurityOptions): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", "'strict-dynamic'", (_request, response) => `'nonce-${nonceOf(response)}'`],
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        // Positions in charts are style attributes; they cannot load or run anything.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        // The one that keeps opened lessons readable without a connection.
        workerSrc: ["'self'"],
        connectSrc: development ? ["'self'", "ws:"] : ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    frameguard: { action: "deny" },
    // The pages send this one themselves, and `no-referrer` would remove the Origin header of forms.
    referrerPolicy: { policy: "same-origin" },
  });
}

/** Nothing asks for the camera except the badge page, and that only for itself. */
export const permissionsPolicy: RequestHandler = (request, response, next) => {
  const camera = request.path === "/badge" ? "(self)" : "()";
  response.set("Permissions-Policy", `camera=${camera}, microphone=(), geolocation=(), payment=(), usb=()`);
  next();
};

const sentOnce: ReadonlySet<string> = new Set(["referrer-policy", "x-content-type-options", "x-frame-options"]);

/** Remix adds a page's headers to those that are there; these would then be sent twice. The page's own word counts. */
export const sendOnce: RequestHandler = (_request, response, next) => {
  const append = response.append.bind(response);
  response.append = (name, value) =>
    sentOnce.has(name.toLowerCase()) ? response.set(name, value) : append(name, value);
  next();
};

function nonceOf(response: ServerResponse): string {
  return String((response as ServerResponse & { locals: Record<string, unknown> }).locals["cspNonce"]);
}
