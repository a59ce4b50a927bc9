import { z } from "zod";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { SOURCES } from "./plan-sources.ts";

const day = z.string().transform((text) => text as PlainDate);
const number = z.number();
const orNothing = z.number().nullable();

const person = z.object({
  id: z.string(),
  source: z.enum(["build", "redeploy"]),
  /** The role they are to get ready for. */
  roleId: z.string(),
  hours: number,
  why: z.string(),
});

const option = z.object({
  kind: z.enum(SOURCES),
  costPerHead: number,
  weeks: number,
  chance: number,
  capacity: number,
  isWithheld: z.boolean(),
  heads: number,
  starts: number,
  costPerPost: orNothing,
  total: number,
  weeksLate: number,
  fewerAbove: orNothing,
  moreBelow: orNothing,
});

const heads = z.object({ build: number, buy: number, borrow: number, redeploy: number, open: number });

const shared = {
  asOf: day,
  roleName: z.string(),
  siteName: z.string(),
  cost: number,
  people: z.array(person),
  /** Who was ready, and who held the role, on the day of the decision. */
  baseline: z.object({ ready: z.array(z.string()), holders: z.array(z.string()) }),
  /** Ready people per quarter if all goes as planned. */
  planned: z.array(z.object({ label: z.string(), on: day, ready: number })),
};

const mixBody = z.object({
  kind: z.literal("mix"),
  ...shared,
  gap: number,
  gapFrom: z.enum(["given", "forecast"]),
  quarter: z.string(),
  neededOn: day,
  assumptions: z.array(z.object({ key: z.string(), label: z.string(), value: number, source: z.string() })),
  options: z.array(option),
  recommended: heads,
  chosen: heads,
});

const fairness = z.object({
  attribute: z.string(),
  groups: z
    .array(
      z.object({
        names: z.array(z.string()),
        people: number,
        selected: number,
        ratio: orNothing,
        standing: z.string(),
      }),
    )
    .nullable(),
});

const programmeBody = z.object({
  kind: z.literal("redeploy"),
  ...shared,
  neededOn: day,
  budget: number,
  lowerBound: number,
  nextUnitSaves: number,
  targets: z.array(
    z.object({ roleId: z.string(), roleName: z.string(), posts: number, trained: number, hired: number }),
  ),
  fairness: z.array(fairness),
});

/** What a decided plan was made from, frozen on the day of the decision. */
export const planBodySchema = z.discriminatedUnion("kind", [mixBody, programmeBody]);

export type PlanBody = z.infer<typeof planBodySchema>;
export type MixBody = z.infer<typeof mixBody>;
export type ProgrammeBody = z.infer<typeof programmeBody>;
export type PlanPerson = z.infer<typeof person>;
export type Heads = z.infer<typeof heads>;
