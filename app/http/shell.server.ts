import type { LoaderFunctionArgs } from "@remix-run/node";
import type { Permission } from "#app/engine/access/permissions.ts";
import { permissionsOf } from "#app/engine/access/scope.ts";
import type { AccessRole } from "#app/engine/access/viewer.ts";
import { knownFormToken } from "./csrf.server.ts";
import { homePath, navigationFor } from "./navigation.ts";
import type { NavigationEntry } from "./navigation.ts";
import { signedInFor } from "./session.server.ts";
import { readTheme } from "./theme.server.ts";
import type { Theme } from "./theme.server.ts";

export interface ShellViewer {
  readonly displayName: string;
  readonly initials: string;
  readonly organisation: string;
  readonly kiosk: boolean;
  readonly roles: readonly AccessRole[];
  readonly permissions: readonly Permission[];
  readonly navigation: readonly NavigationEntry[];
  readonly home: string;
}

/** What the root route gives to every page. */
export interface Shell {
  readonly csrfToken: string | null;
  readonly theme: Theme;
  readonly viewer: ShellViewer | null;
}

/** Give the loader's `context` along: then the loaders of the same page share one query for the viewer. */
export async function loadShell(request: Request, context: LoaderFunctionArgs["context"] = {}): Promise<Shell> {
  const signedIn = await signedInFor(request, context);
  const theme = readTheme(request);
  if (signedIn === null) return { csrfToken: knownFormToken(request), theme, viewer: null };
  const { viewer, organisation, kiosk, csrfToken } = signedIn;
  const permissions = permissionsOf(viewer);
  return {
    csrfToken,
    theme,
    viewer: {
      displayName: viewer.displayName,
      initials: initialsOf(viewer.displayName),
      organisation: organisation.name,
      kiosk,
      roles: [...new Set(viewer.grants.map((grant) => grant.role))],
      permissions,
      navigation: navigationFor(permissions),
      home: homePath(permissions),
    },
  };
}

/** First and last word's first letters: "Mara van Dijk" is MD. */
export function initialsOf(displayName: string): string {
  const words = displayName.split(/\s+/).filter((word) => word.length > 0);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? "")[0]?.toLocaleUpperCase("en") ?? "").join("");
}
