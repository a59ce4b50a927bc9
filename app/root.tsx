import { Links, Meta, Outlet, Scripts, ScrollRestoration } from "@remix-run/react";
import type { MetaFunction } from "@remix-run/node";
import { type ReactNode, useContext } from "react";
import { publicLoader } from "#app/http/access.server.ts";
import { personalHeaders } from "#app/http/headers.ts";
import { loadShell } from "#app/http/shell.server.ts";
import { preferredLocale } from "#app/ui/locale.ts";
import { NonceContext } from "#app/ui/nonce-context.ts";
import { ReadinessPatterns } from "#app/ui/readiness-bar.tsx";
import { type RootData, useRootData } from "#app/ui/root-data.ts";
import { RouteError } from "#app/ui/route-error.tsx";
import { Shell } from "#app/ui/shell.tsx";
import "./tailwind.css";

export const headers = personalHeaders;

export const meta: MetaFunction = () => [{ title: "Pacesetter" }];

export const loader = publicLoader(async ({ request, context }): Promise<RootData> => {
  const shell = await loadShell(request, context);
  return { ...shell, locale: preferredLocale(request.headers.get("Accept-Language")) };
});

export function Layout({ children }: { readonly children: ReactNode }) {
  const { theme } = useRootData();
  const nonce = useContext(NonceContext);
  return (
    <html lang="en" data-theme={theme === "system" ? undefined : theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" content="#f6f7f8" media="(prefers-color-scheme: light)" />
        <meta name="theme-color" content="#0e1215" media="(prefers-color-scheme: dark)" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="apple-touch-icon" href="/icon-192.png" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <Meta />
        <Links />
      </head>
      <body>
        <ReadinessPatterns />
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}

/** The last one: reached by what no inner boundary caught. */
export function ErrorBoundary() {
  const { viewer } = useRootData();
  const page = <RouteError />;
  return viewer === null ? <main id="content">{page}</main> : <Shell person={viewer}>{page}</Shell>;
}
