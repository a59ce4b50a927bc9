import { useState } from "react";
import { buttonClasses } from "../button.tsx";
import { EmptyState } from "../empty-state.tsx";
import { Notice } from "../notice.tsx";
import { Panel } from "../panel.tsx";
import { TextLink } from "../text-link.tsx";
import { discardDeviceWork, type DeviceWork, type WorkOwner } from "./device-work.ts";
import { useDeviceWork } from "./use-device-work.ts";
import { waitInWords, workInWords } from "./work-words.ts";

/** Everything of this person that the server does not have yet: why, and what can be done about it. */
export function WaitingList({ owner }: { readonly owner: WorkOwner }) {
  const { work, outcomes, noSpace, sending, send } = useDeviceWork(owner);
  return (
    <div className="flex flex-col gap-6">
      {noSpace && (
        <Notice tone="warning" title="This device cannot keep anything" live>
          It is full, or the browser lets nothing be stored here. What you answer is sent at once while there is a
          connection; without one, do not close the page.
        </Notice>
      )}
      {work?.length === 0 && (
        <EmptyState title="Nothing waits on this device">
          Everything you have answered or signed here has reached the server.
        </EmptyState>
      )}
      {work !== null && work.length > 0 && (
        <Panel
          title="Not sent yet"
          action={
            <button
              type="button"
              disabled={sending}
              onClick={send}
              className={`${buttonClasses("primary")} min-h-(--touch)`}
            >
              {sending ? "Sending" : "Send now"}
            </button>
          }
          flush
        >
          <ul className="divide-y divide-line border-t border-line">
            {work.map((one) => (
              <Line key={one.key} work={one} state={waitInWords(one, outcomes.get(one.key))} owner={owner} />
            ))}
          </ul>
        </Panel>
      )}
      <p role="status" className="sr-only">
        {work === null || sending ? "" : work.length === 0 ? "Nothing waits" : `${String(work.length)} not sent yet`}
      </p>
    </div>
  );
}

interface LineProps {
  readonly work: DeviceWork;
  readonly state: string;
  readonly owner: WorkOwner;
}

function Line({ work, state, owner }: LineProps) {
  const [asked, setAsked] = useState(false);
  const { title, to, open } = workInWords(work);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 px-4 py-4 md:px-6">
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-medium">{title}</p>
        <p className="text-14 text-ink-muted">{state}</p>
        <p className="mt-1 text-14">
          <TextLink to={to}>{open}</TextLink>
        </p>
      </div>
      {asked ? (
        <div role="group" aria-label={`Discard ${title}`} className="flex flex-wrap items-center gap-2">
          <p className="text-14">Gone for good, on this device and everywhere.</p>
          <button
            type="button"
            className={`${buttonClasses("danger")} min-h-(--touch)`}
            onClick={() => void discardDeviceWork(owner, work)}
          >
            Discard for good
          </button>
          <button
            type="button"
            // the button that was pressed is gone: the focus goes to the harmless one
            ref={(button) => button?.focus()}
            className={`${buttonClasses("secondary")} min-h-(--touch)`}
            onClick={() => {
              setAsked(false);
            }}
          >
            Keep it
          </button>
        </div>
      ) : (
        <button
          type="button"
          className={`${buttonClasses("quiet")} min-h-(--touch)`}
          onClick={() => {
            setAsked(true);
          }}
        >
          Discard
        </button>
      )}
    </li>
  );
}
