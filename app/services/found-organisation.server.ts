import { err, ok } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import { findTaken, insertAccount, normaliseEmail } from "#app/data/accounts.server.ts";
import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { saveGrant } from "#app/data/grants.server.ts";
import { insertOrganisation } from "#app/data/found-organisation.server.ts";
import { generatePassword, hashSecret } from "#app/data/password-hash.server.ts";
import { publishCatalog } from "./publish-catalog.server.ts";

export interface OrganisationRequest {
  /** Lower-case letters, digits and hyphens; part of badge links. */
  readonly slug: string;
  readonly name: string;
  /** IANA name, such as Europe/Berlin. */
  readonly timeZone: string;
  readonly administrator: { readonly name: string; readonly email: string };
}

export type FoundingError = { readonly kind: "slug-taken" | "e-mail-taken" | "content-invalid" };

/** A new organisation on the present framework, with its first administrator. The password is returned once. */
export async function foundOrganisation(
  request: OrganisationRequest,
): Promise<Result<{ readonly password: string }, FoundingError>> {
  const published = await publishCatalog();
  if (!published.ok) return err({ kind: "content-invalid" });
  const frameworkVersionId = published.value.versionId;
  const { slug, name, timeZone, administrator } = request;
  const email = normaliseEmail(administrator.email);
  const password = generatePassword();
  const passwordHash = await hashSecret(password);
  return inTransaction(async (tx): Promise<Result<{ readonly password: string }, FoundingError>> => {
    const made = await insertOrganisation(tx, { slug, name, timeZone, frameworkVersionId });
    if (made === null) return err({ kind: "slug-taken" });
    const { orgId, rootUnitId } = made;
    const taken = await findTaken(tx, orgId, { email, badgeNumber: null, learnerId: null });
    if (taken !== null) throw new EmailTaken(email);
    const nobody = { orgId, learnerId: null, badgeNumber: null, pinHash: null };
    const accountId = await insertAccount(tx, { ...nobody, displayName: administrator.name, email, passwordHash });
    await saveGrant(tx, { orgId, accountId, role: "admin", unitId: rootUnitId, validUntil: null });
    await appendAudit(tx, {
      orgId,
      actorId: null,
      action: "organisation:found",
      subjectKind: "organisation",
      subjectId: orgId,
      after: { slug, name, timeZone, administrator: email },
    });
    return ok({ password });
  }).catch((thrown: unknown) => {
    if (thrown instanceof EmailTaken) return err({ kind: "e-mail-taken" });
    throw thrown;
  });
}

/** Thrown inside the transaction, so that the organisation is not kept without its administrator. */
class EmailTaken extends Error {
  override readonly name = "EmailTaken";
}
