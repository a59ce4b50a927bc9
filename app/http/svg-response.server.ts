/**
 * A picture of ours. Opened by itself it runs nothing and fetches nothing. `unchanging`: its address names its version, so the
 * device may keep it, for when there is no connection too.
 */
export function svgResponse(svg: string, { unchanging }: { readonly unchanging: boolean }): Response {
  return new Response(svg, {
    headers: {
      "Content-Type": "image/svg+xml; charset=utf-8",
      "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "X-Content-Type-Options": "nosniff",
      ...(unchanging ? { "Cache-Control": "private, max-age=86400, immutable" } : {}),
    },
  });
}
