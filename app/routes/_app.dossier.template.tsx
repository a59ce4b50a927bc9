import type { MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { dateText, parseForm, requiredText } from "#app/http/form-data.server.ts";
import { problemResponse, requireFound } from "#app/http/problem.server.ts";
import { loadTemplates, mayEditTemplate, saveTemplate } from "#app/services/dossier/dossier-template.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { TemplateVersions } from "#app/ui/dossier/template-versions.tsx";
import { versionInWords } from "#app/ui/dossier/words.ts";
import { formatDate } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextArea } from "#app/ui/text-area.tsx";
import { TextInput } from "#app/ui/text-input.tsx";

export const meta: MetaFunction = () => pageTitle("Words of the AI literacy dossier");

export const loader = protectedLoader("planning:read", async ({ viewer, request }) => {
  const templates = await loadTemplates(viewer.orgId);
  const asked = new URL(request.url).searchParams.get("version");
  const shown = asked === null ? templates[0] : templates.find(({ version }) => String(version) === asked);
  return {
    shown: requireFound(shown),
    newest: templates[0].version,
    versions: templates.map(({ text: _text, ...version }) => version),
    mayEdit: mayEditTemplate(viewer),
  };
});

const schema = z.object({
  text: requiredText("The dossier needs words.", 20_000),
  effectiveOn: dateText("Give the day from which the words hold."),
  reason: requiredText("Say why they change: it stays with the version.", 500),
  follows: z.coerce.number().int().min(0),
});

export const action = protectedAction("planning:write", async ({ viewer, form }) => {
  const values = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return data({ errors: parsed.error, refused: null, saved: null, values }, { status: 422 });
  const saved = await saveTemplate(viewer, parsed.value);
  if (saved.ok) return data({ errors: {}, refused: null, saved: saved.value.version, values: {} });
  const { error } = saved;
  if (error.kind === "not-permitted") throw problemResponse({ kind: "not-permitted" });
  const refused =
    error.kind === "refused"
      ? error.why
      : "Somebody else saved a version a moment ago. Your text is still here: look at theirs first.";
  return data({ errors: {}, refused, saved: null, values }, { status: error.kind === "refused" ? 422 : 409 });
});

export default function DossierTemplate() {
  const { shown, newest, versions, mayEdit } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const locale = useLocale();
  const pending = useNavigation().formMethod === "POST";
  const errors: Readonly<Record<string, string>> = answer?.errors ?? {};
  const values: Readonly<Record<string, string>> = answer?.values ?? {};
  return (
    <Page
      title="Words of the dossier"
      lead="A template with a date. Legal wording and dates change, and your counsel decides what it has to say."
      breadcrumbs={[{ label: "AI literacy", to: "/dossier" }]}
      width="reading"
    >
      <div className="flex flex-col gap-6">
        {answer?.saved != null && <Notice tone="done" live title={`Saved as version ${answer.saved}.`} />}
        {answer?.refused != null && (
          <Notice tone="problem" live title="Nothing was saved.">
            {answer.refused}
          </Notice>
        )}
        <Panel
          title={versionInWords(shown.version)}
          description={`From ${formatDate(locale, shown.effectiveOn)}${shown.editedBy === null ? "" : `, by ${shown.editedBy}`}.`}
        >
          <div className="flex max-w-[68ch] flex-col gap-3 text-14 break-words whitespace-pre-line">{shown.text}</div>
        </Panel>
        {mayEdit && shown.version === newest && (
          <Panel
            title="Change the words"
            description="The words in force stay as they are; a new version follows them."
          >
            <Form method="post" className="flex flex-col gap-4">
              <CsrfField />
              <input type="hidden" name="follows" value={newest} />
              <TextArea
                key={newest}
                label="Text"
                name="text"
                rows={16}
                defaultValue={values["text"] ?? shown.text}
                error={errors["text"]}
                help="Leave a line empty between paragraphs."
              />
              <TextInput
                label="Holds from"
                name="effectiveOn"
                type="date"
                defaultValue={values["effectiveOn"] ?? ""}
                error={errors["effectiveOn"]}
              />
              <TextInput label="Why" name="reason" defaultValue={values["reason"] ?? ""} error={errors["reason"]} />
              <div>
                <SubmitButton pending={pending} pendingLabel="Saving">
                  Save as a new version
                </SubmitButton>
              </div>
            </Form>
          </Panel>
        )}
        <Panel flush title="Versions">
          <TemplateVersions versions={versions} />
        </Panel>
      </div>
    </Page>
  );
}
