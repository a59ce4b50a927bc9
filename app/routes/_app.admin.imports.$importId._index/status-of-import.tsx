import { Badge } from "#app/ui/status-badge.tsx";

type Tone = Parameters<typeof Badge>[0]["tone"];

const STATES: Readonly<Record<string, { readonly label: string; readonly tone: Tone }>> = {
  uploaded: { label: "To be mapped", tone: "uncertain" },
  mapped: { label: "To be checked", tone: "uncertain" },
  checking: { label: "Checking", tone: "uncertain" },
  checked: { label: "Checked, not written", tone: "uncertain" },
  applying: { label: "Being written", tone: "uncertain" },
  applied: { label: "Applied", tone: "ready" },
  "rolling-back": { label: "Being taken back", tone: "uncertain" },
  "rolled-back": { label: "Taken back", tone: "short" },
  failed: { label: "Failed", tone: "blocked" },
};

/** Where an import stands, in words. */
export function StatusOfImport({ status }: { readonly status: string }) {
  const state = STATES[status] ?? { label: status, tone: "uncertain" as const };
  return <Badge tone={state.tone}>{state.label}</Badge>;
}
