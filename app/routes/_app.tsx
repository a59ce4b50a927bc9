import { Outlet } from "@remix-run/react";
import { useRootData } from "#app/ui/root-data.ts";
import { RouteError } from "#app/ui/route-error.tsx";
import { Shell } from "#app/ui/shell.tsx";

export default function AppLayout() {
  const { viewer } = useRootData();
  return viewer === null ? <Outlet /> : <Shell person={viewer}>{<Outlet />}</Shell>;
}

/** Keeps the menu around an error, so that there is a way on. */
export function ErrorBoundary() {
  const { viewer } = useRootData();
  return viewer === null ? <RouteError /> : <Shell person={viewer}>{<RouteError />}</Shell>;
}
