import { Form, useNavigation } from "@remix-run/react";
import { Send } from "lucide-react";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { Field, controlClasses } from "../field.tsx";
import { LEVEL_NAMES } from "../level-text.tsx";
import { Select } from "../select.tsx";
import { TextArea } from "../text-area.tsx";
import { TextInput } from "../text-input.tsx";
import { CLAIM_KINDS } from "./claim-types.ts";
import { useFormDraft } from "./use-form-draft.ts";

interface ClaimFormProps {
  readonly skills: readonly { readonly id: string; readonly name: string }[];
  /** Names this filling-in: sent twice, it is one claim. */
  readonly formKey: string;
  readonly today: string;
  /** Whose draft the device keeps. */
  readonly owner: string;
  readonly errors: Readonly<Record<string, string>>;
  /** What was typed before, from a form that came back or from the address. */
  readonly values: Readonly<Record<string, string>>;
}

const LEVELS = [1, 2, 3, 4, 5].map((level) => ({
  value: String(level),
  label: `${String(level)} ${LEVEL_NAMES[level] ?? ""}`,
}));

/** Asks to have something counted. The texts are kept on the device until they are sent; files cannot be. */
export function ClaimForm({ skills, formKey, today, owner, errors, values }: ClaimFormProps) {
  const sending = useNavigation().formMethod === "POST";
  const draft = useFormDraft(`prior-learning/${owner}`, Object.keys(values).length === 0);
  const problems = Object.entries(errors).map(([field, message]) => ({ id: field, message }));
  const at = (name: string) => ({ id: name, name, error: errors[name] });
  return (
    <Form
      method="post"
      encType="multipart/form-data"
      ref={draft.form}
      onChange={draft.onChange}
      className="grid max-w-[40rem] gap-4"
    >
      <CsrfField />
      <input type="hidden" name="formKey" value={formKey} />
      <ErrorSummary problems={problems} title="Nothing was sent yet" />
      <Select
        {...at("skill")}
        label="Skill"
        defaultValue={values["skill"] ?? ""}
        options={[
          { value: "", label: "Choose a skill" },
          ...skills.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <Select
          {...at("level")}
          label="Level I ask for"
          defaultValue={values["level"] ?? ""}
          options={[{ value: "", label: "Choose a level" }, ...LEVELS]}
        />
        <Select
          {...at("kind")}
          label="What it is"
          defaultValue={values["kind"] ?? "certificate"}
          options={CLAIM_KINDS}
        />
      </div>
      <TextArea
        {...at("description")}
        label="What I learned or did, and where"
        maxLength={1000}
        rows={4}
        defaultValue={values["description"] ?? ""}
        help="Enough for a reviewer who was not there."
      />
      <TextInput
        {...at("issuer")}
        label="Issued by"
        optional
        maxLength={120}
        defaultValue={values["issuer"] ?? ""}
        help="School, manufacturer, employer. Needed for a certificate."
      />
      <div className="grid items-start gap-4 md:grid-cols-2">
        <TextInput
          {...at("issuedOn")}
          label="Issued on"
          type="date"
          optional
          max={today}
          defaultValue={values["issuedOn"] ?? ""}
        />
        <TextInput
          {...at("expiresOn")}
          label="Valid until"
          type="date"
          optional
          defaultValue={values["expiresOn"] ?? ""}
        />
      </div>
      <TextInput
        {...at("link")}
        label="Link"
        optional
        maxLength={500}
        inputMode="text"
        defaultValue={values["link"] ?? ""}
        help="A page that shows it, if there is one."
      />
      <FilesField error={errors["files"]} />
      <div>
        <SubmitButton icon={Send} pending={sending} pendingLabel="Sending">
          Send for a decision
        </SubmitButton>
      </div>
    </Form>
  );
}

function FilesField({ error }: { readonly error: string | undefined }) {
  return (
    <Field
      id="files"
      label="Files"
      optional
      error={error}
      help="Up to three: PDF, PNG or JPEG, 5 MB each. Only you and those who decide can open them."
    >
      {(ids) => (
        <input
          id={ids.id}
          name="files"
          type="file"
          multiple
          accept=".pdf,.png,.jpg,.jpeg,application/pdf,image/png,image/jpeg"
          aria-describedby={ids.describedBy}
          aria-invalid={ids.invalid || undefined}
          className={`${controlClasses(ids.invalid)} py-1.5 file:mr-3 file:cursor-pointer file:rounded-control file:border-0 file:bg-sunken file:px-3 file:py-1 file:text-14 file:font-medium file:text-ink`}
        />
      )}
    </Field>
  );
}
