import { plainDate } from "#app/engine/kernel/calendar.ts";
import { badgeNumberOf } from "./build-accounts.ts";
import { buildPeople } from "./build-people.ts";
import { buildUnits } from "./build-units.ts";
import { demoSource } from "./demo-random.ts";
import { DEMO_MAIL_DOMAIN, DEMO_PASSWORD, DEMO_SIGN_INS } from "./demo-sign-ins.ts";
import { DEMO_SEED } from "./generate-demo-company.ts";

/** How one of the demo's users signs in, and what they see first. */
export interface SignInHint {
  readonly title: string;
  readonly shows: string;
  readonly credentials:
    | { readonly kind: "password"; readonly email: string; readonly password: string }
    | { readonly kind: "pin"; readonly badgeNumber: string; readonly pin: string };
}

// Badge numbers follow from the list of posts, so any day gives the same.
const ANY_DAY = plainDate("2026-01-01");

let known: readonly SignInHint[] | undefined;

/** The demo's sign-ins in the order in which they are worth trying. About 20 ms the first time: every sign-in page asks. */
export function listSignIns(): readonly SignInHint[] {
  known ??= deriveSignIns();
  return known;
}

function deriveSignIns(): readonly SignInHint[] {
  const source = demoSource(DEMO_SEED);
  const members = new Map(buildPeople(source, buildUnits(source), ANY_DAY).map((member) => [member.key, member]));
  return DEMO_SIGN_INS.map(({ title, shows, postKey, credential }) => {
    if (credential.kind === "password") {
      const email = `${credential.mailbox}@${DEMO_MAIL_DOMAIN}`;
      return { title, shows, credentials: { kind: "password", email, password: DEMO_PASSWORD } };
    }
    const member = members.get(postKey ?? "");
    if (member === undefined) throw new RangeError(`no post ${String(postKey)}`);
    return { title, shows, credentials: { kind: "pin", badgeNumber: badgeNumberOf(member), pin: credential.pin } };
  });
}
