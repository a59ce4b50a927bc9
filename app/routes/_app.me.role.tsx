import { redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData, useNavigate, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { optionalText, parseForm } from "#app/http/form-data.server.ts";
import { problemResponse, requireFound, requireOk } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { loadMyRole } from "#app/services/my-role.server.ts";
import { setTargetRole } from "#app/services/pathway/set-target-role.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Panel } from "#app/ui/panel.tsx";
import { useScripted } from "#app/ui/question/use-scripted.ts";
import { RoleCard } from "#app/ui/role-card.tsx";
import { Select } from "#app/ui/select.tsx";

export const meta: MetaFunction = () => pageTitle("My role");

export const loader = protectedLoader("record:read:own", async ({ viewer, request }) => {
  const asked = new URL(request.url).searchParams.get("role");
  return requireFound(await loadMyRole(viewer, requireFound(viewer.learnerId), asked));
});

const form = z.object({ targetRoleId: optionalText(100), intent: z.enum(["show", "choose"]) });

export const action = protectedAction("record:read:own", async ({ viewer, session, form: sent }) => {
  const parsed = parseForm(sent, form);
  if (!parsed.ok)
    throw problemResponse({ kind: "invalid", message: "Nothing was saved. Reload the page and go on from there." });
  const { targetRoleId, intent } = parsed.value;
  if (intent === "show") return redirect(`/me/role?role=${encodeURIComponent(targetRoleId ?? "")}`);
  requireOk(await setTargetRole(viewer, targetRoleId, readerDay(session)), ({ kind }) =>
    kind === "not-found"
      ? { kind }
      : {
          kind: "invalid",
          message: "Nothing was saved. That role is not in your company's framework. Go back and choose another.",
        },
  );
  return redirect("/me");
});

/** Where somebody works and where they want to go: confirmed after the first sign-in, changed at any time. */
export default function MyRole() {
  const { placement, roles, shown } = useLoaderData<typeof loader>();
  const pending = useNavigation().state !== "idle";
  const navigate = useNavigate();
  const scripted = useScripted();
  return (
    <Page
      title="My role"
      lead="Check where you work now, then choose the role you want to be ready for."
      width="reading"
    >
      <div className="flex flex-col gap-6">
        <Panel
          title="Where you work now"
          description="From your company's personnel list. If something is wrong, go on and tell the person who leads your team."
        >
          <Facts
            facts={[
              { term: "Current role", value: placement.currentRole ?? placement.jobTitle ?? "Not known yet" },
              { term: "Unit", value: placement.unit },
              { term: "Station", value: placement.station ?? "None" },
            ]}
          />
        </Panel>
        <Panel title="Where you want to go" description="You can change this at any time.">
          <Form method="post" className="flex flex-col gap-4">
            <CsrfField />
            <Select
              label="Target role"
              name="targetRoleId"
              defaultValue={shown?.id ?? ""}
              options={[
                { value: "", label: "Not decided yet" },
                ...roles.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(role) => {
                navigate(`/me/role?role=${encodeURIComponent(role)}`, { replace: true, preventScrollReset: true });
              }}
            />
            {!scripted && (
              <SubmitButton look="secondary" name="intent" value="show">
                Show the role
              </SubmitButton>
            )}
            <div aria-live="polite">{shown !== null && <RoleCard role={shown} />}</div>
            <div>
              <SubmitButton name="intent" value="choose" pending={pending} pendingLabel="One moment">
                Confirm and see my readiness
              </SubmitButton>
            </div>
          </Form>
        </Panel>
      </div>
    </Page>
  );
}
