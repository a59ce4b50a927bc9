// Pages that one account can go on with where there is no connection. Read by sw.js.

const PREFIX = "pacesetter-pages";
/** With a copy at hand nobody waits longer than this for a network that does not answer. */
const PATIENCE_MS = 4_000;

const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const CHECK = new RegExp(`^/checks/${ID}$`);
const PAGES = [/^\/library(?:\/lessons\/(?![^/]*\.data$)[^/]+)?$/, CHECK];
/** How a check has gone on since its page was copied, as its page wrote it down. No such address exists on the server. */
const AHEAD = new RegExp(`^/checks/${ID}/ahead$`);
const FILES = [/^\/library\/lessons\/[^/]+\/figures\//, new RegExp(`^/checks/${ID}/figures/`), /^\/assets\//];

const isPage = (path) => PAGES.some((pattern) => pattern.test(path));
const isKept = (path) => isPage(path) || FILES.some((pattern) => pattern.test(path));

const nameOf = (account) => `${PREFIX} ${account} ${BUILD}`;
/** Copies that an earlier release made under another name count too: they are moved or forgotten with the rest. */
const isOurs = (name) => name.startsWith(`${PREFIX} `) || name.startsWith("pacesetter-lessons ");
const ownCaches = async () => (await caches.keys()).filter(isOurs);
const accountOf = (name) => name.split(" ")[1];

/** What was asked for last of each page: a copy that is still on its way when its page is forgotten must not come after. */
const turns = new Map();
let leavings = 0;

function takeTurn(url) {
  const turn = { left: leavings, count: (turns.get(url) ?? 0) + 1 };
  turns.set(url, turn.count);
  return () => turn.left === leavings && turns.get(url) === turn.count;
}

async function forget(which) {
  await Promise.all((await ownCaches()).filter(which).map((name) => caches.delete(name)));
}

/** A check that is over or paused: nobody goes on with an old copy of it. */
async function forgetPage(url) {
  takeTurn(url);
  for (const name of await ownCaches()) {
    const cache = await caches.open(name);
    await Promise.all([cache.delete(url, { ignoreVary: true }), cache.delete(`${url}/ahead`)]);
  }
  return true;
}

async function note(account, url, text) {
  if (!AHEAD.test(url)) return false;
  const cache = await caches.open(nameOf(account));
  await cache.put(url, new Response(text, { headers: { "Content-Type": "application/json" } }));
  return true;
}

/** Everything goes, and what is on its way goes with it. */
function forgetAll() {
  leavings += 1;
  turns.clear();
  return forget(() => true);
}

/** The network whenever it answers; the copy when it does not. */
async function networkFirst(request, url) {
  const address = url.origin + url.pathname;
  const kept = await caches.match(address, { ignoreVary: true });
  const fallback = () => (request.mode === "navigate" ? offlinePage(url) : Response.error());
  if (kept === undefined) return fetch(request).catch(fallback);
  try {
    const answer = await Promise.race([fetch(request), later(PATIENCE_MS)]);
    if (request.mode === "navigate" && isGone(answer) && CHECK.test(url.pathname)) await forgetPage(url.pathname);
    return answer.status >= 502 && answer.status <= 504 ? kept : answer;
  } catch {
    return kept;
  }
}

/** The server leads on to the result, to the sign-in, or knows no such check of this person. */
const isGone = ({ type, status }) => type === "opaqueredirect" || status === 403 || status === 404;

/** Copies a page and everything it needs. False: it is not a page of this account, or something of it could not be had. */
async function keep(account, url, files) {
  const isStillWanted = takeTurn(url);
  const page = await fetch(url, { credentials: "same-origin", headers: { Accept: "text/html" } });
  if (!page.ok || page.redirected || !isPage(new URL(url, self.location.href).pathname)) return false;
  const html = await page.clone().text();
  if (!isStillWanted()) return false;
  const cache = await caches.open(nameOf(account));
  const parts = [
    ...assetsOf(html),
    ...named(html, /\/library\/lessons\/[\w.-]+\/figures\/[\w./-]+\.svg/g),
    ...files.filter((file) => typeof file === "string" && FILES.some((pattern) => pattern.test(file))),
  ];
  const complete = await Promise.all(parts.map((part) => copy(cache, part)));
  if (!isStillWanted()) return false;
  await cache.put(url, page);
  return complete.every(Boolean);
}

/** Copies of an earlier build are made anew where that can be done; the rest stays readable as it is. */
async function moveToThisBuild() {
  for (const name of await ownCaches()) {
    if (name.startsWith(`${PREFIX} `) && name.endsWith(` ${BUILD}`)) continue;
    const old = await caches.open(name);
    const paths = (await old.keys()).map(({ url }) => new URL(url).pathname);
    const figures = paths.filter((path) => FILES.some((pattern) => pattern.test(path)) && path.startsWith("/checks/"));
    const moved = await Promise.all(
      paths.filter(isPage).map((path) => keep(accountOf(name), path, figures).catch(() => false)),
    );
    for (const path of paths.filter((one) => AHEAD.test(one))) {
      const written = await old.match(path);
      if (written !== undefined) await note(accountOf(name), path, await written.text());
    }
    if (moved.every(Boolean)) await caches.delete(name);
  }
}
