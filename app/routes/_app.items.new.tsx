import type { MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { listItemSkills, NEW_ITEM_TYPES, startItem } from "#app/services/new-item.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextInput } from "#app/ui/text-input.tsx";
import { TYPE_WORDS } from "./_app.items._index/item-words.ts";

export const meta: MetaFunction = () => pageTitle("New question");

const LEVELS = { "1": 1, "2": 2, "3": 3 } as const;

const schema = z.object({
  title: requiredText("Give the question a title.", 120),
  skill: requiredText("Choose a skill.", 100),
  level: z.enum(["1", "2", "3"], "Choose a level."),
  type: z.enum(NEW_ITEM_TYPES, "Choose a type."),
});

export const loader = protectedLoader("content:write", async ({ viewer }) => {
  return { skills: await listItemSkills(viewer.orgId), types: NEW_ITEM_TYPES };
});

export const action = protectedAction("content:write", async ({ viewer, form }) => {
  const values = Object.fromEntries([...form].filter(([, value]) => typeof value === "string")) as Record<
    string,
    string
  >;
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return data({ errors: parsed.error, values }, { status: 422 });
  const { level, ...head } = parsed.value;
  const started = await startItem(viewer.orgId, viewer.accountId, { ...head, level: LEVELS[level] });
  if (!started.ok)
    return data(
      { errors: { skill: "This skill is not in the framework any more. Choose another." }, values },
      { status: 422 },
    );
  return redirect(`/items/${started.value.id}/edit`);
});

export default function NewItem() {
  const { skills, types } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().formMethod === "POST";
  const errors: Readonly<Record<string, string>> = answer?.errors ?? {};
  const problems = Object.entries(errors).map(([id, message]) => ({ id, message }));
  return (
    <Page
      title="New question"
      lead="Say what it is about; the next page asks for its text. It starts as a draft that nobody sees."
      width="reading"
      breadcrumbs={[{ label: "Questions", to: "/items" }]}
    >
      <Panel>
        <Form method="post" className="flex flex-col gap-5">
          <CsrfField />
          <ErrorSummary problems={problems} />
          <TextInput
            id="title"
            label="Title"
            name="title"
            maxLength={120}
            help="For authors: learners do not see it."
            error={errors["title"]}
            defaultValue={answer?.values["title"] ?? ""}
          />
          <Select
            id="skill"
            label="Skill"
            name="skill"
            options={skills}
            error={errors["skill"]}
            defaultValue={answer?.values["skill"] ?? ""}
          />
          <Select
            id="level"
            label="Level"
            name="level"
            help="Automatic scores reach level 3 at most."
            options={["1", "2", "3"].map((level) => ({ value: level, label: `Level ${level}` }))}
            error={errors["level"]}
            defaultValue={answer?.values["level"] ?? "2"}
          />
          <Select
            id="type"
            label="Type"
            name="type"
            help="It cannot be changed later."
            options={types.map((type) => ({ value: type, label: TYPE_WORDS[type] ?? type }))}
            error={errors["type"]}
            defaultValue={answer?.values["type"] ?? "single"}
          />
          <div>
            <SubmitButton pending={pending} pendingLabel="Starting">
              Start the draft
            </SubmitButton>
          </div>
        </Form>
      </Panel>
    </Page>
  );
}
