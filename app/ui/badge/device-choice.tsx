import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";

/** What this device is known as; null: nobody has said. */
export type DeviceMode = "shared" | "own";

interface DeviceChoiceProps {
  readonly mode: DeviceMode | null;
  readonly returnTo: string;
  readonly token: string;
}

const NOW: Readonly<Record<DeviceMode | "unsaid", { readonly title: string; readonly text: string }>> = {
  shared: {
    title: "This is a shared device",
    text: "Everybody signs in with their badge. Whoever leaves it untouched for 60 seconds is signed out, and no page is kept on it.",
  },
  own: {
    title: "This is one person's own device",
    text: "Sign-in lasts a shift, and opened lessons and checks stay readable without a connection.",
  },
  unsaid: {
    title: "Nobody has said yet whose device this is",
    text: "Until then a badge sign-in counts as one on a shared device: signed out after 60 seconds without a touch.",
  },
};

/** Says how this device is used and lets whoever sets it up change that. Remembered on the device, for a year. */
export function DeviceChoice({ mode, returnTo, token }: DeviceChoiceProps) {
  const { title, text } = NOW[mode ?? "unsaid"];
  return (
    <section aria-label="This device" className="rounded-panel border border-line bg-surface px-4 py-3 text-14">
      <h2 className="font-semibold">{title}</h2>
      <p className="mt-1 text-ink-muted">{text}</p>
      <form method="post" action="/badge/device" className="mt-3 flex flex-wrap gap-2">
        <CsrfField token={token} />
        <input type="hidden" name="returnTo" value={returnTo} />
        {mode !== "shared" && (
          <SubmitButton look="secondary" name="mode" value="shared">
            Make it a shared device
          </SubmitButton>
        )}
        {mode !== "own" && (
          <SubmitButton look="secondary" name="mode" value="own">
            Make it my own device
          </SubmitButton>
        )}
      </form>
    </section>
  );
}
