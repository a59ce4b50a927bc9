import { data } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { changeAccountByForm } from "#app/http/account-changes.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { GRANTABLE_ROLES, loadAccount } from "#app/services/load-accounts.server.ts";
import { AccountForm } from "#app/ui/account-form.tsx";
import { GrantList } from "#app/ui/grant-list.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { OneTimeSecret } from "#app/ui/one-time-secret.tsx";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Select } from "#app/ui/select.tsx";
import { Badge } from "#app/ui/status-badge.tsx";
import { TextInput } from "#app/ui/text-input.tsx";

export const meta: MetaFunction = () => [{ title: "Account · Pacesetter" }];

export const loader = protectedLoader("account:manage", async ({ viewer, params }) => {
  const { account, units } = requireFound(await loadAccount(viewer, params["accountId"] ?? ""));
  return { account, units, roles: GRANTABLE_ROLES, isOwn: account.id === viewer.accountId };
});

export const action = protectedAction("account:manage", async ({ viewer, params, form }) => {
  const answer = await changeAccountByForm(viewer, params["accountId"] ?? "", form);
  return data(answer, { status: answer.problem === null ? 200 : 400 });
});

export default function Account() {
  const { account, isOwn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const active = account.disabledAt === null;
  return (
    <Page
      title={account.displayName}
      lead={
        isOwn
          ? "This is your own account: another administrator has to change it."
          : "Roles, sign-in and state of this account."
      }
      breadcrumbs={[{ label: "Access", to: "/admin/access" }]}
      facts={
        <>
          {active ? <Badge tone="ready">May sign in</Badge> : <Badge tone="blocked">Disabled</Badge>}
          <span className="text-14 text-ink-muted">E-mail: {account.email ?? "none"}</span>
          <span className="text-14 text-ink-muted">Badge: {account.badgeNumber ?? "none"}</span>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        {answer?.problem != null && <Notice tone="problem" title={answer.problem} live />}
        {answer?.done != null && <Notice tone="done" title={answer.done} live />}
        {answer?.secret != null && <OneTimeSecret label={answer.secret.label} secret={answer.secret.value} />}
        <Panel title="Roles" description="A role holds for a unit and everything below it.">
          <GrantList grants={account.grants} changeable={!isOwn} />
        </Panel>
        {!isOwn && <GiveRole />}
        {!isOwn && <SignInPanel />}
      </div>
    </Page>
  );
}

function GiveRole() {
  const { units, roles } = useLoaderData<typeof loader>();
  const options = units.map((unit) => ({
    value: unit.id,
    label: `${"\u2003".repeat(Math.max(0, unit.path.split("/").length - 3))}${unit.name} (${unit.code})`,
  }));
  return (
    <Panel title="Give a role">
      <AccountForm buttons={[{ intent: "grant", label: "Give role" }]}>
        <Select label="Role" name="role" options={roles} />
        <Select label="Over unit" name="unitId" options={options} />
        <TextInput label="Last day" name="lastDay" type="date" optional help="Auditors always have one." />
      </AccountForm>
    </Panel>
  );
}

function SignInPanel() {
  const { account } = useLoaderData<typeof loader>();
  const buttons = [
    ...(account.email === null
      ? []
      : [{ intent: "new-password", label: "Set a new password", look: "secondary" } as const]),
    ...(account.badgeNumber === null
      ? []
      : [{ intent: "new-pin", label: "Set a new PIN", look: "secondary" } as const]),
    account.disabledAt === null
      ? ({ intent: "disable", label: "Disable account", look: "danger" } as const)
      : ({ intent: "enable", label: "Enable account", look: "secondary" } as const),
  ];
  return (
    <Panel title="Sign-in" description="A new secret and a disabled account end the sessions that are open.">
      <AccountForm buttons={buttons} />
    </Panel>
  );
}
