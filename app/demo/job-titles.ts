/** What a job title of the demo company stands for. */
export interface JobTitle {
  /** Id of the framework's role; null where the mapping page says "no AI role" or has not been asked yet. */
  readonly role: string | null;
  /** False: nobody has decided about this title yet. */
  readonly mapped: boolean;
  /** Has a desk and an e-mail address. */
  readonly office: boolean;
}

const floor = (role: string): JobTitle => ({ role, mapped: true, office: false });
const office = (role: string): JobTitle => ({ role, mapped: true, office: true });
const noAiRole: JobTitle = { role: null, mapped: true, office: true };

/** The company's own titles against the framework's roles. */
export const JOB_TITLES: Readonly<Record<string, JobTitle>> = {
  "Press operator": floor("operator"),
  "Weld cell operator": floor("operator"),
  "Assembly operator": floor("operator"),
  "Inspection operator": floor("operator"),
  "Line supply driver": floor("operator"),
  "Warehouse operator": floor("operator"),
  Toolmaker: floor("maintenance-technician"),
  "Maintenance mechanic": floor("maintenance-technician"),
  "Mechatronics technician": floor("maintenance-technician"),
  "Measurement technician": floor("operator"),
  "Ship-to-shore crane operator": floor("operator"),
  "Remote crane operator": floor("operator"),
  "Straddle carrier operator": floor("operator"),
  "Lashing crew member": floor("operator"),
  "Gate clerk": floor("operator"),
  "Rail crane operator": floor("operator"),
  "Rail shunter": floor("operator"),
  "Crane technician": floor("maintenance-technician"),
  "Vehicle technician": floor("maintenance-technician"),
  "Substation technician": floor("maintenance-technician"),
  "Line technician": floor("maintenance-technician"),
  "Hydro technician": floor("maintenance-technician"),
  "Power plant operator": floor("operator"),
  "Shift supervisor": floor("shift-supervisor"),
  "Foreman, workshop": floor("shift-supervisor"),
  "Team leader, field crew": floor("shift-supervisor"),
  "AMR fleet coordinator": floor("amr-fleet-coordinator"),
  "Grid operator": office("grid-operator"),
  "Shift manager, control centre": office("grid-operator"),
  "Outage planner": office("grid-operator"),
  "Vessel planner": office("port-operations-planner"),
  "Yard planner": office("port-operations-planner"),
  "Lead planner": office("port-operations-planner"),
  "Vision and quality engineer": office("vision-quality-engineer"),
  "Quality manager": office("vision-quality-engineer"),
  "Automation engineer": office("automation-engineer"),
  "Process engineer": office("process-engineer"),
  "Reliability engineer": office("reliability-engineer"),
  "Protection engineer": office("reliability-engineer"),
  "OT network engineer": office("ot-network-engineer"),
  "Telecontrol engineer": office("ot-network-engineer"),
  "OT security analyst": office("ot-security-analyst"),
  "Edge and ML engineer": office("edge-ml-engineer"),
  "Forecast analyst": office("edge-ml-engineer"),
  "Data steward": office("data-steward"),
  "IT/OT integration lead": office("it-ot-integration-lead"),
  "AI product owner": office("ai-product-owner"),
  "Safety engineer": office("safety-engineer"),
  "HR business partner": office("hr-planner"),
  "Workforce planner": office("hr-planner"),
  "Learning and development manager": office("learning-development-manager"),
  "Learning designer": office("learning-development-manager"),
  "Department manager": office("shift-supervisor"),
  "Production manager": office("plant-manager"),
  "Plant manager": office("plant-manager"),
  "Terminal manager": office("plant-manager"),
  "Director of the network": office("plant-manager"),
  "Chief executive": office("plant-manager"),
  "Identity and access specialist": noAiRole,
  "Payroll clerk": noAiRole,
  "Works nurse": noAiRole,
  "Crane simulator instructor": { role: null, mapped: false, office: true },
  "Energy trading assistant": { role: null, mapped: false, office: true },
};
