export interface SessionLifetime {
  /** Without a request for this long the session is over. */
  readonly idleSeconds: number;
  /** Over after this long in any case. */
  readonly absoluteSeconds: number;
  /** How stale the stored "last seen" may be: keeps a page full of requests from being a page full of writes. */
  readonly touchSeconds: number;
}

/** Two hours idle, a shift in all. */
const PERSONAL: SessionLifetime = { idleSeconds: 2 * 3600, absoluteSeconds: 12 * 3600, touchSeconds: 60 };

/**
 * A shared tablet: the next person must not find the last one signed in. The page signs out after 60 seconds without a touch
 * and tells the server of touches at most every 15; this limit lies just above, for a page that is no longer there to do so.
 */
const KIOSK: SessionLifetime = { idleSeconds: 90, absoluteSeconds: 3600, touchSeconds: 10 };

export const lifetimeOf = (kiosk: boolean): SessionLifetime => (kiosk ? KIOSK : PERSONAL);
