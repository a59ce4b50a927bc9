import type { SiteCode } from "./member.ts";

/** A piece of work that is signed off where it is done. */
export interface PracticalTask {
  readonly code: string;
  readonly name: string;
  readonly skill: string;
  readonly site: SiteCode;
  /** Job titles that do it. */
  readonly titles: readonly string[];
  /** Job titles from which its assessors are appointed. */
  readonly assessorTitles: readonly string[];
  readonly share: number;
  /** What the assessor watched. */
  readonly observed: string;
}

export const PRACTICAL_TASKS: readonly PracticalTask[] = [
  {
    code: "CLEAR-REJECT",
    name: "Clear a false reject safely",
    skill: "machine-vision.inspection",
    site: "LIN",
    titles: ["Assembly operator", "Inspection operator"],
    assessorTitles: ["Vision and quality engineer", "Shift supervisor"],
    share: 0.5,
    observed:
      "Stopped the feed, compared image and part, chose the reject code, restarted with the first part checked by hand.",
  },
  {
    code: "CELL-ENTRY",
    name: "Enter and release a robot cell",
    skill: "robotics.manipulator-cells",
    site: "LIN",
    titles: ["Weld cell operator"],
    assessorTitles: ["Shift supervisor", "Automation engineer"],
    share: 0.5,
    observed: "Requested access, waited for standstill, took the key, cleared the jam, released in the right order.",
  },
  {
    code: "BEARING-ROUND",
    name: "Vibration round on a press drive",
    skill: "reliability.condition-monitoring",
    site: "LIN",
    titles: ["Maintenance mechanic", "Mechatronics technician"],
    assessorTitles: ["Reliability engineer"],
    share: 0.6,
    observed:
      "Set the sensor at the marked points, compared with last month's spectrum, wrote the finding with a priority.",
  },
  {
    code: "AGV-RESCUE",
    name: "Rescue a stopped vehicle in the handover lane",
    skill: "robotics.amr-operation",
    site: "OST",
    titles: ["AMR fleet coordinator", "Remote crane operator", "Straddle carrier operator"],
    assessorTitles: ["AMR fleet coordinator", "Shift supervisor"],
    share: 0.55,
    observed:
      "Blocked the lane in the fleet view, approached on the marked path, moved the vehicle by hand control, gave the lane back.",
  },
  {
    code: "SPREADER-CHECK",
    name: "Confirm an AI alert on a spreader",
    skill: "reliability.predictive-maintenance",
    site: "OST",
    titles: ["Crane technician"],
    assessorTitles: ["Reliability engineer", "Foreman, workshop"],
    share: 0.6,
    observed:
      "Read the alert and its trend, measured hydraulic pressure, decided to run to the next window and coded the cause.",
  },
  {
    code: "REPLAN",
    name: "Overrule the yard planner and say why",
    skill: "ai-literacy.output-judgement",
    site: "OST",
    titles: ["Vessel planner", "Yard planner"],
    assessorTitles: ["Lead planner"],
    share: 0.6,
    observed:
      "Noticed that reefer plugs were full, rejected the proposed block, entered the reason, checked the next proposal.",
  },
  {
    code: "FORECAST-CALL",
    name: "Act on a load forecast outside its band",
    skill: "grid.ai-operations",
    site: "VAL",
    titles: ["Grid operator"],
    assessorTitles: ["Shift manager, control centre"],
    share: 0.65,
    observed:
      "Saw the measured load leave the band, went back to the manual forecast, informed the trader, logged the time.",
  },
  {
    code: "MEDIA-KIOSK",
    name: "Bring a vendor laptop into the station network",
    skill: "ot-security.access-zero-trust",
    site: "VAL",
    titles: ["Substation technician", "Hydro technician", "OT network engineer"],
    assessorTitles: ["OT security analyst"],
    share: 0.55,
    observed: "Scanned the device, opened a timed access, stayed with the vendor, closed the access and filed the log.",
  },
];
