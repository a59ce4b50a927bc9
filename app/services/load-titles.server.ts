import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadImportOrg, loadTitleRoles } from "#app/data/import-snapshot.server.ts";
import { loadHeldTitles } from "#app/data/title-roles.server.ts";
import { titleKey } from "#app/engine/intake/title-key.ts";
import { createTitleMatcher } from "#app/engine/intake/title-similarity.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { today } from "#app/platform/clock.server.ts";

import { roleNames } from "./framework-names.ts";

/** What somebody decided about a title; the form's value. */
export const UNDECIDED = "";
export const NO_ROLE = "none";

export interface TitleSuggestionView {
  readonly roleId: string;
  readonly roleName: string;
  /** Whole percent. */
  readonly similarity: number;
  /** Why, in words. */
  readonly because: string;
}

export interface TitleLine {
  readonly key: string;
  readonly title: string;
  readonly headcount: number;
  /** Role id, "none", or "" while undecided. */
  readonly decision: string;
  readonly suggestions: readonly TitleSuggestionView[];
}

export interface TitlesPage {
  readonly lines: readonly TitleLine[];
  readonly total: number;
  readonly perPage: number;
  readonly counts: { readonly titles: number; readonly undecided: number; readonly peopleUndecided: number };
  readonly roles: readonly { readonly value: string; readonly label: string }[];
}

const TITLES_PER_PAGE = 40;

/** The organisation's job titles with what was decided about them, and what they resemble where nothing was. */
export async function loadTitles(
  orgId: OrgId,
  query: { readonly onlyUndecided: boolean; readonly page: number },
): Promise<TitlesPage> {
  const { timeZone } = await loadImportOrg(orgId);
  const catalog = await loadOrgCatalog(orgId);
  const decided = await loadTitleRoles(orgId);
  const all = joinSpellings(await loadHeldTitles(orgId, today(timeZone)));
  const undecided = all.filter((title) => !decided.has(title.key));
  const listed = query.onlyUndecided ? undecided : all;
  const suggest = createTitleMatcher(roleNames(catalog));
  const lines = listed.slice((query.page - 1) * TITLES_PER_PAGE, query.page * TITLES_PER_PAGE).map((title) => {
    const role = decided.get(title.key);
    const decision = role === undefined ? UNDECIDED : (role ?? NO_ROLE);
    return { ...title, decision, suggestions: decision === UNDECIDED ? suggest(title.title, 2).map(explain) : [] };
  });
  return {
    lines,
    total: listed.length,
    perPage: TITLES_PER_PAGE,
    counts: {
      titles: all.length,
      undecided: undecided.length,
      peopleUndecided: undecided.reduce((sum, title) => sum + title.headcount, 0),
    },
    roles: catalog.roles.map((role) => ({ value: role.id, label: role.name })),
  };
}

function explain(suggestion: ReturnType<ReturnType<typeof createTitleMatcher>>[number]): TitleSuggestionView {
  const { roleId, roleName, similarity, text, sharedWords } = suggestion;
  const words = sharedWords.map((word) => `“${word}”`).join(", ");
  const because =
    text === roleName
      ? `shares ${words} with its name`
      : `shares ${words} with “${text}”, an occupation it is anchored in`;
  return { roleId, roleName, similarity: Math.round(similarity * 100), because };
}

interface JoinedTitle {
  readonly key: string;
  readonly title: string;
  readonly headcount: number;
}

function joinSpellings(
  held: readonly { readonly title: string; readonly headcount: number }[],
): readonly JoinedTitle[] {
  const joined = new Map<string, JoinedTitle>();
  for (const { title, headcount } of held) {
    const key = titleKey(title);
    const known = joined.get(key);
    joined.set(key, { key, title: known?.title ?? title, headcount: (known?.headcount ?? 0) + headcount });
  }
  return [...joined.values()].sort(
    (one, other) => other.headcount - one.headcount || (one.title < other.title ? -1 : 1),
  );
}
