import { readAtMost } from "./csrf.server.ts";

/** The JSON of a request, read from a copy; null where it is none. Throws 413 past `limit` bytes, counted while reading. */
export async function readJsonBody(request: Request, limit: number): Promise<unknown> {
  const bytes = await readAtMost(
    request.clone(),
    limit,
    "Nothing was saved: what was sent is larger than any answer can be.",
  );
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown;
  } catch {
    return null;
  }
}
