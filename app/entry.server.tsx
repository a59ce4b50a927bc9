import { PassThrough } from "node:stream";
import type { AppLoadContext, EntryContext, HandleErrorFunction } from "@remix-run/node";
import { createReadableStreamFromReadable } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { renderToPipeableStream } from "react-dom/server";
import { errorText, log } from "#app/platform/logger.server.ts";
import { NonceContext } from "#app/ui/nonce-context.ts";

/** After this long what is still missing of a page is given up. */
export const streamTimeout = 10_000;

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const nonce = typeof loadContext["cspNonce"] === "string" ? loadContext["cspNonce"] : undefined;
  // A robot gets the whole page at once, a reader as soon as there is something to read.
  const readyEvent = isbot(request.headers.get("User-Agent")) ? "onAllReady" : "onShellReady";
  headers.set("Content-Type", "text/html; charset=utf-8");
  return new Promise((resolve, reject) => {
    let streaming = false;
    let answered = status;
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <RemixServer
          context={remixContext}
          url={request.url}
          abortDelay={streamTimeout}
          {...(nonce === undefined ? {} : { nonce })}
        />
      </NonceContext.Provider>,
      {
        ...(nonce === undefined ? {} : { nonce }),
        [readyEvent]: () => {
          streaming = true;
          const body = new PassThrough();
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answered }));
          pipe(body);
        },
        onShellError: (error) => {
          reject(error instanceof Error ? error : new Error(String(error)));
        },
        onError: (error) => {
          answered = 500;
          if (streaming) log.error("A page broke while it was being sent.", { error: errorText(error) });
        },
      },
    );
    setTimeout(abort, streamTimeout + 1_000).unref();
  });
}

/** What a loader, an action or a component threw. People see the error page; the log gets the details. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted) return;
  const { pathname } = new URL(request.url);
  log.error("A request failed.", { method: request.method, path: pathname, error: errorText(error) });
};
