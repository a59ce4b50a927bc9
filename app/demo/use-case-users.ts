import { addDays } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { DemoSource } from "./demo-random.ts";
import type { DemoUseCase, DemoUseCaseUser } from "./demo-rows.ts";
import { isActive } from "./member.ts";
import type { DemoMember, SiteCode } from "./member.ts";

/** Live systems whose users the company has entered: how many of the roles that were trained for it, and how many others. */
const ENTERED: readonly {
  readonly code: string;
  readonly site: SiteCode;
  readonly own: number;
  readonly others: number;
}[] = [
  { code: "UC-07", site: "OST", own: 11, others: 3 },
  { code: "UC-12", site: "VAL", own: 6, others: 2 },
];

/** People who work with a live system today, some of whom nobody thought of when it was planned. */
export function buildUseCaseUsers(
  source: DemoSource,
  useCases: readonly DemoUseCase[],
  members: readonly DemoMember[],
  today: PlainDate,
): readonly DemoUseCaseUser[] {
  return ENTERED.flatMap(({ code, site, own, others }) => {
    const useCase = useCases.find((entry) => entry.code === code);
    if (useCase === undefined) throw new RangeError(`no use case ${code}`);
    const random = source.stream(`use-case-users/${code}`);
    const roles = new Set<string | null>(useCase.demands.map(({ roleId }) => roleId));
    const here = members.filter((member) => isActive(member) && member.site === site && member.rank === "crew");
    const users = [
      ...random.sample(
        here.filter(({ person }) => roles.has(person.roleId)),
        own,
      ),
      ...random.sample(
        here.filter(({ person }) => !roles.has(person.roleId)),
        others,
      ),
    ];
    return users.map(({ person }) => ({
      useCaseId: useCase.id,
      personId: person.id,
      since: addDays(today, -random.integer(20, 200)),
    }));
  });
}
