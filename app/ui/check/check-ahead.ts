import { noteAhead, readAhead } from "../offline/keep-page.ts";
import type { RunningCheck } from "./check-types.ts";

/** A check as the server last told it to this device, beside the copy of its page. */
export interface CheckAhead {
  readonly read: (check: string) => Promise<RunningCheck | null>;
  readonly write: (check: RunningCheck) => void;
}

export const checkPath = (check: string): string => `/checks/${check}`;

/** Bound to the account like the copy itself, and gone with it. */
export const createCheckAhead = (account: string): CheckAhead => ({
  read: async (check) => {
    const noted = await readAhead(checkPath(check));
    return isCheck(noted) && noted.id === check ? noted : null;
  },
  write: (check) => void noteAhead(account, checkPath(check.id), check),
});

function isCheck(noted: unknown): noted is RunningCheck {
  return typeof noted === "object" && noted !== null && "answered" in noted && typeof noted.answered === "number";
}
