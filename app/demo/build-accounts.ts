import { addDays } from "#app/engine/kernel/calendar.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { accountId } from "#app/engine/kernel/ids.ts";
import type { UnitIndex } from "./build-units.ts";
import type { DemoSource } from "./demo-random.ts";
import type { DemoAccount, DemoGrant } from "./demo-rows.ts";
import { DEMO_MAIL_DOMAIN, DEMO_PASSWORD, DEMO_SIGN_INS, signInOf } from "./demo-sign-ins.ts";
import type { DemoSignIn } from "./demo-sign-ins.ts";
import { accountIdOf } from "./ledger-entry.ts";
import { isActive } from "./member.ts";
import type { DemoMember, SiteCode } from "./member.ts";

const BADGE_PREFIX: Readonly<Record<SiteCode, string>> = { LIN: "10", OST: "20", VAL: "30", GRP: "90" };
const AUDIT_DAYS = 183;

/** Six digits, easy on a keypad: the site and the personnel number. */
export const badgeNumberOf = (member: DemoMember): string =>
  BADGE_PREFIX[member.site] + member.person.externalId.slice(4);

function secretOf(signIn: DemoSignIn | undefined): DemoAccount["secret"] {
  if (signIn === undefined) return null;
  const { credential } = signIn;
  return credential.kind === "pin"
    ? { kind: "pin", plain: credential.pin }
    : { kind: "password", plain: DEMO_PASSWORD };
}

function grantsOf(source: DemoSource, units: UnitIndex, member: DemoMember): readonly DemoGrant[] {
  const grant = (role: DemoGrant["role"], orgUnitId: DemoGrant["orgUnitId"]): DemoGrant => ({
    id: source.uuid(`grant/${member.key}/${role}`),
    role,
    orgUnitId,
    validUntil: null,
  });
  const signIn = signInOf(member.key);
  const special = signIn?.grant ?? null;
  const leads = member.rank !== "crew" && member.rank !== "executive" && special === null;
  return [
    ...(signIn !== undefined && special === null ? [grant("employee", member.person.orgUnitId)] : []),
    ...(special === null ? [] : [grant(special.role, units.unit(special.unitCode).id)]),
    ...(leads ? [grant("team-lead", member.person.orgUnitId)] : []),
  ];
}

function auditorAccount(source: DemoSource, units: UnitIndex, signIn: DemoSignIn, today: PlainDate): DemoAccount {
  const { grant, credential } = signIn;
  const key = `external/${signIn.title}`;
  return {
    id: accountId(source.uuid(`account/${key}`)),
    personId: null,
    displayName: "External auditor",
    email: credential.kind === "password" ? `${credential.mailbox}@${DEMO_MAIL_DOMAIN}` : null,
    badgeNumber: null,
    secret: secretOf(signIn),
    grants:
      grant === null
        ? []
        : [
            {
              id: source.uuid(`grant/${key}`),
              role: grant.role,
              orgUnitId: units.unit(grant.unitCode).id,
              validUntil: `${addDays(today, AUDIT_DAYS)}T22:00:00.000Z`,
            },
          ],
  };
}

/** An account for everybody who works here, which is enough for one's own record; only the demo sign-ins can sign in. */
export function buildAccounts(
  source: DemoSource,
  units: UnitIndex,
  members: readonly DemoMember[],
  today: PlainDate,
): readonly DemoAccount[] {
  const staff = members.filter(isActive).map((member) => ({
    id: accountIdOf(source, member),
    personId: member.person.id,
    displayName: member.person.displayName,
    email: member.person.email,
    badgeNumber: badgeNumberOf(member),
    grants: grantsOf(source, units, member),
    secret: secretOf(signInOf(member.key)),
  }));
  const external = DEMO_SIGN_INS.filter((signIn) => signIn.postKey === null);
  return [...staff, ...external.map((signIn) => auditorAccount(source, units, signIn, today))];
}
