// What is shown in place of a page that cannot be had. Read by sw.js.

const OFFLINE_PREFIX = "offline-page";
const OFFLINE_CACHE = `${OFFLINE_PREFIX} ${BUILD}`;
const OFFLINE_URL = "/offline";
const KEPT_LIST = "<!--kept-->";

async function prepareOfflinePage() {
  const page = await fetch(OFFLINE_URL, { credentials: "omit" });
  if (!page.ok) throw new Error("the page for lost connections could not be had");
  const cache = await caches.open(OFFLINE_CACHE);
  await Promise.all([...assetsOf(await page.clone().text()), "/icon.svg"].map((part) => copy(cache, part)));
  await cache.put(OFFLINE_URL, page);
}

async function dropOldOfflinePages() {
  const old = (await caches.keys()).filter((name) => name.startsWith(`${OFFLINE_PREFIX} `) && name !== OFFLINE_CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The page with what is kept on this device. Titles come out of pages of our own, where they are escaped already. */
async function offlinePage(asked) {
  const page = await caches.match(OFFLINE_URL, { ignoreVary: true });
  if (page === undefined) return Response.error();
  const links = (await keptPages()).map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`);
  const list = links.length > 0 ? links.join("") : "<li>Nothing is kept on this device.</li>";
  const headers = new Headers({ "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store" });
  const policy = page.headers.get("Content-Security-Policy");
  if (policy !== null) headers.set("Content-Security-Policy", policy);
  // an address comes out of the browser with quotes and angle brackets encoded
  const again = `href="${(asked.pathname + asked.search).replaceAll("&", "&amp;")}"`;
  const text = (await page.text()).replace(KEPT_LIST, () => list).replace(`href="${OFFLINE_URL}"`, () => again);
  return new Response(text, { status: 503, headers });
}

async function keptPages() {
  const found = new Map();
  for (const name of await ownCaches()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const path = new URL(request.url).pathname;
      if (!isPage(path) || found.has(path)) continue;
      const html = (await (await cache.match(request))?.text()) ?? "";
      found.set(path, /<title>([^<]*?)(?: · Pacesetter)?<\/title>/.exec(html)?.[1] ?? path);
    }
  }
  return [...found].map(([path, title]) => ({ path, title })).sort((a, b) => (a.path < b.path ? -1 : 1));
}
