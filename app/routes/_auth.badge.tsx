import { data } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { publicAction, publicLoader } from "#app/http/access.server.ts";
import { clientAddress } from "#app/http/client-address.server.ts";
import { readCookie, setCookie } from "#app/http/cookies.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { localPath, readSessionToken } from "#app/http/session.server.ts";
import { afterSignIn, alreadySignedIn, refusal } from "#app/http/sign-in-answer.server.ts";
import { defaultOrganisation, signIn } from "#app/services/sign-in.server.ts";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { KioskInput, KioskSubmit } from "#app/ui/kiosk-input.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

const ORGANISATION_COOKIE = "organisation";
const ONE_YEAR_SECONDS = 365 * 86_400;
const SLUG = /^[a-z0-9-]{1,63}$/;

export const meta: MetaFunction = () => [{ title: "Sign in with badge · Pacesetter" }];

/** The organisation comes from the link, from the last sign-in on this device, or is the only one there is. */
export const loader = publicLoader(async ({ request, signedIn, csrfToken, headers }) => {
  const { searchParams } = new URL(request.url);
  const to = localPath(searchParams.get("to"));
  if (signedIn !== null) throw alreadySignedIn(to);
  const named = [searchParams.get("org"), readCookie(request, ORGANISATION_COOKIE)].find(
    (slug) => slug !== null && SLUG.test(slug),
  );
  const organisation = named ?? (await defaultOrganisation())?.slug ?? null;
  return data({ csrfToken, to, organisation, badge: searchParams.get("badge") ?? "" }, { headers });
});

const form = z.object({
  organisation: requiredText("Enter your company's code. It is on the poster beside the tablet.", 63),
  badge: requiredText("Scan or type your badge number.", 64),
  pin: z.string("Enter your PIN.").regex(/^\d{4,8}$/, "Enter your PIN: 4 to 8 digits."),
  own: z.string().optional(),
  to: z.string().optional(),
});

export const action = publicAction(async ({ request, context, form: sent }) => {
  const parsed = parseForm(sent, form);
  const typed = sent.get("badge");
  const badge = typeof typed === "string" ? typed : "";
  if (!parsed.ok) return data({ badge, errors: parsed.error, refusal: null }, { status: 400 });
  const { organisation, pin, own, to } = parsed.value;
  const result = await signIn({
    method: { kind: "pin", organisation, badge: parsed.value.badge, pin },
    kiosk: own === undefined,
    address: clientAddress(context),
    previousToken: readSessionToken(request),
  });
  if (result.ok) {
    const slug = organisation.toLowerCase();
    const remember = setCookie(request, ORGANISATION_COOKIE, slug, { maxAgeSeconds: ONE_YEAR_SECONDS });
    throw afterSignIn(request, result.value, to ?? null, SLUG.test(slug) ? [remember] : []);
  }
  const { status, headers, message } = refusal(result.error, "The badge number or the PIN is not right.");
  return data({ badge, errors: {}, refusal: message }, { status, headers });
});

export default function BadgeSignIn() {
  const { csrfToken, to, organisation, badge } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors: Readonly<Record<string, string>> = answer?.errors ?? {};
  const pending = useNavigation().state !== "idle";
  const knownBadge = answer?.badge ?? badge;
  return (
    <>
      <h1 className="text-26 font-semibold">Sign in with your badge</h1>
      {answer?.refusal != null && <Notice tone="problem" title={answer.refusal} live />}
      <Form method="post" className="flex flex-col gap-5">
        <CsrfField token={csrfToken} />
        {to !== null && <input type="hidden" name="to" value={to} />}
        {organisation === null ? (
          <KioskInput label="Company code" name="organisation" error={errors["organisation"]} />
        ) : (
          <input type="hidden" name="organisation" value={organisation} />
        )}
        <KioskInput
          label="Badge number"
          name="badge"
          help="Scan the code on your badge, or type the number."
          defaultValue={knownBadge}
          focused={knownBadge === ""}
          error={errors["badge"]}
        />
        <KioskInput label="PIN" name="pin" secretDigits focused={knownBadge !== ""} error={errors["pin"]} />
        <Checkbox
          name="own"
          label="This is my own phone or computer"
          help="Leave it empty on a shared tablet: you are signed out after a short time without a touch."
        />
        <KioskSubmit pending={pending} pendingLabel="Signing in">
          Sign in
        </KioskSubmit>
      </Form>
      <p className="text-16 text-ink-muted">
        <TextLink to="/sign-in">Sign in with a password instead</TextLink>
      </p>
    </>
  );
}
