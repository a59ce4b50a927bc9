// Keeps lessons that were opened readable without a connection, with their figures and whatever the page is made of. Nothing
// else of the product passes through here: no other page, no form, no answer. Copies belong to one account and go when it
// signs out. The address of this file names the build, so every deploy brings a worker of its own.

const PREFIX = "pacesetter-lessons";
const BUILD = new URL(self.location.href).searchParams.get("build") ?? "none";
/** With a copy at hand nobody waits longer than this for a network that does not answer. */
const PATIENCE_MS = 4_000;

const PAGE = /^\/library(?:\/lessons\/(?![^/]*\.data$)[^/]+)?$/;
const KEPT = [PAGE, /^\/library\/lessons\/[^/]+\/figures\//, /^\/assets\//];
/** Whoever gets to see these has no session. */
const SIGNED_OUT = new Set(["/sign-in", "/badge"]);

const nameOf = (account) => `${PREFIX} ${account} ${BUILD}`;
const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(`${PREFIX} `));
const accountOf = (name) => name.split(" ")[1];

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim().then(moveToThisBuild));
});

self.addEventListener("message", (event) => {
  const { kind, account, url } = event.data ?? {};
  if (kind !== "keep" || typeof account !== "string" || typeof url !== "string") return;
  event.waitUntil(
    forget((name) => accountOf(name) !== account)
      .then(() => keep(account, url))
      .catch(() => false)
      .then((kept) => event.ports[0]?.postMessage(kept)),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && url.pathname === "/sign-out") event.waitUntil(forget(() => true));
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && SIGNED_OUT.has(url.pathname)) event.waitUntil(forget(() => true));
  if (KEPT.some((pattern) => pattern.test(url.pathname))) event.respondWith(networkFirst(request, url));
});

async function forget(which) {
  await Promise.all((await ownCaches()).filter(which).map((name) => caches.delete(name)));
}

/** The network whenever it answers; the copy when it does not. */
async function networkFirst(request, url) {
  const kept = await caches.match(url.origin + url.pathname, { ignoreVary: true });
  if (kept === undefined) return fetch(request);
  try {
    const answer = await Promise.race([fetch(request), later(PATIENCE_MS)]);
    return answer.status >= 502 && answer.status <= 504 ? kept : answer;
  } catch {
    return kept;
  }
}

const later = (ms) => new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), ms));

/** Copies a page and everything it needs. False: it is not a page of this account, or something of it could not be had. */
async function keep(account, url) {
  const page = await fetch(url, { credentials: "same-origin", headers: { Accept: "text/html" } });
  if (!page.ok || page.redirected || !PAGE.test(new URL(url, self.location.href).pathname)) return false;
  const cache = await caches.open(nameOf(account));
  const html = await page.clone().text();
  const parts = [
    ...named(html, /\/assets\/[\w.-]+/g),
    ...named(html, /\/library\/lessons\/[\w.-]+\/figures\/[\w./-]+\.svg/g),
  ];
  const complete = await Promise.all(parts.map((part) => copy(cache, part)));
  await cache.put(url, page);
  return complete.every(Boolean);
}

const named = (text, pattern) => [...new Set(text.match(pattern) ?? [])];

/** Files under these addresses never change. A style sheet brings its fonts along. */
async function copy(cache, part) {
  if ((await cache.match(part, { ignoreVary: true })) !== undefined) return true;
  const file = await fetch(part, { credentials: "same-origin" });
  if (!file.ok || file.redirected) return false;
  if (part.endsWith(".css")) {
    const fonts = named(await file.clone().text(), /\/assets\/[\w.-]+\.woff2/g);
    await Promise.all(fonts.map((font) => copy(cache, font)));
  }
  await cache.put(part, file);
  return true;
}

/** Copies of an earlier build are made anew where that can be done; the rest stays readable as it is. */
async function moveToThisBuild() {
  for (const name of await ownCaches()) {
    if (name.endsWith(` ${BUILD}`)) continue;
    const old = await caches.open(name);
    const pages = (await old.keys()).map(({ url }) => new URL(url).pathname).filter((path) => PAGE.test(path));
    const moved = await Promise.all(pages.map((path) => keep(accountOf(name), path).catch(() => false)));
    if (moved.every(Boolean)) await caches.delete(name);
  }
}
