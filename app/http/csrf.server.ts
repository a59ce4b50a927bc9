import { randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "#app/platform/env.server.ts";
import { readCookie, setCookie } from "./cookies.server.ts";
import { problemResponse } from "./problem.server.ts";

const CSRF_FIELD = "csrf";
export const CSRF_HEADER = "X-CSRF";
const FORM_COOKIE = "form";

/** Forms are small. Uploads are read as a stream and have limits of their own. */
const MAX_FORM_BYTES = 1_000_000;

export function sameToken(expected: string, given: string | null): boolean {
  if (given === null || expected.length === 0) return false;
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A browser says where a form came from; a form of another site is refused before its token is looked at. */
export function isSameOrigin(request: Request): boolean {
  const site = request.headers.get("Sec-Fetch-Site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = request.headers.get("Origin");
  if (origin === null) return true;
  if (!URL.canParse(origin)) return false;
  const { PUBLIC_URL: publicUrl } = env();
  const ours = [request.url, ...(publicUrl === undefined ? [] : [publicUrl])].map((url) => new URL(url).host);
  return ours.includes(new URL(origin).host);
}

export interface FormToken {
  readonly token: string;
  /** Null when the browser has the cookie already. */
  readonly setCookie: string | null;
}

/** The load context is one object per request: the loaders of one page must not each hand out a cookie of their own. */
const handedOut = new WeakMap<object, FormToken>();

/** Before there is a session the form's token must equal a cookie that only our own pages can have set. */
export function formToken(request: Request, context: object): FormToken {
  const known = readCookie(request, FORM_COOKIE);
  if (known !== null && /^[\w-]{43}$/.test(known)) return { token: known, setCookie: null };
  const earlier = handedOut.get(context);
  if (earlier !== undefined) return earlier;
  const token = randomBytes(32).toString("base64url");
  const made = { token, setCookie: setCookie(request, FORM_COOKIE, token, { maxAgeSeconds: null }) };
  handedOut.set(context, made);
  return made;
}

/** The token of the form cookie, without making one. */
export const knownFormToken = (request: Request): string | null => readCookie(request, FORM_COOKIE);

/**
 * The form, read from a copy so that the handler may read the request too. Null when the body is no form (then the
 * token must be in the header). Throws 413 past one megabyte, counted while reading.
 */
export async function readForm(request: Request): Promise<FormData | null> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) return null;
  const bytes = await readAtMost(
    request.clone(),
    MAX_FORM_BYTES,
    "Nothing was saved. A form may hold at most one megabyte.",
  );
  return new Response(bytes, { headers: { "Content-Type": type } }).formData().catch(() => null);
}

/** The body, at most `limit` bytes of it: past that 413 with these words. */
export async function readAtMost(request: Request, limit: number, tooLarge: string): Promise<Uint8Array<ArrayBuffer>> {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    const chunk: unknown = part.value;
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.length;
    if (size > limit) throw problemResponse({ kind: "too-large", message: tooLarge });
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** The token that came with the request: header first, then the hidden field. */
export function givenToken(request: Request, form: FormData | null): string | null {
  const field = form?.get(CSRF_FIELD);
  return request.headers.get(CSRF_HEADER) ?? (typeof field === "string" ? field : null);
}
