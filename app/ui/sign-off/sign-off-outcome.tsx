import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { formatDate } from "../format.ts";
import { LEVEL_NAMES } from "../level-text.tsx";
import { Notice } from "../notice.tsx";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import { SignedList } from "./signed-list.tsx";
import type { SignOffDetail } from "./sign-off-facts.tsx";

interface SignOffOutcomeProps {
  readonly signOff: SignOffDetail & {
    readonly marks: {
      readonly points: readonly {
        readonly pointId: string;
        readonly mark: number | string;
        readonly note: string | null;
      }[];
      readonly missing: readonly string[];
    } | null;
    readonly observedOn: PlainDate | null;
    readonly signedBy: string | null;
  };
}

/** How it ended: the level that was seen, what was missing, in whose words. */
export function SignOffOutcome({ signOff }: SignOffOutcomeProps) {
  const locale = useLocale();
  const by = signOff.signedBy === null ? "" : ` by ${signOff.signedBy}`;
  if (signOff.status === "withdrawn") return <Notice title={`Withdrawn${by}. Nothing was recorded.`} />;
  if (signOff.status === "declined") {
    return (
      <Notice tone="warning" title={`Declined${by}. Nothing was recorded about the level.`}>
        {signOff.note}
      </Notice>
    );
  }
  const reached = signOff.reached ?? 0;
  const level = `level ${String(reached)} ${LEVEL_NAMES[reached] ?? ""}`;
  const missing = signOff.marks?.missing.length ?? 0;
  return (
    <>
      <Notice
        tone={signOff.status === "signed" ? "done" : "warning"}
        title={
          signOff.status === "signed"
            ? `Signed at ${level}${by}.`
            : `Not yet at level ${String(signOff.level)}: ${level} was seen${by}.`
        }
      >
        {signOff.observedOn !== null && <p>Watched on {formatDate(locale, signOff.observedOn)}.</p>}
        {missing > 0 && <p>What was below the level is marked in the list.</p>}
        {signOff.note !== null && <p>“{signOff.note}”</p>}
      </Notice>
      {signOff.marks !== null && (
        <Panel title="What was watched">
          <SignedList checklist={signOff.checklist} marks={signOff.marks} />
        </Panel>
      )}
    </>
  );
}
