import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextArea } from "#app/ui/text-area.tsx";
import type { action, loader } from "./action.server.ts";

const MOVES: Readonly<Record<string, string>> = {
  pilot: "Pilot: given, never scored",
  live: "Live: given and scored",
  retired: "Retired: no longer given",
  draft: "Draft: not given",
};

/** What a named person decides: the state, and that the text is right. */
export function Decisions() {
  const { item } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().formMethod === "POST";
  const [present] = item.versions;
  return (
    <div className="grid gap-6 lg:grid-cols-2">
      <Panel
        title="State"
        description="Pilot and live need every automatic check to pass. A changed key or number goes back to pilot."
      >
        <Form method="post" className="flex flex-col gap-4">
          <CsrfField />
          <input type="hidden" name="version" value={item.version} />
          <Select
            label="Move to"
            name="to"
            options={item.next.map((status) => ({ value: status, label: MOVES[status] ?? status }))}
          />
          <TextArea
            key={answer?.tone}
            label="Reason"
            name="reason"
            rows={2}
            maxLength={1000}
            help="Kept in the audit log."
            defaultValue={answer?.reason ?? ""}
          />
          <div>
            <SubmitButton name="intent" value="status" pending={pending} pendingLabel="Moving">
              Change the state
            </SubmitButton>
          </div>
        </Form>
      </Panel>
      <Panel
        title="Signature"
        description="Somebody who knows the work signs that this version is right. Nobody signs their own text."
      >
        {present?.signedAt != null ? (
          <Notice
            tone="done"
            title={`Version ${item.version} is signed by ${present.signedBy ?? "a former colleague"}`}
          />
        ) : (
          <Form method="post" className="flex flex-col gap-4">
            <CsrfField />
            <input type="hidden" name="version" value={item.version} />
            <p className="text-14 text-ink-muted">Nobody has signed version {item.version} yet.</p>
            <div>
              <SubmitButton look="secondary" name="intent" value="sign">
                Sign version {String(item.version)}
              </SubmitButton>
            </div>
          </Form>
        )}
      </Panel>
    </div>
  );
}
