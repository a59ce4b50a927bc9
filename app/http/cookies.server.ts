import { isHttps as isServedOverHttps } from "#app/platform/env.server.ts";

export interface CookieOptions {
  /** Null: until the browser is closed. */
  readonly maxAgeSeconds: number | null;
}

/** Behind a proxy that ends TLS the request itself arrives as http: then the public address decides. */
const isHttps = (request: Request): boolean => isServedOverHttps() || new URL(request.url).protocol === "https:";

/** Over https the `__Host-` prefix makes the browser refuse the cookie from a subdomain, another path or plain http. */
const nameOf = (request: Request, name: string): string => (isHttps(request) ? `__Host-${name}` : name);

export function readCookie(request: Request, name: string): string | null {
  const wanted = nameOf(request, name);
  for (const part of (request.headers.get("Cookie") ?? "").split(";")) {
    const equals = part.indexOf("=");
    if (equals > 0 && part.slice(0, equals).trim() === wanted) return part.slice(equals + 1).trim();
  }
  return null;
}

/** A Set-Cookie value. `value` is one of our own tokens or words: URL-safe by construction. */
export function setCookie(request: Request, name: string, value: string, options: CookieOptions): string {
  const parts = [`${nameOf(request, name)}=${value}`, "Path=/", "HttpOnly", "SameSite=Lax"];
  if (isHttps(request)) parts.push("Secure");
  if (options.maxAgeSeconds !== null) parts.push(`Max-Age=${Math.round(options.maxAgeSeconds)}`);
  return parts.join("; ");
}

export const clearCookie = (request: Request, name: string): string =>
  setCookie(request, name, "", { maxAgeSeconds: 0 });
