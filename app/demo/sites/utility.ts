import { crew, team } from "./site-plan.ts";
import type { SitePlan } from "./site-plan.ts";

const supervisors = crew("Shift supervisor", 3);

/** Grid and generation: security is second nature here, language models are not allowed near the control room. */
export const UTILITY: SitePlan = {
  code: "VAL",
  name: "Valdermark Power",
  sector: "utility",
  headTitle: "Director of the network",
  departments: [
    {
      code: "VAL-CTL",
      name: "Control centre",
      headTitle: "Department manager",
      teams: [
        team(
          "VAL-CTL-D",
          "Dispatch",
          crew("Shift manager, control centre", 3),
          [crew("Grid operator", 12)],
          ["Transmission desk", "Distribution desk", "Alarm desk"],
        ),
        team("VAL-CTL-O", "Outage planning", crew("Outage planner", 1, "office"), [
          crew("Outage planner", 3, "office"),
        ]),
      ],
    },
    {
      code: "VAL-FLD",
      name: "Field operations",
      headTitle: "Department manager",
      teams: [
        team(
          "VAL-FLD-N",
          "Substations north",
          crew("Team leader, field crew", 1, "on-call"),
          [crew("Substation technician", 7, "on-call")],
          ["Substation Ravnby 110 kV", "Substation Moorgate 110 kV"],
        ),
        team(
          "VAL-FLD-S",
          "Substations south",
          crew("Team leader, field crew", 1, "on-call"),
          [crew("Substation technician", 7, "on-call")],
          ["Substation Elmstrand 110 kV", "Substation Quayside 20 kV"],
        ),
        {
          ...team(
            "VAL-FLD-L",
            "Lines and cables",
            crew("Team leader, field crew", 1, "on-call"),
            [crew("Line technician", 7, "on-call")],
            ["Overhead crew", "Cable fault van"],
          ),
          neverMeasured: true,
        },
      ],
    },
    {
      code: "VAL-GEN",
      name: "Generation",
      headTitle: "Department manager",
      teams: [
        team(
          "VAL-GEN-H",
          "Heat and power unit",
          supervisors,
          [crew("Power plant operator", 9)],
          ["Turbine desk", "Boiler round", "Water treatment"],
        ),
        team(
          "VAL-GEN-W",
          "Hydro stations",
          crew("Team leader, field crew", 1, "on-call"),
          [crew("Hydro technician", 4, "on-call")],
          ["Upper weir", "Lower powerhouse"],
        ),
        team("VAL-GEN-P", "Performance", crew("Process engineer", 1, "office"), [
          crew("Process engineer", 2, "office"),
        ]),
      ],
    },
    {
      code: "VAL-OTS",
      name: "OT, security and telecom",
      headTitle: "IT/OT integration lead",
      teams: [
        team("VAL-OTS-S", "OT security", crew("OT security analyst", 1, "office"), [
          crew("OT security analyst", 3, "on-call"),
        ]),
        team(
          "VAL-OTS-T",
          "Telecontrol and telecom",
          crew("OT network engineer", 1, "office"),
          [crew("Telecontrol engineer", 1, "on-call"), crew("OT network engineer", 2, "on-call")],
          ["Telecontrol bench", "Microwave and fibre"],
        ),
        team("VAL-OTS-D", "Data and forecasting", crew("Data steward", 1, "office"), [
          crew("Data steward", 1, "office"),
          crew("Forecast analyst", 1, "office"),
          crew("Energy trading assistant", 1, "office"),
        ]),
      ],
    },
    {
      code: "VAL-AST",
      name: "Asset management",
      headTitle: "Reliability engineer",
      teams: [
        team("VAL-AST-P", "Condition and protection", crew("Protection engineer", 1, "office"), [
          crew("Protection engineer", 3, "office"),
        ]),
      ],
    },
    {
      code: "VAL-SVC",
      name: "Site services",
      headTitle: "HR business partner",
      teams: [team("VAL-SVC-S", "Safety", crew("Safety engineer", 1, "office"), [])],
    },
  ],
};
