import { renderToStaticMarkup } from "react-dom/server";
import { publicLoader } from "#app/http/access.server.ts";
import { OfflinePage } from "#app/ui/offline/offline-page.tsx";
import styles from "../tailwind.css?url";

/**
 * The page a device shows without a connection, fetched once by its service worker. Static on purpose: with scripts it would
 * find itself at another address than it was made for. The same for everybody, so nothing personal is kept with it.
 */
export const loader = publicLoader(() => {
  const page = renderToStaticMarkup(
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <title>No connection · Pacesetter</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href={styles} />
      </head>
      <body>
        <OfflinePage />
      </body>
    </html>,
  );
  return new Response(`<!doctype html>${page}`, { headers: { "Content-Type": "text/html; charset=utf-8" } });
});
