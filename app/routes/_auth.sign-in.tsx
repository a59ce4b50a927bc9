import { data } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { publicAction, publicLoader } from "#app/http/access.server.ts";
import { clientAddress } from "#app/http/client-address.server.ts";
import { readDeviceMode } from "#app/http/device-mode.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { localPath, readSessionToken } from "#app/http/session.server.ts";
import { afterSignIn, alreadySignedIn, refusal } from "#app/http/sign-in-answer.server.ts";
import { signIn } from "#app/services/sign-in.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextInput } from "#app/ui/text-input.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction = () => [{ title: "Sign in · Pacesetter" }];

export const loader = publicLoader(({ request, signedIn, csrfToken, headers }) => {
  const to = localPath(new URL(request.url).searchParams.get("to"));
  if (signedIn !== null) throw alreadySignedIn(to);
  return data({ csrfToken, to }, { headers });
});

const form = z.object({
  email: requiredText("Enter your e-mail address.", 254),
  password: z
    .string("Enter your password.")
    .min(1, "Enter your password.")
    .max(200, "That is longer than any password here."),
  to: z.string().optional(),
});

export const action = publicAction(async ({ request, context, form: sent }) => {
  const parsed = parseForm(sent, form);
  const typed = sent.get("email");
  const email = typeof typed === "string" ? typed : "";
  if (!parsed.ok) return data({ email, errors: parsed.error, refusal: null }, { status: 400 });
  const { password, to } = parsed.value;
  const result = await signIn({
    method: { kind: "password", email: parsed.value.email, password },
    kiosk: readDeviceMode(request) === "shared",
    address: clientAddress(context),
    previousToken: readSessionToken(request),
  });
  if (result.ok) throw afterSignIn(request, result.value, to ?? null);
  const { status, headers, message } = refusal(result.error, "The e-mail address or the password is not right.");
  return data({ email, errors: {}, refusal: message }, { status, headers });
});

export default function SignIn() {
  const { csrfToken, to } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Readonly<Record<string, string>> = answer?.errors ?? {};
  const pending = useNavigation().state !== "idle";
  return (
    <>
      <h1 className="text-26 font-semibold">Sign in</h1>
      {answer?.refusal != null && <Notice tone="problem" title={answer.refusal} live />}
      <Form method="post" className="flex flex-col gap-4">
        <CsrfField token={csrfToken} />
        {to !== null && <input type="hidden" name="to" value={to} />}
        <TextInput
          label="E-mail"
          name="email"
          type="email"
          autoComplete="username"
          spellCheck={false}
          defaultValue={answer?.email ?? ""}
          error={errors["email"]}
        />
        <TextInput
          label="Password"
          name="password"
          type="password"
          autoComplete="current-password"
          error={errors["password"]}
        />
        <SubmitButton pending={pending} pendingLabel="Signing in">
          Sign in
        </SubmitButton>
      </Form>
      <p className="text-14 text-ink-muted">
        No e-mail at work?{" "}
        <TextLink to="/badge" whole>
          Sign in with badge and PIN
        </TextLink>
      </p>
    </>
  );
}
