import { readCookie, setCookie } from "./cookies.server.ts";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const THEME_COOKIE = "theme";
const ONE_YEAR_SECONDS = 365 * 86_400;

export const parseTheme = (value: unknown): Theme => THEMES.find((theme) => theme === value) ?? "system";

export const readTheme = (request: Request): Theme => parseTheme(readCookie(request, THEME_COOKIE));

export const themeCookie = (request: Request, theme: Theme): string =>
  setCookie(request, THEME_COOKIE, theme, { maxAgeSeconds: ONE_YEAR_SECONDS });
