import type { SiteCode } from "./member.ts";

/** A skill that exactly one person of a site has at "independent" or above: what happens when that person is ill? */
export interface SinglePoint {
  readonly site: SiteCode;
  readonly skill: string;
  readonly holderKey: string;
}

export const SINGLE_POINTS: readonly SinglePoint[] = [
  { site: "LIN", skill: "robotics.fleet-coordination", holderKey: "LIN-LOG-A/AMR fleet coordinator/0" },
  { site: "VAL", skill: "industrial-network.substation-comms", holderKey: "VAL-OTS-T/Telecontrol engineer/0" },
];

export const HOLDER_LEVEL = 4;
/** The others may have heard of it; no truth and no entry of theirs goes above these. */
const OTHERS_TRUE_LEVEL = 2.2;
const OTHERS_OBSERVED_LEVEL = 2.5;

function isCapped(member: { readonly key: string; readonly site: SiteCode }, skill: string): boolean {
  return SINGLE_POINTS.some((p) => p.site === member.site && p.skill === skill && p.holderKey !== member.key);
}

export function trueLevelLimit(member: { readonly key: string; readonly site: SiteCode }, skill: string): number {
  return isCapped(member, skill) ? OTHERS_TRUE_LEVEL : 5;
}

export function observedLevelLimit(member: { readonly key: string; readonly site: SiteCode }, skill: string): number {
  return isCapped(member, skill) ? OTHERS_OBSERVED_LEVEL : 5;
}
