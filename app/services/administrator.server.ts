import { err } from "#app/engine/kernel/result.ts";
import type { Result } from "#app/engine/kernel/result.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { inTransaction } from "#app/data/db.server.ts";
import type { Tx } from "#app/data/db.server.ts";
import { isAdministrator } from "#app/data/grants.server.ts";
import { now } from "#app/platform/clock.server.ts";

class NoLongerAdministrator extends Error {
  override readonly name = "NoLongerAdministrator";
}

/**
 * A change of accounts or rights, in one transaction. `work` ends with its audit entry, whose lock puts the changes of
 * one organisation in a row; then the right to administer is looked at again, and without it everything is undone.
 * Nobody changes their own account, so two administrators cannot remove one another at the same moment: one remains.
 */
export async function administer<T, E>(
  viewer: Viewer,
  work: (tx: Tx) => Promise<Result<T, E>>,
): Promise<Result<T, E | { readonly kind: "not-permitted" }>> {
  try {
    return await inTransaction(async (tx) => {
      const result = await work(tx);
      if (result.ok && !(await isAdministrator(tx, viewer.orgId, viewer.accountId, now()))) {
        throw new NoLongerAdministrator("the account no longer administers this organisation");
      }
      return result;
    });
  } catch (thrown) {
    if (thrown instanceof NoLongerAdministrator) return err({ kind: "not-permitted" });
    throw thrown;
  }
}
