export type RouteModule = Readonly<Record<string, unknown>>;

const files = import.meta.glob<RouteModule>([
  "/app/routes/*.{ts,tsx}",
  "/app/routes/*/route.{ts,tsx}",
  "/app/root.tsx",
]);

/** "/app/routes/_app.me.tsx" and "/app/routes/_app.me/route.tsx" are both "_app.me"; the root is "../root". */
const idOf = (path: string): string =>
  path === "/app/root.tsx" ? "../root" : path.replace(/^\/app\/routes\//, "").replace(/(\/route)?\.tsx?$/, "");

export interface Route {
  readonly id: string;
  readonly load: () => Promise<RouteModule>;
}

/** Every route there is, found on disk: a new file is a new entry. */
export const ROUTES: readonly Route[] = Object.entries(files).map(([path, load]) => ({ id: idOf(path), load }));

/** "$accountId" in "_app.admin.access.$accountId". */
export const paramsOf = (id: string): readonly string[] =>
  id
    .split(".")
    .filter((part) => part.startsWith("$") && part.length > 1)
    .map((part) => part.slice(1));
