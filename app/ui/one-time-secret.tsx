/** Something shown once and kept nowhere: large enough to be read out or copied by hand without a mistake. */
export function OneTimeSecret({ label, secret }: { readonly label: string; readonly secret: string }) {
  return (
    <div role="status" className="rounded-panel border border-line bg-surface px-4 py-3 md:px-6">
      <p className="text-14 text-ink-muted">{label}, shown this once</p>
      <p className="mt-1 font-mono text-20 break-all select-all">{secret}</p>
    </div>
  );
}
