import { data } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { clientAddress } from "#app/http/client-address.server.ts";
import { parseForm } from "#app/http/form-data.server.ts";
import { waitInWords } from "#app/http/problem.server.ts";
import {
  changeOwnSecret,
  loadOwnSecrets,
  type OwnSecretError,
  type SecretKind,
} from "#app/services/change-own-secret.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { TextInput } from "#app/ui/text-input.tsx";

export const meta: MetaFunction = () => pageTitle("Password and PIN");

export const loader = protectedLoader("notice:read:own", async ({ viewer }) => ({
  kinds: await loadOwnSecrets(viewer),
}));

const MISSING = "Fill in all three fields.";
const secret = z.string(MISSING).min(1, MISSING).max(500, "This is too long.");
const form = z
  .object({ secretKind: z.enum(["password", "pin"]), current: secret, next: secret, again: secret })
  .refine(({ next, again }) => next === again, { path: ["again"], message: "The two new ones differ. Type it again." });

export const action = protectedAction("notice:read:own", async ({ viewer, session, context, form: sent }) => {
  const asked: SecretKind = sent.get("secretKind") === "pin" ? "pin" : "password";
  const parsed = parseForm(sent, form);
  if (!parsed.ok) {
    const [message = MISSING] = Object.values(parsed.error);
    return data({ kind: asked, done: null, problem: message }, 422);
  }
  const { secretKind, current, next } = parsed.value;
  const change = { secretKind, current, next, sessionId: session.id, address: clientAddress(context) };
  const changed = await changeOwnSecret(viewer, change);
  if (!changed.ok)
    return data({ kind: secretKind, done: null, problem: problemInWords(changed.error, secretKind) }, 422);
  return data({ kind: secretKind, done: changed.value, problem: null });
});

const NAMES = { password: "password", pin: "PIN" } as const;

function problemInWords(error: OwnSecretError, kind: SecretKind): string {
  const name = NAMES[kind];
  switch (error.kind) {
    case "none-to-change":
      return `Nothing was changed. You do not sign in with a ${name}.`;
    case "wrong-secret":
      return `Nothing was changed. The present ${name} is not right.`;
    case "same-secret":
      return `Nothing was changed. The new ${name} is the present one.`;
    case "too-many-attempts":
      return `Nothing was changed. Too many attempts: try again in ${waitInWords(error.waitSeconds)}.`;
    case "fault":
      return `Nothing was changed. ${FAULTS[kind][error.fault]}`;
  }
}

const FAULTS = {
  password: {
    "too-short": "A password has at least 12 characters.",
    "too-long": "A password has at most 200 characters.",
    "too-simple": "Use more different characters.",
    "too-personal": "Leave your name and mailbox out of it.",
    "not-digits": "",
  },
  pin: {
    "too-short": "A PIN has 6 to 8 digits.",
    "too-long": "A PIN has 6 to 8 digits.",
    "too-simple": "Do not use one digit again and again, or digits in a row.",
    "too-personal": "Do not use your badge number.",
    "not-digits": "A PIN has digits only.",
  },
} as const;

export default function AccountSecurity() {
  const { kinds } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title="Password and PIN"
      width="reading"
      lead="Change what you sign in with. Your other devices are signed out then."
    >
      {kinds.length === 0 ? (
        <EmptyState title="Nothing to change">You sign in without a password or PIN of this product.</EmptyState>
      ) : (
        <div className="flex flex-col gap-6">
          {kinds.map((kind) => (
            <SecretForm key={kind} kind={kind} answer={answer?.kind === kind ? answer : null} />
          ))}
        </div>
      )}
    </Page>
  );
}

interface SecretFormProps {
  readonly kind: SecretKind;
  readonly answer: { readonly done: { readonly signedOut: number } | null; readonly problem: string | null } | null;
}

const RULES = {
  password: "At least 12 characters. A sentence you remember is better than a short word with signs.",
  pin: "6 to 8 digits.",
} as const;

function SecretForm({ kind, answer }: SecretFormProps) {
  const pending = useNavigation().state !== "idle";
  const name = NAMES[kind];
  const digits = kind === "pin" ? ({ inputMode: "numeric" } as const) : {};
  return (
    <Panel title={kind === "pin" ? "PIN" : "Password"}>
      <Form method="post" className="flex flex-col gap-4">
        <CsrfField />
        <input type="hidden" name="secretKind" value={kind} />
        {answer?.done != null && (
          <Notice tone="done" live title={`Your ${name} was changed.`}>
            {answer.done.signedOut === 0
              ? "You were signed in nowhere else."
              : `Signed out elsewhere: ${String(answer.done.signedOut)}.`}
          </Notice>
        )}
        {answer?.problem != null && <Notice tone="problem" live title={answer.problem} />}
        <TextInput
          label={`Present ${name}`}
          name="current"
          type="password"
          autoComplete="current-password"
          {...digits}
        />
        <TextInput
          label={`New ${name}`}
          name="next"
          type="password"
          autoComplete="new-password"
          help={RULES[kind]}
          {...digits}
        />
        <TextInput label={`New ${name} again`} name="again" type="password" autoComplete="new-password" {...digits} />
        <div>
          <SubmitButton pending={pending} pendingLabel="Saving">
            Change {name}
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
