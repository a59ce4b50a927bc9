import type { SiteCode } from "./member.ts";

/**
 * How far a site stands above or below what its roles ask for today, in levels, by skill or by cluster (the skill wins).
 * The plant sees well and guards badly, the port moves robots and loses data, the utility guards well and has no agents.
 */
const SITE_PROFILE: Readonly<Record<SiteCode, Readonly<Record<string, number>>>> = {
  LIN: {
    "machine-vision": 0.75,
    "ot-security": -0.8,
    "industrial-network": -0.35,
    "robotics.manipulator-cells": 0.3,
    "robotics.amr-operation": -0.3,
    "operations-ai": 0.1,
  },
  OST: {
    "industrial-data": -0.85,
    "robotics.amr-operation": 0.8,
    "robotics.fleet-coordination": 0.7,
    "robotics.mobile-safety": 0.6,
    "planning.schedule-optimisation": 0.4,
    "machine-vision": -0.3,
    "ot-security": -0.25,
  },
  VAL: {
    "ot-security": 0.75,
    "industrial-network": 0.35,
    "agentic-ai": -0.9,
    "machine-vision": -0.4,
    robotics: -0.5,
    "grid.ai-operations": 0.2,
  },
  GRP: { "use-case-value": 0.5, "ai-literacy": 0.4, "agentic-ai": 0.5, people: 0.3, "industrial-data": 0.3 },
};

export function siteOffset(site: SiteCode, skill: string, clusterId: string): number {
  const profile = SITE_PROFILE[site];
  return profile[skill] ?? profile[clusterId] ?? 0;
}
