/** Where a person or group stands against a requirement. The words are the same on every page. */
export type ReadinessStatus = "ready" | "nearly" | "short" | "uncertain" | "expired" | "not-measured" | "blocked";

interface StatusAppearance {
  readonly word: string;
  readonly tone: Tone;
}

export type Tone = "ready" | "short" | "uncertain" | "expired" | "blocked" | "neutral";

export const STATUS_APPEARANCE: Readonly<Record<ReadinessStatus, StatusAppearance>> = {
  ready: { word: "Ready", tone: "ready" },
  nearly: { word: "Nearly ready", tone: "short" },
  short: { word: "Not ready", tone: "blocked" },
  uncertain: { word: "Uncertain", tone: "uncertain" },
  expired: { word: "Expired", tone: "expired" },
  "not-measured": { word: "Not measured", tone: "neutral" },
  blocked: { word: "Blocked", tone: "blocked" },
};
