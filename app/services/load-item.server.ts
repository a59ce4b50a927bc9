import { questionViewOf, type QuestionView } from "#app/catalog/items/question-view.ts";
import { isSound, type ItemProblem } from "#app/catalog/items/check-item.ts";
import type { ItemDraft, QuestionDraft } from "#app/catalog/items/item-draft.ts";
import type { Question } from "#app/catalog/items/item-schemas.ts";
import { loadOrgCatalog } from "#app/data/framework.server.ts";
import { loadAuthoredItem, loadItemVersions, type AuthoredVersion } from "#app/data/item-authoring.server.ts";
import { skillId, type OrgId } from "#app/engine/kernel/ids.ts";
import type { ItemStatus } from "#app/engine/measurement/item.ts";
import { differences, type Difference } from "./item-differences.ts";
import { fieldsOf, type ItemFields } from "./item-fields.ts";
import { NEXT_STATUSES } from "./item-status.server.ts";
import { openChecks, storedDraft } from "./item-words.server.ts";
import {
  readCalibration,
  readStatistics,
  type StoredCalibration,
  type StoredItemStatistics,
} from "./stored-item-statistics.ts";

/** A choice with what only authors see. */
export interface KeyLine {
  readonly label: string;
  readonly text: string;
  readonly right: boolean;
  readonly why: string;
  readonly belief: string | null;
}

export interface PreviewedQuestion {
  readonly view: QuestionView;
  readonly key: readonly KeyLine[];
}

export interface VersionLine {
  readonly version: number;
  readonly by: string | null;
  readonly origin: string;
  readonly at: string;
  readonly note: string | null;
  readonly signedBy: string | null;
  readonly signedAt: string | null;
  /** Against the version before; null for the first one. */
  readonly differences: readonly Difference[] | null;
}

export interface ItemReading {
  readonly id: string;
  readonly title: string;
  readonly skill: { readonly id: string; readonly name: string };
  readonly level: number;
  readonly type: string;
  readonly area: string;
  readonly objective: string;
  readonly safetyCritical: boolean;
  readonly status: ItemStatus;
  readonly origin: string;
  readonly review: string;
  readonly version: number;
  readonly next: readonly ItemStatus[];
  readonly situation: string;
  readonly questions: readonly PreviewedQuestion[];
  readonly problems: readonly ItemProblem[];
  readonly sound: boolean;
  readonly statistics: StoredItemStatistics | null;
  readonly calibration: StoredCalibration | null;
  readonly expert: { readonly difficulty: number; readonly sd: number };
  readonly computedAt: string | null;
  readonly versions: readonly VersionLine[];
}

/** An item with everything an author decides on; null when there is none. */
export async function loadItem(org: OrgId, id: string): Promise<ItemReading | null> {
  const [item, versions, catalog] = await Promise.all([
    loadAuthoredItem(org, id),
    loadItemVersions(org, id),
    loadOrgCatalog(org),
  ]);
  const [present] = versions;
  if (item === null || present === undefined) return null;
  const draft = storedDraft(present.body);
  const checked = await (await openChecks(org))(draft, present.figures);
  const { title, level, type, area, safetyCritical, status, origin, review, version } = item;
  return {
    ...{ id, title, level, type, area, safetyCritical, status, origin, review, version },
    skill: { id: item.skillId, name: catalog.skillById.get(skillId(item.skillId))?.name ?? item.skillId },
    objective: draft.objective,
    next: NEXT_STATUSES[status],
    situation: draft.situation,
    questions: questionsOfDraft(draft).map((question) => ({ view: viewOf(question), key: keyLines(question) })),
    problems: checked.problems,
    sound: isSound(checked),
    statistics: readStatistics(item.statistics),
    calibration: readCalibration(item.calibration),
    expert: { difficulty: item.difficulty, sd: item.difficultySd },
    computedAt: item.computedAt?.toISOString() ?? null,
    versions: versions.map((one, i) => versionLine(one, versions[i + 1])),
  };
}

export interface EditableItem {
  readonly id: string;
  readonly skill: { readonly id: string; readonly name: string };
  readonly type: ItemDraft["type"];
  readonly status: ItemStatus;
  readonly version: number;
  readonly fields: ItemFields;
  readonly figures: readonly string[];
}

/** An item as its form shows it. */
export async function loadEditableItem(org: OrgId, id: string): Promise<EditableItem | null> {
  const [item, versions, catalog] = await Promise.all([
    loadAuthoredItem(org, id),
    loadItemVersions(org, id),
    loadOrgCatalog(org),
  ]);
  const [present] = versions;
  if (item === null || present === undefined) return null;
  const draft = storedDraft(present.body);
  return {
    id,
    skill: { id: item.skillId, name: catalog.skillById.get(skillId(item.skillId))?.name ?? item.skillId },
    type: draft.type,
    status: item.status,
    version: item.version,
    fields: fieldsOf(draft),
    figures: Object.keys(present.figures),
  };
}

/** The text of a picture of the present version. */
export async function loadItemFigure(org: OrgId, id: string, file: string): Promise<string | null> {
  const [present] = await loadItemVersions(org, id);
  return present !== undefined && Object.hasOwn(present.figures, file) ? (present.figures[file] ?? null) : null;
}

const questionsOfDraft = (draft: ItemDraft): readonly QuestionDraft[] =>
  draft.type === "scenario" ? draft.decisions : [draft];

/** As a learner sees it, also while something is missing. */
function viewOf(question: QuestionDraft): QuestionView {
  const nowhere = { kind: "circle", x: 0.5, y: 0.5, radius: 0 } as const;
  const missing = { file: "figures/missing.svg", alt: "" };
  if (question.type === "hotspot") {
    const regions = Object.entries(question.regions).map(([id, region]): [string, object] => [
      id,
      { ...region, shape: region.shape ?? nowhere },
    ]);
    const whole: unknown = { ...question, figure: question.figure ?? missing, regions: Object.fromEntries(regions) };
    return { ...questionViewOf(whole as Question), situation: null };
  }
  // the view never looks at the key, which may still be missing
  const whole: unknown = question;
  const view = questionViewOf(whole as Question);
  return { ...view, situation: null };
}

function keyLines(question: QuestionDraft): readonly KeyLine[] {
  switch (question.type) {
    case "single":
    case "multiple":
      return Object.entries(question.options).map(([label, { text, why, belief }]) => ({
        ...{ label, text, why, belief: belief ?? null },
        right: typeof question.key === "string" ? question.key === label : question.key.includes(label),
      }));
    case "ordering":
      return question.key.map((letter, i) => ({
        label: String(i + 1),
        text: question.steps[letter]?.text ?? "",
        right: true,
        why: question.steps[letter]?.why ?? "",
        belief: null,
      }));
    case "matching":
      return [
        ...Object.entries(question.left).map(([label, { text, matches, why }]) => {
          return { label, text: `${text} → ${question.offered[matches]?.text ?? "?"}`, right: true, why, belief: null };
        }),
        ...Object.entries(question.offered).flatMap(([label, { text, belief }]) =>
          belief === undefined ? [] : [{ label, text, right: false, why: "", belief }],
        ),
      ];
    case "hotspot":
      return Object.entries(question.regions).map(([label, region]) => ({
        ...{ label, text: region.label, why: region.why, belief: region.belief ?? null },
        right: question.key.includes(label),
      }));
    case "numeric":
      return [
        {
          label: "=",
          text: `${question.key ?? "?"} ${question.unit} ± ${question.tolerance ?? "?"} (${question.formula})`,
          right: true,
          why: question.why,
          belief: null,
        },
        ...question.mistakes.map(({ formula, equals, belief, why }) => ({
          ...{ label: "≠", text: `${equals ?? "?"} (${formula})`, right: false, why, belief },
        })),
      ];
  }
}

function versionLine(one: AuthoredVersion, before: AuthoredVersion | undefined): VersionLine {
  return {
    version: one.version,
    by: one.createdBy,
    origin: one.origin,
    at: one.createdAt.toISOString(),
    note: one.note,
    signedBy: one.signedBy,
    signedAt: one.signedAt?.toISOString() ?? null,
    differences: before === undefined ? null : differences(storedDraft(before.body), storedDraft(one.body)),
  };
}
