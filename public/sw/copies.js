// Files and pages as copies in the browser's cache. Read by sw.js.

const later = (ms) => new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), ms));

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

/** Every asset that a page names. */
const assetsOf = (html) => named(html, /\/assets\/[\w.-]+/g);
