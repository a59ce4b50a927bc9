/** A shared device signs out after this long without a touch. The server's own limit lies just above. */
export const IDLE_SECONDS = 60;

/**
 * The last seconds are announced. Twenty, because a person who needs longer to react must get at least that long to say so
 * (WCAG 2.2, criterion 2.2.1).
 */
export const WARNING_SECONDS = 20;

/** Touches are told to the server at most this often, and always before its limit is near. */
export const TELL_SERVER_EVERY_MS = 15_000;

/** Whole seconds until the sign-out, from 60 down to 0. A clock that was set back counts as a touch. */
export function secondsLeft(lastTouchMs: number, nowMs: number): number {
  const passed = Math.max(0, nowMs - lastTouchMs) / 1000;
  return Math.max(0, Math.ceil(IDLE_SECONDS - passed));
}
