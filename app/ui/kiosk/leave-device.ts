const UNFINISHED = "pacesetter-sign-out";

/** Storage may be switched off; the server's own limit then ends the session. */
function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

/** What was typed and not sent goes with the session. */
export function forgetTyped(): void {
  quietly(() => {
    sessionStorage.clear();
  });
}

/**
 * Signs out because nobody is there. What was typed and not sent goes with the tab; answers that were given stay, under the
 * account that gave them. Without a connection the page goes all the same, and the sign-out is made good by the next page.
 */
export async function leaveDevice(session: string): Promise<void> {
  forgetTyped();
  const answered = await window.fetch("/sign-out", { method: "POST", redirect: "manual" }).then(
    () => true,
    () => false,
  );
  quietly(() => {
    if (answered) localStorage.removeItem(UNFINISHED);
    else localStorage.setItem(UNFINISHED, session);
  });
  window.location.replace("/badge?left=idle");
}

/** Whether this session was to end while there was no connection. */
export function isLeaving(session: string): boolean {
  return session !== "" && quietly(() => localStorage.getItem(UNFINISHED)) === session;
}
