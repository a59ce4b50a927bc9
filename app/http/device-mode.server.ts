import { readCookie, setCookie } from "./cookies.server.ts";

/** What somebody has said about this device on the badge page: many people use it, or it is one person's own. */
const DEVICE_MODES = ["shared", "own"] as const;
export type DeviceMode = (typeof DEVICE_MODES)[number];

const DEVICE_COOKIE = "device";
const ONE_YEAR_SECONDS = 365 * 86_400;

export const parseDeviceMode = (value: unknown): DeviceMode | null =>
  DEVICE_MODES.find((mode) => mode === value) ?? null;

/** Null: nobody has said. A badge sign-in then counts as shared, a password as one's own. */
export const readDeviceMode = (request: Request): DeviceMode | null =>
  parseDeviceMode(readCookie(request, DEVICE_COOKIE));

export const deviceModeCookie = (request: Request, mode: DeviceMode): string =>
  setCookie(request, DEVICE_COOKIE, mode, { maxAgeSeconds: ONE_YEAR_SECONDS });

/** Where this device signs people in: at a shared one nobody has an e-mail address to type. */
export const signInPage = (request: Request): "/badge" | "/sign-in" =>
  readDeviceMode(request) === "shared" ? "/badge" : "/sign-in";
