import { addMonths } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { roleId } from "#app/engine/kernel/ids.ts";
import type { LearnerId } from "#app/engine/kernel/ids.ts";
import type { UnitIndex } from "./build-units.ts";
import type { DemoSource } from "./demo-random.ts";
import type { DemoUseCase } from "./demo-rows.ts";
import type { DemoMember } from "./member.ts";
import { USE_CASE_REGISTER } from "./use-case-register.ts";
import { USE_CASE_STATIONS } from "./use-cases/use-case-stations.ts";

export function buildUseCases(
  source: DemoSource,
  units: UnitIndex,
  members: readonly DemoMember[],
  today: PlainDate,
): readonly DemoUseCase[] {
  const ownerId = (key: string | null): LearnerId | null => {
    if (key === null) return null;
    const owner = members.find((member) => member.key === key);
    if (owner === undefined) throw new RangeError(`no post ${key}`);
    return owner.person.id;
  };
  return USE_CASE_REGISTER.map(({ site, itOwner, otOwner, goLiveInMonths, heads, ...plan }) => ({
    ...plan,
    id: source.uuid(`use-case/${plan.code}`),
    siteId: units.unit(site).id,
    itOwnerId: ownerId(itOwner),
    otOwnerId: ownerId(otOwner),
    goLiveOn: goLiveInMonths === null ? null : addMonths(today, goLiveInMonths),
    stations: (USE_CASE_STATIONS[plan.code] ?? []).map(([code, crew]) => ({ stationId: units.unit(code).id, crew })),
    demands: heads.map(([role, count]) => ({ roleId: roleId(role), heads: count })),
  }));
}
