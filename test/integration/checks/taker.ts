import { fileURLToPath } from "node:url";
import { z } from "zod";
import { answerKeyOf } from "#app/catalog/items/bank-item.ts";
import { itemFile } from "#app/catalog/items/item-schemas.ts";
import { database } from "#app/data/db.server.ts";
import type { Viewer } from "#app/engine/access/viewer.ts";
import { plainDate } from "#app/engine/kernel/calendar.ts";
import type { CheckInProgress, Delivery, SentAnswer } from "#app/services/checks/check-view.ts";
import { answerCheck } from "#app/services/checks/answer-check.server.ts";
import { loadCheck } from "#app/services/checks/load-check.server.ts";
import { startCheck } from "#app/services/checks/start-check.server.ts";
import { installLibrary } from "#app/services/install-library.server.ts";
import { rightAnswer } from "../../right-answer.ts";
import { createCompany, personOf, type Company } from "../evidence/company.ts";

export const TODAY = plainDate("2026-11-20");
export const SKILL = "robotics.amr-operation";

const CONTENT = fileURLToPath(new URL("../../../content", import.meta.url));

/** A company with the shipped item bank. */
export async function companyWithItems(people = 2): Promise<Company> {
  const company = await createCompany({ people, roleId: "operator" });
  await installLibrary(CONTENT);
  return company;
}

export function takerOf(company: Company, at: number): Viewer {
  const { orgId, account } = company;
  return { orgId, accountId: account, learnerId: personOf(company, at), displayName: "Taker", grants: [] };
}

export async function begin(viewer: Viewer, skillId = SKILL): Promise<CheckInProgress> {
  const started = await startCheck(viewer, { skillId, roleId: null, extraTimePercent: 0, today: TODAY });
  if (!started.ok) throw new Error(started.error.kind);
  return reload(viewer, started.value.id);
}

export async function reload(viewer: Viewer, id: string): Promise<CheckInProgress> {
  const loaded = await loadCheck(viewer, id);
  if (!loaded.ok || "over" in loaded.value) throw new Error("the check is not in progress");
  return loaded.value;
}

const versions = z.array(z.object({ body: itemFile }));

/** The right answer to the question at `position` on the screen, or a blank one. Reads the key where a browser cannot. */
export async function answerTo(
  viewer: Viewer,
  check: CheckInProgress,
  position = 0,
  right = true,
): Promise<SentAnswer> {
  const shown = check.questions[position];
  if (shown === undefined) throw new Error(`no question ${String(position)} on the screen`);
  const rows = await database().itemVersion.findMany({
    where: { orgId: viewer.orgId, itemId: shown.itemId },
    orderBy: { version: "desc" },
    take: 1,
  });
  const [found] = versions.parse(rows);
  if (found === undefined) throw new Error("the item has no words");
  const key = answerKeyOf(found.body);
  const decision = (shown.decision?.number ?? 1) - 1;
  const asked = key.type === "scenario" ? key.decisions[decision] : key;
  return {
    sequence: check.answered + position,
    itemId: shown.itemId,
    decision,
    answer: right && asked !== undefined ? rightAnswer(asked) : { type: "blank" },
    confidence: "sure",
    queued: position > 0,
  };
}

export async function send(viewer: Viewer, id: string, sent: readonly SentAnswer[]): Promise<Delivery> {
  const delivered = await answerCheck(viewer, id, sent, TODAY);
  if (!delivered.ok) throw new Error(delivered.error.kind);
  return delivered.value;
}

/** Answers until the check is over; `right` says of the n-th answer whether it is right. */
export async function takeAll(viewer: Viewer, check: CheckInProgress, right: (n: number) => boolean): Promise<void> {
  let now: CheckInProgress | null = check;
  while (now !== null) {
    const answer = await answerTo(viewer, now, 0, right(now.answered));
    const delivery: Delivery = await send(viewer, now.id, [answer]);
    if (delivery.refused[0] !== null) throw new Error(JSON.stringify(delivery.refused[0]));
    now = delivery.check;
  }
}
