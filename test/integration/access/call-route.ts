import type { TestSession } from "./world.ts";

export const ORIGIN = "http://pacesetter.test";

export type RouteFunction = (args: {
  request: Request;
  params: Record<string, string>;
  context: Record<string, unknown>;
}) => unknown;

/** What came back, in one shape for everything a route may return or throw. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Headers;
}

export interface Call {
  readonly path?: string;
  readonly params?: Record<string, string>;
  readonly session?: TestSession | null;
  /** Present: a POST with this form. */
  readonly form?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly address?: string;
}

/** Calls a loader or action as the framework does. An error that is no response stays an error. */
export async function call(route: unknown, request: Call = {}): Promise<Answer> {
  if (typeof route !== "function") throw new Error("the route has no such function");
  const { path = "/", params = {}, session = null, form, headers = {}, address = "198.51.100.7" } = request;
  const init: RequestInit = {
    headers: { ...(session === null ? {} : { Cookie: session.cookie }), ...headers },
    ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
  };
  const args = { request: new Request(ORIGIN + path, init), params, context: { clientAddress: address } };
  try {
    return await toAnswer(await (route as RouteFunction)(args));
  } catch (thrown) {
    if (thrown instanceof Response) return toAnswer(thrown);
    throw thrown;
  }
}

/** The form of a signed-in person, with the token that their pages carry. */
export const signedForm = (session: TestSession, form: Record<string, string> = {}): Record<string, string> => ({
  ...form,
  csrf: session.csrfToken,
});

async function toAnswer(result: unknown): Promise<Answer> {
  if (result instanceof Response) {
    return { status: result.status, body: await result.text(), headers: result.headers };
  }
  if (typeof result === "object" && result !== null && "type" in result && result.type === "DataWithResponseInit") {
    const { data, init } = result as unknown as { data: unknown; init: ResponseInit | null };
    return { status: init?.status ?? 200, body: JSON.stringify(data), headers: new Headers(init?.headers) };
  }
  return { status: 200, body: result === undefined ? "" : JSON.stringify(result), headers: new Headers() };
}
