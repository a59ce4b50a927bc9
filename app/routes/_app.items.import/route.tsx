import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { Check, Upload } from "lucide-react";
import type { ImportPlan, PlannedItem } from "#app/services/import-items.server.ts";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { DataTable, type Column } from "#app/ui/data-table.tsx";
import { formatCount, formatQuantity } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import type { Tone } from "#app/ui/readiness-status.ts";
import { useLocale } from "#app/ui/root-data.ts";
import { Select } from "#app/ui/select.tsx";
import { Badge } from "#app/ui/status-badge.tsx";
import { TextInput } from "#app/ui/text-input.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { TYPE_WORDS } from "../_app.items._index/item-words.ts";
import type { action, ImportAnswer, loader } from "./action.server.ts";

export { action, loader } from "./action.server.ts";

export const meta: MetaFunction = () => pageTitle("Import questions");

export default function ImportItems() {
  const answer = useActionData<typeof action>();
  return (
    <Page
      title="Import questions"
      lead="From GIFT (Moodle) or CSV. You see what each question would do before anything is written; new ones start as drafts."
      breadcrumbs={[{ label: "Questions", to: "/items" }]}
    >
      <div className="flex flex-col gap-6">
        {answer !== undefined && <Outcome answer={answer} />}
        {answer?.step === "planned" && <ApplyForm answer={answer} />}
        {answer?.plan != null && <Plan plan={answer.plan} applied={answer.step === "applied"} />}
        <UploadForm />
      </div>
    </Page>
  );
}

function Outcome({ answer }: { readonly answer: ImportAnswer }) {
  const locale = useLocale();
  if (answer.step === "refused")
    return (
      <Notice tone="problem" title="Nothing was imported" live>
        {answer.message}
      </Notice>
    );
  if (answer.step === "planned" || answer.plan === null) return null;
  const { added, changed } = answer.plan.counts;
  return (
    <Notice
      tone="done"
      title={`${formatQuantity(locale, added, "question", "questions")} added, ${formatCount(locale, changed)} changed`}
      live
      action={<ButtonLink to="/items?origin=import&status=draft">Show imported drafts</ButtonLink>}
    />
  );
}

const EFFECTS: Readonly<Record<PlannedItem["effect"], { readonly word: string; readonly tone: Tone }>> = {
  added: { word: "Added", tone: "ready" },
  changed: { word: "Changed", tone: "uncertain" },
  unchanged: { word: "Unchanged", tone: "neutral" },
  refused: { word: "Refused", tone: "blocked" },
};

/** What needs a look comes first; within that, the order of the file. */
const URGENCY: Readonly<Record<PlannedItem["effect"], number>> = { refused: 0, changed: 1, added: 2, unchanged: 3 };

const COLUMNS: readonly Column<PlannedItem>[] = [
  {
    key: "title",
    head: "Question",
    rowHead: true,
    cell: (row) => (
      <span className="flex flex-col">
        <span className="break-words">{row.title === "" ? "Untitled" : row.title}</span>
        {row.id !== null && <span className="font-mono text-12 font-normal break-all text-ink-muted">{row.id}</span>}
      </span>
    ),
  },
  {
    key: "place",
    head: "Line",
    numeric: true,
    cell: (row) => (row.column === null ? String(row.line) : `${row.line}, column ${row.column}`),
  },
  { key: "type", head: "Type", cell: (row) => (row.type === null ? null : (TYPE_WORDS[row.type] ?? row.type)) },
  {
    key: "effect",
    head: "Effect",
    cell: (row) => <Badge tone={EFFECTS[row.effect].tone}>{EFFECTS[row.effect].word}</Badge>,
  },
  {
    key: "remarks",
    head: "Reason and remarks",
    onPhone: "full",
    cell: (row) => {
      const gaps =
        row.gaps > 0 && row.effect !== "refused" ? [`${row.gaps} to complete before it can be piloted.`] : [];
      const remarks = [...row.remarks, ...gaps];
      return remarks.length === 0 ? null : remarks.join(" ");
    },
  },
];

function Plan({ plan, applied }: { readonly plan: ImportPlan; readonly applied: boolean }) {
  const locale = useLocale();
  const { added, changed, unchanged, refused } = plan.counts;
  const counts = `${formatCount(locale, added)} added, ${formatCount(locale, changed)} changed, ${formatCount(locale, unchanged)} unchanged, ${formatCount(locale, refused)} refused`;
  return (
    <Panel title={applied ? "What was done" : "What would be done"} description={counts} flush>
      <DataTable
        caption="Questions of the file"
        columns={COLUMNS}
        rows={[...plan.items].sort((one, other) => URGENCY[one.effect] - URGENCY[other.effect])}
        rowKey={(row) => `${row.line} ${row.column ?? 0} ${row.id ?? row.title}`}
        empty="The file holds no question."
      />
    </Panel>
  );
}

function ApplyForm({ answer }: { readonly answer: ImportAnswer }) {
  const locale = useLocale();
  const pending = useNavigation().formMethod === "POST";
  const { plan, again, chosen } = answer;
  if (plan === null || again === null) return null;
  const changes = plan.counts.added + plan.counts.changed;
  if (changes === 0) return <Notice title="There is nothing to import: every question is here already or refused" />;
  return (
    <Form method="post" encType="multipart/form-data">
      <CsrfField />
      {Object.entries({ ...chosen, ...again, fingerprint: plan.fingerprint }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <SubmitButton icon={Check} name="intent" value="apply" pending={pending} pendingLabel="Importing">
        {`Import ${formatQuantity(locale, changes, "question", "questions")}`}
      </SubmitButton>
    </Form>
  );
}

function UploadForm() {
  const { skills } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const pending = useNavigation().formMethod === "POST";
  return (
    <Panel
      title="Choose a file"
      description={
        <>
          Up to 2 MB. Skill, level and area are used where the file does not say them;{" "}
          <TextLink to="/items">export</TextLink> some questions to see how a file says everything.
        </>
      }
    >
      <Form method="post" encType="multipart/form-data" className="flex max-w-[36rem] flex-col gap-4">
        <CsrfField />
        <Select label="Skill" name="skill" options={skills} defaultValue={answer?.chosen.skill ?? ""} />
        <Select
          label="Level"
          name="level"
          options={["1", "2", "3"].map((level) => ({ value: level, label: `Level ${level}` }))}
          defaultValue={answer?.chosen.level ?? "2"}
        />
        <TextInput label="Area" name="area" optional help="alert-cost" defaultValue={answer?.chosen.area ?? ""} />
        <TextInput label="File" name="file" type="file" accept=".gift,.txt,.csv,.tsv,text/plain,text/csv" />
        <div>
          <SubmitButton icon={Upload} name="intent" value="plan" pending={pending} pendingLabel="Reading">
            Look at it
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
