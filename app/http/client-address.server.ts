/** The address of the other end as the server in front of the routes saw it (its trusted proxies resolved). */
export function clientAddress(context: { readonly [key: string]: unknown }): string | null {
  const address = context["clientAddress"];
  return typeof address === "string" && address !== "" ? address : null;
}
