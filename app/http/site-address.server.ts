import { env } from "#app/platform/env.server.ts";

/** The address people type, without a slash at its end: PUBLIC_URL, else the one of this request. */
export function siteAddress(request: Request): string {
  return new URL(env().PUBLIC_URL ?? request.url).origin;
}

/** An address that leads every device to itself: fine on this computer, useless on a printed code. */
export const isOwnComputer = (site: string): boolean =>
  ["localhost", "127.0.0.1", "[::1]"].includes(new URL(site).hostname);
