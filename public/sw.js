// Makes the product usable without a connection: lessons that were opened and checks under way stay readable on a personal
// device (sw/kept-pages.js); every other page that cannot be had is answered by one that says so (sw/offline-page.js). No form
// and no answer passes through here. Copies belong to one account and go when it signs out. The address of this file names
// the build, so every deploy brings a worker of its own.

const BUILD = new URL(self.location.href).searchParams.get("build") ?? "none";

// with the build in their address too: the browser may take what a worker imports out of its cache
importScripts(...["copies", "kept-pages", "offline-page"].map((part) => `/sw/${part}.js?build=${BUILD}`));

/** Whoever gets to see these has no session. */
const SIGNED_OUT = new Set(["/sign-in", "/badge"]);

self.addEventListener("install", (event) => {
  event.waitUntil(prepareOfflinePage().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim().then(moveToThisBuild).then(dropOldOfflinePages));
});

self.addEventListener("message", (event) => {
  const done = obey(event.data ?? {});
  event.waitUntil(done.catch(() => false).then((answer) => event.ports[0]?.postMessage(answer)));
});

/** What an open page may ask for. True: it has been done. */
async function obey({ kind, account, url, files, text }) {
  if (typeof account !== "string" || typeof url !== "string") return false;
  if (kind === "forget") return forgetPage(url);
  await forget((name) => accountOf(name) !== account);
  if (kind === "keep") return keep(account, url, Array.isArray(files) ? files : []);
  return kind === "note" && typeof text === "string" && note(account, url, text);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === "POST" && url.pathname === "/sign-out") event.waitUntil(forgetAll());
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && SIGNED_OUT.has(url.pathname)) event.waitUntil(forgetAll());
  if (isKept(url.pathname)) event.respondWith(networkFirst(request, url));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => offlinePage(url)));
});
