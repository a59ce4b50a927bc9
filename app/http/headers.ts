/**
 * For `headers` of the root route: every document and data response is personal unless a route says otherwise, so no
 * cache between here and the reader may keep it. `same-origin` keeps paths with ids from leaving, and (unlike
 * `no-referrer`) leaves the Origin header of a form in place, which the CSRF check reads.
 */
export const PERSONAL_HEADERS: Readonly<Record<string, string>> = {
  "Cache-Control": "no-store",
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
};

export const personalHeaders = (): Record<string, string> => ({ ...PERSONAL_HEADERS });
