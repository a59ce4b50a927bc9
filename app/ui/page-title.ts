/** For `meta`: the page first, so that forty browser tabs can be told apart. */
export function pageTitle(title: string): { readonly title: string }[] {
  return [{ title: `${title} · Pacesetter` }];
}
