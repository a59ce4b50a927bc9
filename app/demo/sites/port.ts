import { crew, team } from "./site-plan.ts";
import type { SitePlan } from "./site-plan.ts";

const supervisors = crew("Shift supervisor", 3);

/** Containers: quay, yard, gate and rail around the clock. Mobile robots are daily work; data has no owner. */
export const PORT: SitePlan = {
  code: "OST",
  name: "Osterhaven Container Terminal",
  sector: "port",
  headTitle: "Terminal manager",
  departments: [
    {
      code: "OST-QUA",
      name: "Quay operations",
      headTitle: "Department manager",
      teams: [
        team(
          "OST-QUA-E",
          "Quay cranes east",
          supervisors,
          [crew("Ship-to-shore crane operator", 9), crew("Lashing crew member", 6)],
          ["Crane STS 1", "Crane STS 2", "Lashing platform east"],
        ),
        team(
          "OST-QUA-W",
          "Quay cranes west",
          supervisors,
          [crew("Ship-to-shore crane operator", 8), crew("Lashing crew member", 4)],
          ["Crane STS 3", "Crane STS 4", "Lashing platform west"],
        ),
      ],
    },
    {
      code: "OST-YRD",
      name: "Yard operations",
      headTitle: "Department manager",
      teams: [
        team(
          "OST-YRD-S",
          "Straddle carrier yard",
          supervisors,
          [crew("Straddle carrier operator", 12)],
          ["Blocks A and B", "Blocks C and D", "Reefer rows"],
        ),
        team(
          "OST-YRD-R",
          "Automated stack and mobile robots",
          supervisors,
          [crew("AMR fleet coordinator", 5), crew("Remote crane operator", 6)],
          ["Fleet desk", "Remote crane desk", "Handover lanes"],
        ),
      ],
    },
    {
      code: "OST-GTR",
      name: "Gate and rail",
      headTitle: "Department manager",
      teams: [
        team(
          "OST-GTR-G",
          "Truck gate",
          crew("Shift supervisor", 1, "day"),
          [crew("Gate clerk", 7)],
          ["Gate lane 1 to 4", "Exception booth"],
        ),
        {
          ...team(
            "OST-GTR-R",
            "Rail terminal",
            crew("Shift supervisor", 1, "day"),
            [crew("Rail crane operator", 4), crew("Rail shunter", 2)],
            ["Rail crane", "Shunting track"],
          ),
          neverMeasured: true,
        },
      ],
    },
    {
      code: "OST-PLN",
      name: "Planning",
      headTitle: "Lead planner",
      teams: [
        team(
          "OST-PLN-B",
          "Berth and yard planning",
          crew("Lead planner", 1, "office"),
          [crew("Vessel planner", 4), crew("Yard planner", 4)],
          ["Berth desk", "Yard desk"],
        ),
      ],
    },
    {
      code: "OST-EQM",
      name: "Equipment",
      headTitle: "Department manager",
      teams: [
        team(
          "OST-EQM-C",
          "Crane maintenance",
          crew("Foreman, workshop", 1, "day"),
          [crew("Crane technician", 7), crew("Reliability engineer", 1, "office")],
          ["Crane stand-by", "Spreader workshop"],
        ),
        team(
          "OST-EQM-V",
          "Mobile equipment workshop",
          crew("Foreman, workshop", 1, "day"),
          [crew("Vehicle technician", 5, "day")],
          ["Straddle carrier bay", "Battery room"],
        ),
      ],
    },
    {
      code: "OST-SYS",
      name: "Terminal systems",
      headTitle: "IT/OT integration lead",
      teams: [
        team("OST-SYS-T", "Terminal IT and OT", crew("OT network engineer", 1, "office"), [
          crew("Automation engineer", 2, "office"),
          crew("Data steward", 1, "office"),
          crew("OT security analyst", 1, "office"),
          crew("AI product owner", 1, "office"),
        ]),
      ],
    },
    {
      code: "OST-SVC",
      name: "Site services",
      headTitle: "HR business partner",
      teams: [
        team("OST-SVC-S", "Safety and training", crew("Safety engineer", 1, "office"), [
          crew("Crane simulator instructor", 1, "day"),
        ]),
      ],
    },
  ],
};
