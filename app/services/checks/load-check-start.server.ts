import type { Viewer } from "#app/engine/access/viewer.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { err, ok, type Result } from "#app/engine/kernel/result.ts";
import { typicalSeconds } from "#app/engine/measurement/check-design.ts";
import type { CheckStart } from "./check-view.ts";
import { prepareCheck } from "./prepare-check.server.ts";

/** What a person reads before a check of this skill. */
export async function loadCheckStart(
  viewer: Viewer,
  skill: string,
  roleId: string | null,
  today: PlainDate,
): Promise<Result<CheckStart, { readonly kind: "not-found" }>> {
  if (viewer.learnerId === null) return err({ kind: "not-found" });
  const wish = { skillId: skill, roleId, extraTimePercent: null, today };
  const prepared = await prepareCheck(viewer, viewer.learnerId, wish);
  if (prepared === null) return err({ kind: "not-found" });
  const { design, bank, role, open, finished, retakeOn, extraTimePercent } = prepared;
  const { id, name, definition, safetyCritical } = prepared.skill;
  const upTo = design.ok ? design.value.stopping.maxItems + design.value.pilotPlaces.length : 0;
  return ok({
    skill: { id, name, definition, safetyCritical },
    role: role === null ? null : { id: role.profile.id, name: role.profile.name, required: role.required },
    upTo,
    minutes: design.ok ? (design.value.stopping.maxMinutes ?? 0) : 0,
    typicalMinutes: Math.ceil(typicalSeconds(bank, upTo) / 60),
    extraTimePercent,
    pilots: design.ok ? design.value.pilotPlaces.length : 0,
    open: open === null ? null : { id: open.id, answered: open.answered },
    retakeOn: retakeOn !== null && retakeOn > today ? retakeOn : null,
    unavailable: design.ok ? null : design.error.kind,
    earlier: finished.flatMap(({ id: check, finishedOn, level }) =>
      finishedOn === null || level === null ? [] : [{ id: check, finishedOn, level }],
    ),
  });
}
