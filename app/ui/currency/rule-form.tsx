import { Form, useNavigation } from "@remix-run/react";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { Select } from "../select.tsx";
import { TextArea } from "../text-area.tsx";
import { TextInput } from "../text-input.tsx";
import type { RuleView } from "./rule-words.ts";

interface RuleFormProps {
  readonly skillId: string;
  readonly rule: (RuleView & { readonly reason: string }) | null;
  readonly errors: Readonly<Record<string, string>> | null;
}

/** Decides how long a skill stays current. */
export function RuleForm({ skillId, rule, errors }: RuleFormProps) {
  const navigation = useNavigation();
  const pending = navigation.formData?.get("intent") === "rule";
  return (
    <Form method="post" className="flex flex-col gap-4">
      <CsrfField />
      <input type="hidden" name="intent" value="rule" />
      <input type="hidden" name="skill" value={skillId} />
      <Select
        label="It stays valid"
        name="kind"
        defaultValue={rule?.kind ?? "fixed-period"}
        error={errors?.["kind"]}
        options={[
          { value: "fixed-period", label: "For a fixed period after it was shown" },
          { value: "last-use", label: "For a period after its last use at work" },
          { value: "none", label: "Without end" },
        ]}
      />
      <TextInput
        label="Months"
        name="months"
        type="number"
        min={1}
        max={120}
        optional
        help="Not needed where it stays valid without end."
        defaultValue={rule?.months === null || rule === null ? "" : String(rule.months)}
        error={errors?.["months"]}
      />
      <TextArea
        label="Reason"
        name="reason"
        help="People read it beside their dates."
        maxLength={300}
        rows={2}
        defaultValue={rule?.reason ?? ""}
        error={errors?.["reason"]}
      />
      <div>
        <SubmitButton pending={pending} pendingLabel="Saving">
          Save the rule
        </SubmitButton>
      </div>
    </Form>
  );
}
