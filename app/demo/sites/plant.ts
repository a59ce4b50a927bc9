import { crew, team } from "./site-plan.ts";
import type { SitePlan } from "./site-plan.ts";

const supervisors = crew("Shift supervisor", 3);

/** Car parts: pressed, welded and assembled in three shifts. Vision came early here; the network was left behind. */
export const PLANT: SitePlan = {
  code: "LIN",
  name: "Lindmoor Car Parts Plant",
  sector: "manufacturing",
  headTitle: "Plant manager",
  departments: [
    {
      code: "LIN-PRS",
      name: "Press shop",
      headTitle: "Department manager",
      teams: [
        team(
          "LIN-PRS-1",
          "Press line 1",
          supervisors,
          [crew("Press operator", 12)],
          ["Blanking press 1.1", "Transfer press 1.2", "Rack unloading 1.3"],
        ),
        team(
          "LIN-PRS-2",
          "Press line 2",
          supervisors,
          [crew("Press operator", 11)],
          ["Progressive press 2.1", "Deburring robot 2.2", "Rack unloading 2.3"],
        ),
        {
          ...team(
            "LIN-PRS-T",
            "Tool and die",
            crew("Foreman, workshop", 1, "day"),
            [crew("Toolmaker", 6, "day")],
            ["Tool room", "Spotting press"],
          ),
          neverMeasured: true,
        },
      ],
    },
    {
      code: "LIN-WLD",
      name: "Body shop",
      headTitle: "Department manager",
      teams: [
        team(
          "LIN-WLD-A",
          "Weld cells A",
          supervisors,
          [crew("Weld cell operator", 12)],
          ["Spot-weld cell A1", "Spot-weld cell A2", "Laser seam A3"],
        ),
        team(
          "LIN-WLD-B",
          "Weld cells B",
          supervisors,
          [crew("Weld cell operator", 10)],
          ["Projection weld B1", "Robot cell B2", "Geometry check B3"],
        ),
      ],
    },
    {
      code: "LIN-ASM",
      name: "Assembly",
      headTitle: "Production manager",
      teams: [
        team(
          "LIN-ASM-3",
          "Line 3, brake modules",
          supervisors,
          [crew("Assembly operator", 14)],
          ["Caliper press-in 3.1", "Leak test 3.2", "Packing 3.3"],
        ),
        team(
          "LIN-ASM-4",
          "Line 4, door modules",
          supervisors,
          [crew("Assembly operator", 15)],
          ["Carrier preparation 4.1", "Window regulator 4.2", "Vision inspection 4.3", "Packing 4.4"],
        ),
      ],
    },
    {
      code: "LIN-QUA",
      name: "Quality",
      headTitle: "Quality manager",
      teams: [
        team(
          "LIN-QUA-V",
          "Vision inspection",
          crew("Vision and quality engineer", 1, "office"),
          [crew("Vision and quality engineer", 4, "office"), crew("Inspection operator", 6)],
          ["Image review desk", "Sorting bay"],
        ),
        team(
          "LIN-QUA-M",
          "Metrology and laboratory",
          crew("Vision and quality engineer", 1, "office"),
          [crew("Measurement technician", 4, "day")],
          ["Coordinate measuring room"],
        ),
      ],
    },
    {
      code: "LIN-MNT",
      name: "Maintenance",
      headTitle: "Department manager",
      teams: [
        team(
          "LIN-MNT-M",
          "Mechanical maintenance",
          crew("Foreman, workshop", 1, "day"),
          [crew("Maintenance mechanic", 8)],
          ["Workshop north", "Press hydraulics"],
        ),
        team(
          "LIN-MNT-E",
          "Electrical and automation maintenance",
          crew("Foreman, workshop", 1, "day"),
          [crew("Mechatronics technician", 8)],
          ["Drive workshop", "Robot stand-by"],
        ),
        team("LIN-MNT-R", "Reliability", crew("Reliability engineer", 1, "office"), [
          crew("Reliability engineer", 2, "office"),
        ]),
      ],
    },
    {
      code: "LIN-LOG",
      name: "Logistics",
      headTitle: "Department manager",
      teams: [
        team(
          "LIN-LOG-A",
          "Line supply and mobile robots",
          crew("Shift supervisor", 1, "day"),
          [crew("AMR fleet coordinator", 1, "day"), crew("Line supply driver", 9)],
          ["Fleet desk", "Supermarket", "Tugger route"],
        ),
        {
          ...team(
            "LIN-LOG-W",
            "Goods in and warehouse",
            crew("Shift supervisor", 1, "day"),
            [crew("Warehouse operator", 8)],
            ["Goods in", "High-bay store"],
          ),
          neverMeasured: true,
        },
      ],
    },
    {
      code: "LIN-ENG",
      name: "Engineering and plant systems",
      headTitle: "Department manager",
      teams: [
        team("LIN-ENG-A", "Automation and process", crew("Automation engineer", 1, "office"), [
          crew("Automation engineer", 4, "office"),
          crew("Process engineer", 2, "office"),
        ]),
        team("LIN-ENG-D", "Plant IT and OT", crew("IT/OT integration lead", 1, "office"), [
          crew("OT network engineer", 1, "office"),
          crew("Edge and ML engineer", 2, "office"),
          crew("Data steward", 1, "office"),
          crew("OT security analyst", 1, "office"),
        ]),
      ],
    },
    {
      code: "LIN-SVC",
      name: "Site services",
      headTitle: "HR business partner",
      teams: [
        team("LIN-SVC-S", "Safety and people", crew("Safety engineer", 1, "office"), [
          crew("Safety engineer", 1, "office"),
          crew("Payroll clerk", 2, "office"),
          crew("Works nurse", 1, "day"),
        ]),
      ],
    },
  ],
};
