import type { LoaderFunctionArgs } from "@remix-run/node";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { Permission } from "#app/engine/access/permissions.ts";
import { ROLE_NAMES } from "#app/engine/access/role-names.ts";
import { permissionsOf } from "#app/engine/access/scope.ts";
import { today } from "#app/platform/clock.server.ts";
import { loadOpenWork } from "#app/services/load-open-work.server.ts";
import type { SignedIn } from "#app/services/load-viewer.server.ts";
import { knownFormToken } from "./csrf.server.ts";
import { homePath, navigationFor } from "./navigation.ts";
import type { NavigationSection, OpenCounts } from "./navigation.ts";
import { signedInFor } from "./session.server.ts";
import { readTheme } from "./theme.server.ts";
import type { Theme } from "./theme.server.ts";

export interface ShellViewer {
  /** Whose work waits on this device. */
  readonly account: string;
  readonly learner: string | null;
  readonly displayName: string;
  readonly initials: string;
  /** In words: "Team lead, Paint shop". */
  readonly roles: readonly string[];
  readonly permissions: readonly Permission[];
  readonly navigation: readonly NavigationSection[];
  readonly home: string;
  /** Signed in on a shared device: the page signs out by itself after a minute without a touch. */
  readonly kiosk: boolean;
}

/** What the root route gives to every page. */
export interface Shell {
  /** Empty for a reader who has no session and has opened no form: the sign-in pages bring their own token. */
  readonly csrfToken: string;
  readonly theme: Theme;
  readonly locale: string;
  readonly viewer: ShellViewer | null;
  readonly scopeLabel: string | null;
  readonly asOf: PlainDate;
}

const LOCALE = "en-GB";

/** Give the loader's `context` along: then the loaders of the same page share one query for the viewer. */
export async function loadShell(request: Request, context: LoaderFunctionArgs["context"] = {}): Promise<Shell> {
  const signedIn = await signedInFor(request, context);
  const theme = readTheme(request);
  if (signedIn === null) {
    const csrfToken = knownFormToken(request) ?? "";
    return { csrfToken, theme, locale: LOCALE, viewer: null, scopeLabel: null, asOf: today("UTC") };
  }
  return {
    csrfToken: signedIn.csrfToken,
    theme,
    locale: LOCALE,
    viewer: shellViewer(signedIn, await loadOpenWork(signedIn.viewer)),
    scopeLabel: scopeLabel(signedIn),
    asOf: today(signedIn.organisation.timeZone),
  };
}

function shellViewer({ viewer, unitNames, kiosk }: SignedIn, open: OpenCounts): ShellViewer {
  const permissions = permissionsOf(viewer);
  const granted = viewer.grants.map((grant) => {
    const unit = unitNames.get(grant.unitId);
    return unit === undefined ? ROLE_NAMES[grant.role] : `${ROLE_NAMES[grant.role]}, ${unit}`;
  });
  return {
    account: viewer.accountId,
    learner: viewer.learnerId,
    displayName: viewer.displayName,
    initials: initialsOf(viewer.displayName),
    roles: granted.length === 0 && viewer.learnerId !== null ? [ROLE_NAMES.employee] : granted,
    permissions,
    navigation: navigationFor(permissions, open),
    home: kiosk && permissions.includes("record:read:own") ? "/kiosk" : homePath(permissions),
    kiosk,
  };
}

/** The one unit somebody looks after, or the organisation. */
function scopeLabel({ viewer, unitNames, organisation }: SignedIn): string {
  const units = [...new Set(viewer.grants.map((grant) => grant.unitId))];
  const [only] = units;
  return (units.length === 1 && only !== undefined ? unitNames.get(only) : undefined) ?? organisation.name;
}

/** First and last word's first letters: "Mara van Dijk" is MD. */
function initialsOf(displayName: string): string {
  const words = displayName.split(/\s+/).filter((word) => word.length > 0);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? "")[0]?.toLocaleUpperCase("en") ?? "").join("");
}
