import type { MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { comparePaths, MOST_COMPARED } from "#app/services/pathway/compare-paths.server.ts";
import { loadPath } from "#app/services/pathway/load-path.server.ts";
import { setTargetRole } from "#app/services/pathway/set-target-role.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { RoleCompare } from "#app/ui/pathway/role-compare.tsx";
import { Select } from "#app/ui/select.tsx";

export const meta: MetaFunction = () => pageTitle("Explore roles");

export const loader = protectedLoader("path:shape:own", async ({ viewer, session, request }) => {
  const today = readerDay(session);
  const page = requireOk(await loadPath(viewer, today), () => ({ kind: "not-found" }));
  const asked = new URL(request.url).searchParams.getAll("role").filter((id) => id !== "");
  const chosen = asked.length > 0 ? asked.slice(0, MOST_COMPARED) : page.roleId === null ? [] : [page.roleId];
  const compared = requireOk(await comparePaths(viewer, chosen, today), () => ({ kind: "not-found" }));
  return { roles: page.roles, chosen, compared, most: MOST_COMPARED };
});

const role = z.string().min(1).max(100);

export const action = protectedAction("path:shape:own", async ({ viewer, session, form }) => {
  const chosen = role.safeParse(form.get("role"));
  requireOk(await setTargetRole(viewer, chosen.success ? chosen.data : "", readerDay(session)), () => ({
    kind: "not-found",
  }));
  return redirect("/me/path");
});

export default function Explore() {
  const { roles, chosen, compared, most } = useLoaderData<typeof loader>();
  const options = [{ value: "", label: "None" }, ...roles.map(({ id, name }) => ({ value: id, label: name }))];
  return (
    <Page
      width="wide"
      title="Explore roles"
      lead="How near each role is from where you stand: chance, time, gaps, and where it is needed."
    >
      <div className="flex flex-col gap-6">
        <Panel title="Compare up to three">
          <Form method="get" className="grid items-end gap-4 md:grid-cols-4">
            {Array.from({ length: most }, (_, at) => (
              <Select
                key={at}
                label={`Role ${at + 1}`}
                name="role"
                id={`role-${at}`}
                options={options}
                defaultValue={chosen[at] ?? ""}
              />
            ))}
            <div>
              <SubmitButton look="secondary">Compare</SubmitButton>
            </div>
          </Form>
        </Panel>
        {compared.length === 0 ? (
          <EmptyState title="No role is chosen">Choose one to three roles above to see them side by side.</EmptyState>
        ) : (
          <RoleCompare roles={compared} mayChoose />
        )}
      </div>
    </Page>
  );
}
