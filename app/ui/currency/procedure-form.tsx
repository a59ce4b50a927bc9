import { Form, useNavigation } from "@remix-run/react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { formatDate, formatQuantity } from "../format.ts";
import { Notice } from "../notice.tsx";
import { useLocale } from "../root-data.ts";
import { TextArea } from "../text-area.tsx";
import { TextInput } from "../text-input.tsx";

interface ProcedureFormProps {
  readonly skillId: string;
  readonly asOf: PlainDate;
  readonly errors: Readonly<Record<string, string>> | null;
  /** What the change would do; null: not asked yet. */
  readonly preview: {
    readonly name: string;
    readonly changedOn: PlainDate;
    readonly affected: number;
    readonly outdated: number;
  } | null;
  readonly note: string | null;
}

/** Records a change of procedure: first what it would do, then the confirmation. */
export function ProcedureForm({ skillId, asOf, errors, preview, note }: ProcedureFormProps) {
  const pending = useNavigation().formMethod === "POST";
  if (preview !== null && note !== null) return <Confirm skillId={skillId} preview={preview} note={note} />;
  return (
    <Form method="post" className="flex flex-col gap-4">
      <CsrfField />
      <input type="hidden" name="intent" value="preview" />
      <input type="hidden" name="skill" value={skillId} />
      <TextInput
        label="Changed on"
        name="changedOn"
        type="date"
        help="What was shown before this day is outdated from it on."
        defaultValue={asOf}
        error={errors?.["changedOn"]}
      />
      <TextArea label="What changed" name="note" maxLength={300} rows={2} error={errors?.["note"]} />
      <div>
        <SubmitButton look="secondary" pending={pending} pendingLabel="Counting">
          See who is affected
        </SubmitButton>
      </div>
    </Form>
  );
}

function Confirm({
  skillId,
  preview,
  note,
}: Pick<ProcedureFormProps, "skillId"> & {
  readonly preview: NonNullable<ProcedureFormProps["preview"]>;
  readonly note: string;
}) {
  const locale = useLocale();
  const pending = useNavigation().formMethod === "POST";
  const { affected, outdated, changedOn } = preview;
  return (
    <Form method="post" className="flex flex-col gap-4">
      <CsrfField />
      <input type="hidden" name="intent" value="change" />
      <input type="hidden" name="skill" value={skillId} />
      <input type="hidden" name="changedOn" value={changedOn} />
      <input type="hidden" name="note" value={note} />
      <Notice
        tone="warning"
        live
        title={`${formatQuantity(locale, affected, "person is", "people are")} affected by the change on ${formatDate(locale, changedOn)}`}
      >
        {formatQuantity(locale, outdated, "of them has", "of them have")} shown nothing since, and will not count as
        ready from that day on. Everybody affected gets a message. “{note}”
      </Notice>
      <div>
        <SubmitButton look="danger" pending={pending} pendingLabel="Recording">
          Record the change
        </SubmitButton>
      </div>
    </Form>
  );
}
