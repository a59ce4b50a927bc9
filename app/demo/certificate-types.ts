import type { SiteCode } from "./member.ts";

export interface CertificateType {
  readonly code: string;
  readonly name: string;
  /** [skill, level it stands for]. */
  readonly proves: readonly (readonly [skill: string, level: number])[];
  readonly validMonths: number;
  readonly sites: readonly SiteCode[];
  /** Job titles that need or usually hold it. */
  readonly titles: readonly string[];
  readonly share: number;
}

/** Certificates on file. Names are the company's own; no scheme or standard is quoted. */
export const CERTIFICATE_TYPES: readonly CertificateType[] = [
  {
    code: "ROB-SAFE",
    name: "Robot cell safety",
    validMonths: 24,
    sites: ["LIN"],
    share: 0.85,
    titles: ["Weld cell operator", "Press operator", "Mechatronics technician", "Automation engineer"],
    proves: [
      ["safety.risk-assessment", 2],
      ["robotics.manipulator-cells", 2],
    ],
  },
  {
    code: "LOTO",
    name: "Lock-out and tag-out authorisation",
    validMonths: 24,
    sites: ["LIN", "OST"],
    share: 0.9,
    titles: ["Maintenance mechanic", "Mechatronics technician", "Crane technician", "Vehicle technician"],
    proves: [
      ["safety.risk-assessment", 2],
      ["reliability.work-execution", 2],
    ],
  },
  {
    code: "STS-LIC",
    name: "Ship-to-shore crane licence",
    validMonths: 24,
    sites: ["OST"],
    share: 1,
    titles: ["Ship-to-shore crane operator", "Remote crane operator"],
    proves: [
      ["safety.risk-assessment", 2],
      ["process-optimisation.control-basics", 2],
    ],
  },
  {
    code: "SC-LIC",
    name: "Straddle carrier licence",
    validMonths: 36,
    sites: ["OST"],
    share: 1,
    titles: ["Straddle carrier operator"],
    proves: [
      ["safety.risk-assessment", 1],
      ["process-optimisation.control-basics", 1],
    ],
  },
  {
    code: "AMR-PERMIT",
    name: "Mobile robot zone permit",
    validMonths: 12,
    sites: ["OST"],
    share: 0.85,
    titles: ["AMR fleet coordinator", "Remote crane operator", "Straddle carrier operator", "Vehicle technician"],
    proves: [["robotics.amr-operation", 2]],
  },
  {
    code: "SWITCH-HV",
    name: "Switching authority, high voltage",
    validMonths: 12,
    sites: ["VAL"],
    share: 0.95,
    titles: ["Substation technician", "Grid operator", "Shift manager, control centre"],
    proves: [
      ["safety.risk-assessment", 2],
      ["process-optimisation.control-basics", 3],
    ],
  },
  {
    code: "CIP-YEAR",
    name: "Critical systems duties, yearly",
    validMonths: 12,
    sites: ["VAL"],
    share: 0.9,
    titles: [
      "Grid operator",
      "Shift manager, control centre",
      "OT security analyst",
      "OT network engineer",
      "Telecontrol engineer",
    ],
    proves: [
      ["ot-security.compliance", 2],
      ["ot-security.awareness", 3],
    ],
  },
  {
    code: "SCADA-DEF",
    name: "Control system defender",
    validMonths: 36,
    sites: ["VAL"],
    share: 0.8,
    titles: ["OT security analyst"],
    proves: [
      ["ot-security.detection-response", 3],
      ["ot-security.asset-inventory", 3],
      ["ot-security.segmentation", 3],
    ],
  },
  {
    code: "VIB-2",
    name: "Vibration analyst, second category",
    validMonths: 60,
    sites: ["LIN", "OST", "VAL"],
    share: 0.7,
    titles: ["Reliability engineer"],
    proves: [["reliability.condition-monitoring", 4]],
  },
  {
    code: "THERMO-1",
    name: "Thermography, first level",
    validMonths: 36,
    sites: ["VAL", "OST"],
    share: 0.5,
    titles: ["Substation technician", "Hydro technician", "Crane technician"],
    proves: [["reliability.condition-monitoring", 3]],
  },
  {
    code: "VIS-PRAC",
    name: "Machine vision practitioner",
    validMonths: 36,
    sites: ["LIN"],
    share: 0.85,
    titles: ["Vision and quality engineer"],
    proves: [
      ["machine-vision.imaging", 3],
      ["machine-vision.inspection", 3],
    ],
  },
  {
    code: "FS-TECH",
    name: "Functional safety, machinery",
    validMonths: 60,
    sites: ["LIN", "OST"],
    share: 0.7,
    titles: ["Automation engineer", "Safety engineer"],
    proves: [["safety.functional", 3]],
  },
  {
    code: "TELE-850",
    name: "Substation communication engineer",
    validMonths: 36,
    sites: ["VAL"],
    share: 1,
    titles: ["Telecontrol engineer"],
    proves: [
      ["industrial-network.substation-comms", 4],
      ["industrial-network.time-sync", 3],
    ],
  },
  {
    code: "NET-IND",
    name: "Industrial network specialist",
    validMonths: 36,
    sites: ["LIN", "OST", "VAL"],
    share: 0.8,
    titles: ["OT network engineer"],
    proves: [
      ["industrial-network.ethernet-fundamentals", 4],
      ["industrial-network.operations", 3],
    ],
  },
];
