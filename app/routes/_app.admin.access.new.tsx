import { data } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { optionalText, parseForm } from "#app/http/form-data.server.ts";
import { problemResponse } from "#app/http/problem.server.ts";
import { createAccount } from "#app/services/create-account.server.ts";
import type { CreateAccountError } from "#app/services/create-account.server.ts";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { ErrorSummary } from "#app/ui/error-summary.tsx";
import { OneTimeSecret } from "#app/ui/one-time-secret.tsx";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { TextInput } from "#app/ui/text-input.tsx";

export const meta: MetaFunction = () => [{ title: "New account · Pacesetter" }];

export const loader = protectedLoader("account:manage", () => null);

const form = z.object({
  personnelNumber: optionalText(100),
  displayName: optionalText(200),
  email: optionalText(254).refine((text) => text === null || z.email().safeParse(text.toLowerCase()).success, {
    message: "This is not an e-mail address.",
  }),
  badgeNumber: optionalText(64),
});

type Fields = Readonly<Partial<Record<keyof z.infer<typeof form>, string>>>;

const NOTHING: Fields = {};

export const action = protectedAction("account:manage", async ({ viewer, form: sent }) => {
  const typed: Record<string, string> = {};
  for (const name of Object.keys(form.shape)) {
    const value = sent.get(name);
    if (typeof value === "string") typed[name] = value;
  }
  const values: Fields = typed;
  const parsed = parseForm(sent, form);
  if (!parsed.ok) return data({ created: null, values, errors: parsed.error }, { status: 400 });
  const result = await createAccount(viewer, parsed.value);
  if (!result.ok) return data({ created: null, values, errors: explain(result.error) }, { status: 409 });
  return data({ created: result.value, values: NOTHING, errors: NOTHING });
});

const TAKEN: Readonly<Record<"email" | "badge" | "person", Fields>> = {
  email: { email: "This e-mail address cannot be used: it is in use already." },
  badge: { badgeNumber: "Another account has this badge number." },
  person: { personnelNumber: "This person has an account already." },
};

function explain(error: CreateAccountError): Fields {
  switch (error.kind) {
    case "not-permitted":
      throw problemResponse({ kind: "not-permitted" });
    case "no-way-to-sign-in":
      return { email: "Give an e-mail address, a badge number or both: without one nobody can sign in." };
    case "no-name":
      return { displayName: "Give a name, or the personnel number of somebody in the personnel list." };
    case "unknown-person":
      return { personnelNumber: "Nobody who works here has this personnel number." };
    case "taken":
      return TAKEN[error.what];
  }
}

export default function NewAccount() {
  const answer = useActionData<typeof action>();
  const pending = useNavigation().state !== "idle";
  const errors = answer?.errors ?? NOTHING;
  const values = answer?.values ?? NOTHING;
  const crumbs = [{ label: "Access", to: "/admin/access" }];
  if (answer?.created != null) {
    const { accountId, displayName, password, pin } = answer.created;
    return (
      <Page
        title={`${displayName} may sign in`}
        lead="Hand over what is below. It is shown this once."
        breadcrumbs={crumbs}
        width="reading"
      >
        <div className="flex flex-col gap-4">
          {password !== null && <OneTimeSecret label="Password" secret={password} />}
          {pin !== null && <OneTimeSecret label="PIN" secret={pin} />}
          <div>
            <ButtonLink to={`/admin/access/${accountId}`} look="primary">
              Give roles
            </ButtonLink>
          </div>
        </div>
      </Page>
    );
  }
  const problems = Object.entries(errors).map(([id, message]) => ({ id, message }));
  return (
    <Page
      title="New account"
      lead="For a person of the personnel list, or for somebody from outside such as an auditor."
      breadcrumbs={crumbs}
      width="reading"
    >
      <Form method="post" className="flex flex-col gap-4">
        <CsrfField />
        <ErrorSummary problems={problems} />
        <Panel>
          <div className="flex flex-col gap-4">
            {INPUTS.map(({ name, ...input }) => (
              <TextInput
                key={name}
                id={name}
                name={name}
                optional
                autoComplete="off"
                defaultValue={values[name] ?? ""}
                error={errors[name]}
                {...input}
              />
            ))}
          </div>
        </Panel>
        <div>
          <SubmitButton pending={pending} pendingLabel="Creating">
            Create account
          </SubmitButton>
        </div>
      </Form>
    </Page>
  );
}

const INPUTS = [
  { name: "personnelNumber", label: "Personnel number", help: "Links the account to the person's own record." },
  { name: "displayName", label: "Name", help: "Only for somebody without a personnel number." },
  { name: "email", label: "E-mail", type: "text", inputMode: "email", help: "Signs in with a password." },
  { name: "badgeNumber", label: "Badge number", help: "Signs in with a PIN." },
] as const;
