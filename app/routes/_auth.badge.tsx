import { data } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { publicAction, publicLoader } from "#app/http/access.server.ts";
import { clientAddress } from "#app/http/client-address.server.ts";
import { readCookie, setCookie } from "#app/http/cookies.server.ts";
import { deviceModeCookie, readDeviceMode } from "#app/http/device-mode.server.ts";
import { parseForm, requiredText } from "#app/http/form-data.server.ts";
import { localPath, readSessionToken } from "#app/http/session.server.ts";
import { afterSignIn, alreadySignedIn, refusal } from "#app/http/sign-in-answer.server.ts";
import { defaultOrganisation, signIn } from "#app/services/sign-in.server.ts";
import { BadgeFields } from "#app/ui/badge/badge-fields.tsx";
import { DeviceChoice } from "#app/ui/badge/device-choice.tsx";
import { readBadgeScan } from "#app/ui/badge/read-badge-scan.ts";
import { StillSignedIn } from "#app/ui/badge/still-signed-in.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { KioskSubmit } from "#app/ui/kiosk-input.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

const ORGANISATION_COOKIE = "organisation";
const ONE_YEAR_SECONDS = 365 * 86_400;
const SLUG = /^[a-z0-9-]{1,63}$/;

export const meta: MetaFunction = () => [{ title: "Sign in with badge · Pacesetter" }];

/**
 * The organisation comes from the link, from the last sign-in on this device, or is the only one there is. Who scans a badge
 * while somebody else is signed in is never let into the other's session: that has to be ended first.
 */
export const loader = publicLoader(async ({ request, signedIn, csrfToken, headers }) => {
  const { searchParams, pathname, search } = new URL(request.url);
  const to = localPath(searchParams.get("to"));
  const badge = (searchParams.get("badge") ?? "").slice(0, 64);
  if (signedIn !== null && !signedIn.kiosk && badge === "") throw alreadySignedIn(to);
  const named = [searchParams.get("org"), readCookie(request, ORGANISATION_COOKIE)].find(
    (slug) => slug !== null && SLUG.test(slug),
  );
  return data(
    {
      ...{ csrfToken, to, badge, mode: readDeviceMode(request), leftIdle: searchParams.get("left") === "idle" },
      organisation: named ?? (await defaultOrganisation())?.slug ?? null,
      stillSignedIn: signedIn?.viewer.displayName ?? null,
      here: localPath(pathname + search) ?? "/badge",
    },
    { headers },
  );
});

const form = z.object({
  organisation: requiredText("Enter your company's code. It is on the poster beside the tablet.", 63),
  badge: requiredText("Scan or type your badge number.", 300),
  pin: z.string("Enter your PIN.").regex(/^\d{4,8}$/, "Enter your PIN: 4 to 8 digits."),
  own: z.string().optional(),
  to: z.string().optional(),
});

export const action = publicAction(async ({ request, context, form: sent, signedIn }) => {
  if (signedIn !== null) throw alreadySignedIn("/badge");
  const parsed = parseForm(sent, form);
  const typed = sent.get("badge");
  const badge = typeof typed === "string" ? (readBadgeScan(typed)?.badge ?? "") : "";
  if (!parsed.ok) return data({ badge, errors: parsed.error, refusal: null }, { status: 400 });
  const { organisation, pin, own, to } = parsed.value;
  const scan = readBadgeScan(parsed.value.badge);
  if (scan === null) {
    const errors = { badge: "This code is no badge. Scan the code on your badge, or type the number." };
    return data({ badge: "", errors, refusal: null }, { status: 400 });
  }
  const slug = (scan.organisation ?? organisation).toLowerCase();
  const mode = readDeviceMode(request);
  const result = await signIn({
    method: { kind: "pin", organisation: slug, badge: scan.badge, pin },
    kiosk: mode === null ? own === undefined : mode === "shared",
    address: clientAddress(context),
    previousToken: readSessionToken(request),
  });
  if (result.ok) {
    const cookies = [
      ...(SLUG.test(slug) ? [setCookie(request, ORGANISATION_COOKIE, slug, { maxAgeSeconds: ONE_YEAR_SECONDS })] : []),
      ...(mode === null && own !== undefined ? [deviceModeCookie(request, "own")] : []),
    ];
    throw afterSignIn(request, result.value, to ?? null, cookies);
  }
  const { status, headers, message } = refusal(result.error, "The badge number or the PIN is not right.");
  return data({ badge, errors: {}, refusal: message }, { status, headers });
});

/** Posted and answered as whole pages: the next person begins with nothing of the last one's in memory. */
export default function BadgeSignIn() {
  const { csrfToken, to, organisation, badge, mode, leftIdle, stillSignedIn, here } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (stillSignedIn !== null) return <StillSignedIn name={stillSignedIn} token={csrfToken} here={here} />;
  return (
    <>
      <h1 className="text-26 font-semibold">Sign in with your badge</h1>
      {leftIdle && answer === undefined && (
        <Notice title="Signed out, because nobody touched this device for a minute" live>
          Answers that were given are kept. What was typed and not sent is gone.
        </Notice>
      )}
      {answer?.refusal != null && <Notice tone="problem" title={answer.refusal} live />}
      <Form method="post" reloadDocument className="flex flex-col gap-5">
        <CsrfField token={csrfToken} />
        {to !== null && <input type="hidden" name="to" value={to} />}
        <BadgeFields organisation={organisation} badge={answer?.badge ?? badge} errors={answer?.errors ?? {}} />
        {mode === null && (
          <Checkbox
            name="own"
            label="This is my own phone or computer"
            help="Leave it empty on a shared tablet: you are signed out after 60 seconds without a touch."
          />
        )}
        <KioskSubmit>Sign in</KioskSubmit>
      </Form>
      <DeviceChoice mode={mode} returnTo={here} token={csrfToken} />
      <p className="text-16 text-ink-muted">
        <TextLink to="/sign-in">Sign in with a password instead</TextLink>
      </p>
    </>
  );
}
