import type { MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { learnerId } from "#app/engine/kernel/ids.ts";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { dateText, parseForm, requiredText } from "#app/http/form-data.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { requireUuid } from "#app/http/route-params.server.ts";
import { changeUsers } from "#app/services/dossier/change-users.server.ts";
import { loadDossier } from "#app/services/dossier/load-dossier.server.ts";
import { recordLooks } from "#app/services/record-looks.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { LiteracyTable } from "#app/ui/dossier/literacy-table.tsx";
import { UserCounts } from "#app/ui/dossier/user-counts.tsx";
import { UserForm } from "#app/ui/dossier/user-form.tsx";
import { UserTable } from "#app/ui/dossier/user-table.tsx";
import { formatQuantity } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { STATUS_WORDS } from "#app/ui/use-cases/words.ts";

export const meta: MetaFunction<typeof loader> = ({ data: page }) =>
  pageTitle(`${page?.system.name ?? "AI system"}: AI literacy`);

export const loader = protectedLoader("planning:read", async ({ viewer, session, params }) => {
  const id = requireUuid(params["useCaseId"]);
  const { systems, asOf, readsPeople, mayAssign } = await loadDossier(viewer);
  const system = requireFound(systems.find((entry) => entry.id === id));
  const people = system.users.people.map((person) => learnerId(person.id));
  await recordLooks(viewer, { people, page: "dossier", on: readerDay(session) });
  return { system, asOf, readsPeople, mayAssign };
});

const schema = z.object({
  move: z.enum(["add", "remove"], "Choose what happens."),
  numbers: requiredText("Give at least one personnel number.", 40_000),
  since: dateText("Give the day since when they use it."),
});

export const action = protectedAction("planning:write", async ({ viewer, params, form }) => {
  const id = requireUuid(params["useCaseId"]);
  const values = Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  const parsed = parseForm(form, schema);
  if (!parsed.ok) return data({ errors: parsed.error, problems: [], changed: null, values }, { status: 422 });
  const result = await changeUsers(viewer, id, parsed.value);
  if (result.ok) return data({ errors: {}, problems: [], changed: result.value, values: {} });
  const { error } = result;
  if (error.kind === "not-found") return requireFound(null);
  return data({ errors: {}, problems: error.problems, changed: null, values }, { status: 422 });
});

export default function DossierSystem() {
  const { system, asOf, readsPeople, mayAssign } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const locale = useLocale();
  const open = system.users.people.filter(({ standing }) => standing !== "has");
  return (
    <Page
      title={system.name}
      lead="Who works with it, and who does so without what is asked?"
      breadcrumbs={[{ label: "AI literacy", to: "/dossier" }]}
      facts={
        <p className="text-14 text-ink-muted">
          {system.code}, {system.siteName}. {STATUS_WORDS[system.status]}. <UserCounts users={system.users} />
        </p>
      }
      {...(mayAssign && open.length > 0
        ? {
            action: (
              <ButtonLink to={`/assign?${open.map(({ id }) => `person=${id}`).join("&")}`} look="primary">
                Ask them for learning
              </ButtonLink>
            ),
          }
        : {})}
    >
      <div className="flex flex-col gap-6">
        {answer?.changed != null && (
          <Notice
            tone="done"
            live
            title={`${formatQuantity(locale, answer.changed.named, "person was named", "people were named")}, ${formatQuantity(locale, answer.changed.changed, "changed", "changed")}.`}
          />
        )}
        {readsPeople && (
          <Panel flush title="People who use it today" description="A person is asked what the own role asks.">
            <UserTable people={system.users.people} />
          </Panel>
        )}
        {!readsPeople && (
          <Panel title="What to do">
            <p className="max-w-[72ch] text-14 text-ink-muted">
              Names are for the people&apos;s leads and for learning and development. They see here who lacks what, and
              ask for the learning.
            </p>
          </Panel>
        )}
        <Panel flush title="What the roles need">
          <LiteracyTable system={system} />
        </Panel>
        {system.mayWrite && (
          <Panel title="Enter who uses it" description="All personnel numbers are taken, or none.">
            <UserForm
              today={asOf}
              problems={answer?.problems ?? []}
              errors={answer?.errors ?? {}}
              values={answer?.values ?? {}}
            />
          </Panel>
        )}
      </div>
    </Page>
  );
}
