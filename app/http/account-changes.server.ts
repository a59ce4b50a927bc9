import { z } from "zod";
import { parsePlainDate } from "#app/engine/kernel/calendar.ts";
import { ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { GRANTABLE_ROLES } from "#app/services/load-accounts.server.ts";
import { disableAccount, enableAccount, resetSecret } from "#app/services/manage-accounts.server.ts";
import type { AccountError } from "#app/services/manage-accounts.server.ts";
import { grantRole, revokeRole } from "#app/services/manage-grants.server.ts";
import type { GrantError } from "#app/services/manage-grants.server.ts";
import { parseForm, requiredText } from "./form-data.server.ts";
import { problemResponse } from "./problem.server.ts";

const reason = requiredText("Give a reason. It is kept in the audit log.", 500);

const lastDay = z
  .string()
  .default("")
  .refine((text) => text === "" || parsePlainDate(text) !== undefined, "This is not a day of the calendar.")
  .transform((text) => parsePlainDate(text) ?? null);

const role = z
  .string()
  .transform((text) => GRANTABLE_ROLES.find((option) => option.value === text)?.value)
  .refine((value) => value !== undefined, "Choose a role.");

const change = z.discriminatedUnion("intent", [
  z.object({ intent: z.literal("grant"), role, unitId: z.string(), lastDay, reason }),
  z.object({ intent: z.literal("revoke"), grantId: z.string(), reason }),
  z.object({ intent: z.literal("disable"), reason }),
  z.object({ intent: z.literal("enable"), reason }),
  z.object({ intent: z.literal("new-password"), reason }),
  z.object({ intent: z.literal("new-pin"), reason }),
]);

type Change = z.infer<typeof change>;

export interface AccountAnswer {
  readonly intent: string;
  /** What was done, in words; null when nothing was. */
  readonly done: string | null;
  readonly secret: { readonly label: string; readonly value: string } | null;
  readonly problem: string | null;
}

/** Carries out one form of the account page. Throws the 404 of an account that is not the organisation's. */
export async function changeAccountByForm(viewer: Viewer, accountId: string, form: FormData): Promise<AccountAnswer> {
  const intent = form.get("intent");
  const answer = { intent: typeof intent === "string" ? intent : "", done: null, secret: null, problem: null };
  const parsed = parseForm(form, change);
  if (!parsed.ok) return { ...answer, problem: Object.values(parsed.error)[0] ?? "Nothing was changed." };
  const result = await carryOut(viewer, accountId, parsed.value);
  return result.ok ? { ...answer, ...result.value } : { ...answer, problem: explain(result.error) };
}

type Done = Pick<AccountAnswer, "done" | "secret">;

async function carryOut(
  viewer: Viewer,
  accountId: string,
  change: Change,
): Promise<Result<Done, AccountError | GrantError>> {
  const request = { accountId, reason: change.reason };
  switch (change.intent) {
    case "grant": {
      const { role: given, unitId, lastDay: until } = change;
      return said(await grantRole(viewer, { ...request, role: given, unitId, lastDay: until }), "The role was given.");
    }
    case "revoke":
      return said(await revokeRole(viewer, { ...request, grantId: change.grantId }), "The role was taken back.");
    case "disable":
      return said(await disableAccount(viewer, request), "The account is disabled and signed out everywhere.");
    case "enable":
      return said(await enableAccount(viewer, request), "The account may sign in again.");
    case "new-password":
      return shown(await resetSecret(viewer, { ...request, secretKind: "password" }), "New password");
    case "new-pin":
      return shown(await resetSecret(viewer, { ...request, secretKind: "pin" }), "New PIN");
  }
}

function said<E>(result: Result<null, E>, done: string): Result<Done, E> {
  return result.ok ? ok({ done, secret: null }) : result;
}

function shown<E>(result: Result<{ readonly secret: string }, E>, label: string): Result<Done, E> {
  if (!result.ok) return result;
  return ok({
    done: "The old one no longer works. Hand over the new one.",
    secret: { label, value: result.value.secret },
  });
}

function explain(error: AccountError | GrantError): string {
  switch (error.kind) {
    case "not-found":
      throw problemResponse({ kind: "not-found" });
    case "not-permitted":
      throw problemResponse({ kind: "not-permitted" });
    case "own-account":
      return "Nothing was changed. Another administrator has to change your own account.";
    case "no-e-mail":
      return "Nothing was changed. The account has no e-mail address to sign in with.";
    case "no-badge":
      return "Nothing was changed. The account has no badge number to sign in with.";
    case "end-in-the-past":
      return "Nothing was changed. The last day is in the past.";
    case "auditor-needs-an-end":
      return "Nothing was changed. An auditor needs a last day, at most a year ahead.";
  }
}
