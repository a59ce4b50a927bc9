import { Form, useNavigation } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { RadioGroup } from "../checkbox.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { ErrorSummary } from "../error-summary.tsx";
import { LEVEL_NAMES } from "../level-text.tsx";
import { Panel } from "../panel.tsx";
import { Select } from "../select.tsx";
import { TextArea } from "../text-area.tsx";
import type { ClaimItem } from "./claim-types.ts";

interface ClaimDecisionFormProps {
  readonly claim: ClaimItem;
  readonly levels: readonly { readonly level: number; readonly description: string }[];
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

/** The rule first, then the decision; neither way without a reason. */
export function ClaimDecisionForm({ claim, levels, errors, values }: ClaimDecisionFormProps) {
  const saving = useNavigation().formMethod === "POST";
  const problems = Object.entries(errors).map(([field, message]) => ({ id: field, message }));
  const asked = levels.find(({ level }) => level === claim.level);
  const isCertificate = claim.issuer !== null && claim.issuedOn !== null;
  return (
    <Panel title="Decide" description="You decide as a named person; your name and reason stay with it.">
      <div className="mb-4 grid gap-2 rounded-control bg-sunken px-3 py-2 text-14">
        <p>
          <span className="font-medium">
            Level {claim.level} {LEVEL_NAMES[claim.level]} means:
          </span>{" "}
          {asked?.description ?? "The skill does not describe this level."}
        </p>
        <p>
          {isCertificate
            ? "Accepted, it counts as a certificate from the day of issue until it ends."
            : "Accepted, it counts as a record. Without issuer and day it weighs less than a certificate."}{" "}
          Levels 4 and 5 do not become ready by paper alone: a colleague also has to judge the work.
        </p>
      </div>
      <Form method="post" className="grid gap-4">
        <CsrfField />
        <ErrorSummary problems={problems} title="Nothing was recorded yet" />
        <div id="decision">
          <RadioGroup
            legend="Decision"
            name="decision"
            error={errors["decision"]}
            {...(values["decision"] === undefined ? {} : { defaultValue: values["decision"] })}
            options={[
              { value: "accept", label: "Accept", help: "At the level below: the one asked for, or another." },
              { value: "reject", label: "Reject", help: "Nothing is counted. The person can send it again." },
            ]}
          />
        </div>
        <Select
          id="level"
          label="Counts as level"
          name="level"
          error={errors["level"]}
          defaultValue={values["level"] ?? String(claim.level)}
          options={[1, 2, 3, 4, 5].map((level) => ({
            value: String(level),
            label: `${String(level)} ${LEVEL_NAMES[level] ?? ""}${level === claim.level ? " (asked for)" : ""}`,
          }))}
        />
        <TextArea
          id="reason"
          label="Reason"
          name="reason"
          maxLength={500}
          error={errors["reason"]}
          defaultValue={values["reason"] ?? ""}
          help="What you looked at and what it shows. The person reads it."
        />
        <div>
          <SubmitButton pending={saving} pendingLabel="Saving">
            Save the decision
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
