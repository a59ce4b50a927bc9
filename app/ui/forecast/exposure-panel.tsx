import { Form, useNavigation } from "@remix-run/react";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { formatDate, formatQuantity } from "../format.ts";
import { Panel } from "../panel.tsx";
import { useLocale } from "../root-data.ts";
import { TextArea } from "../text-area.tsx";
import { TextInput } from "../text-input.tsx";
import type { ImportAnswer } from "./imported-notice.tsx";

interface ExposurePanelProps {
  readonly exposure: {
    readonly occupations: number;
    readonly roles: number;
    readonly isUsed: boolean;
    readonly source: string;
    readonly sourceOn: PlainDate | null;
  } | null;
  readonly mayWrite: boolean;
  readonly failed: ImportAnswer | null;
}

/** Exposure of occupations to AI: context, until somebody switches it on. */
export function ExposurePanel({ exposure, mayWrite, failed }: ExposurePanelProps) {
  const locale = useLocale();
  return (
    <Panel
      id="exposure"
      title="Exposure of occupations to AI"
      description="Share of an occupation's tasks that AI could speed up by half or more. It is no forecast of demand and no chance of losing a job."
    >
      <div className="flex flex-col gap-4 text-14">
        {exposure === null ? (
          <p className="text-ink-muted">
            Nothing was added yet. Roles are linked through the occupations their profile names.
          </p>
        ) : (
          <>
            <p>
              {formatQuantity(locale, exposure.roles, "role is", "roles are")} linked to{" "}
              {formatQuantity(locale, exposure.occupations, "occupation", "occupations")}. Source: {exposure.source}
              {exposure.sourceOn !== null && `, ${formatDate(locale, exposure.sourceOn)}`}.{" "}
              {exposure.isUsed
                ? "Switched on: the demand for a role falls over three years by its exposure times the share that is assumed, drawn from nothing to twice that."
                : "Switched off: shown on the page of each role as context, it moves no number."}
            </p>
            {mayWrite && (
              <Form method="post" preventScrollReset>
                <CsrfField />
                <input type="hidden" name="intent" value="switch-exposure" />
                <SubmitButton look="secondary" name="used" value={exposure.isUsed ? "no" : "yes"}>
                  Switch exposure {exposure.isUsed ? "off" : "on"}
                </SubmitButton>
              </Form>
            )}
          </>
        )}
        {mayWrite && <ExposureForm failed={failed} />}
      </div>
    </Panel>
  );
}

function ExposureForm({ failed }: Pick<ExposurePanelProps, "failed">) {
  const pending = useNavigation().formMethod === "POST";
  const { errors = {}, typed = {} } = failed ?? {};
  return (
    <details open={failed !== null} className="border-t border-line pt-3">
      <summary className="min-h-(--control) cursor-pointer font-medium text-accent">Add occupations</summary>
      <Form method="post" encType="multipart/form-data" className="mt-3 grid gap-4 md:grid-cols-2">
        <CsrfField />
        <input type="hidden" name="intent" value="exposure" />
        <TextArea
          id="exposure-values"
          label="Occupations"
          name="values"
          rows={5}
          optional
          defaultValue={typed["values"] ?? ""}
          help="CSV with onet_soc, title, gpt4_beta, human_beta and, where known, projected_pct_change_2020_2030."
        />
        <TextInput label="As a file, instead" name="file" type="file" accept=".csv,text/csv" optional />
        <TextInput
          id="exposure-source"
          label="Source of the study"
          name="source"
          maxLength={200}
          defaultValue={typed["source"] ?? ""}
          error={errors["source"]}
        />
        <TextInput
          id="exposure-on"
          label="Date of the study"
          name="sourceOn"
          type="date"
          optional
          defaultValue={typed["sourceOn"] ?? ""}
          error={errors["sourceOn"]}
        />
        <div>
          <SubmitButton look="secondary" pending={pending} pendingLabel="Adding">
            Add the occupations
          </SubmitButton>
        </div>
      </Form>
    </details>
  );
}
