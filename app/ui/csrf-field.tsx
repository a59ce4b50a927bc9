import { useRootData } from "./root-data.ts";

/** Goes into every form that posts. Pages for signed-out readers pass the token of their own loader. */
export function CsrfField({ token }: { readonly token?: string }) {
  const { csrfToken } = useRootData();
  return <input type="hidden" name="csrf" value={token ?? csrfToken} />;
}
