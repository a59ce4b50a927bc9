import { useMatches, useRouteLoaderData } from "@remix-run/react";

export type Theme = "system" | "light" | "dark";

export interface NavigationItem {
  readonly to: string;
  readonly label: string;
  /** A key of `navigation-icon.tsx`; an unknown one gets a circle, never a hole. */
  readonly icon: string;
  /** Things that wait for the reader there. */
  readonly count?: number | undefined;
}

/** Roots of other entries of the menu: each is current on its own page alone. */
const ROOTS: ReadonlySet<string> = new Set(["/me", "/admin/access"]);

export const hasPagesBelow = ({ to }: NavigationItem): boolean => ROOTS.has(to);

/** Entries of one job: "My path", "Workforce". */
export interface NavigationSection {
  readonly label: string;
  readonly items: readonly NavigationItem[];
}

export interface SignedInPerson {
  /** Whose work waits on this device: of checks and lessons by account, of sign-offs by person. */
  readonly account: string;
  readonly learner: string | null;
  readonly displayName: string;
  readonly initials: string;
  /** In words: "Team lead, Paint shop". */
  readonly roles: readonly string[];
  readonly navigation: readonly NavigationSection[];
  readonly home: string;
  /** A shared device: no menu, sign-out always in sight. */
  readonly kiosk: boolean;
}

/** What the root loader gives to every page. */
export interface RootData {
  /** Empty before there is a session: then the page's own loader brings one. */
  readonly csrfToken: string;
  readonly theme: Theme;
  /** BCP 47, for `format.ts`. */
  readonly locale: string;
  readonly viewer: SignedInPerson | null;
  /** The part of the company the person looks after, in words. */
  readonly scopeLabel: string | null;
  /** YYYY-MM-DD: the day all numbers are as of unless the page says otherwise. */
  readonly asOf: string;
}

/** An error page has no loader data when the root loader itself failed: then nobody is signed in. */
const NOBODY: RootData = {
  csrfToken: "",
  theme: "system",
  locale: "en-GB",
  viewer: null,
  scopeLabel: null,
  asOf: "",
};

export function useRootData(): RootData {
  const data = useRouteLoaderData<() => RootData>("root");
  return data ?? NOBODY;
}

/** For `format.ts`: the locale of the page. */
export function useLocale(): string {
  return useRootData().locale;
}

/** What the top bar says about the numbers on the page: a page whose loader data has them as text sets its own. */
export function usePageContext(): Pick<RootData, "scopeLabel" | "asOf"> {
  const matches = useMatches();
  const stated = (key: "scopeLabel" | "asOf"): string | undefined =>
    matches
      .map((match) => textAt(match.data, key))
      .filter((text) => text !== undefined)
      .at(-1);
  return { scopeLabel: stated("scopeLabel") ?? null, asOf: stated("asOf") ?? "" };
}

function textAt(data: unknown, key: string): string | undefined {
  if (typeof data !== "object" || data === null) return undefined;
  const value: unknown = Reflect.get(data, key);
  return typeof value === "string" ? value : undefined;
}
