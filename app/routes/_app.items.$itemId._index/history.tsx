import type { VersionLine } from "#app/services/load-item.server.ts";
import { formatInstant } from "#app/ui/format.ts";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { Badge } from "#app/ui/status-badge.tsx";
import { DifferenceList } from "./difference-list.tsx";

const ORIGINS: Readonly<Record<string, string>> = { library: "from the library", import: "imported", person: "" };

/** Every text that the question has had, with what changed and who signed. */
export function History({ versions }: { readonly versions: readonly VersionLine[] }) {
  const locale = useLocale();
  const when = (instant: string) => `${formatInstant(locale, instant, "UTC")} UTC`;
  return (
    <Panel title="Versions">
      <ol className="flex flex-col divide-y divide-line">
        {versions.map((one) => (
          <li key={one.version} className="py-3 text-14 first:pt-0 last:pb-0">
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-semibold">Version {one.version}</span>
              {one.signedAt !== null && (
                <Badge tone="ready">{`Signed by ${one.signedBy ?? "a former colleague"}`}</Badge>
              )}
            </p>
            <p className="text-ink-muted">
              {[one.by, ORIGINS[one.origin], when(one.at)].filter((part) => (part ?? "") !== "").join(", ")}
              {one.signedAt !== null && `; signed ${when(one.signedAt)}`}
            </p>
            {one.note !== null && <p className="mt-1">{one.note}</p>}
            {one.differences !== null && one.differences.length > 0 && (
              <details className="mt-1">
                <summary className="inline-flex min-h-(--control) cursor-pointer items-center text-accent">
                  {one.differences.length} {one.differences.length === 1 ? "change" : "changes"}
                </summary>
                <DifferenceList differences={one.differences} before="Before" after="After" />
              </details>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
