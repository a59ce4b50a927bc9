import { appendAudit } from "#app/data/audit.server.ts";
import { inTransaction } from "#app/data/db.server.ts";
import { addUseCaseUsers, findPersonnel, removeUseCaseUsers } from "#app/data/dossier.server.ts";
import { loadUseCases } from "#app/data/use-cases.server.ts";
import { scopePaths } from "#app/engine/access/scope.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";

/** As many personnel numbers as one form may hold. */
const MOST_NUMBERS = 2_000;

export interface UsersWish {
  readonly move: "add" | "remove";
  /** Personnel numbers as pasted: one per line, or with commas, semicolons or tabs between. */
  readonly numbers: string;
  readonly since: PlainDate;
}

export type UsersError =
  { readonly kind: "not-found" } | { readonly kind: "lines"; readonly problems: readonly string[] };

/** Adds or removes users of a system: all that are named, or none. */
export async function changeUsers(
  viewer: Viewer,
  useCaseId: string,
  wish: UsersWish,
): Promise<Result<{ readonly changed: number; readonly named: number }, UsersError>> {
  const { orgId, accountId } = viewer;
  const [row] = await loadUseCases(orgId, scopePaths(viewer, "planning:write"), useCaseId);
  if (row === undefined) return err({ kind: "not-found" });
  const lines = linesOf(wish.numbers);
  const numbers = [...new Set(lines.map(({ number }) => number))];
  if (numbers.length === 0) return err({ kind: "lines", problems: ["There is no personnel number."] });
  if (numbers.length > MOST_NUMBERS)
    return err({ kind: "lines", problems: [`At most ${String(MOST_NUMBERS)} people at a time.`] });
  const found = new Map((await findPersonnel(orgId, numbers)).map(({ number, id }) => [number, id]));
  const problems = lines
    .filter(({ number }) => !found.has(number))
    .map(({ line, number }) => `Line ${String(line)}: nobody who works here has the personnel number "${number}".`);
  if (problems.length > 0) return err({ kind: "lines", problems });
  const people = [...found.values()];
  const changed = await inTransaction(async (tx) => {
    const count =
      wish.move === "add"
        ? await addUseCaseUsers(tx, orgId, useCaseId, { people, since: wish.since })
        : await removeUseCaseUsers(tx, orgId, useCaseId, people);
    await appendAudit(tx, {
      ...{ orgId, actorId: accountId, action: `use-case-users:${wish.move}` },
      ...{ subjectKind: "use-case", subjectId: useCaseId },
      after: { people, ...(wish.move === "add" ? { since: wish.since } : {}), changed: count },
    });
    return count;
  });
  return ok({ changed, named: numbers.length });
}

function linesOf(text: string): readonly { readonly line: number; readonly number: string }[] {
  return text.split(/\r\n|\r|\n/).flatMap((line, at) =>
    line
      .split(/[,;\t]/)
      .map((part) => part.trim())
      .filter((part) => part !== "")
      .map((number) => ({ line: at + 1, number })),
  );
}
