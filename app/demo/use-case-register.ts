import { PLANT_USE_CASES } from "./use-cases/plant.ts";
import { PORT_USE_CASES } from "./use-cases/port.ts";
import type { UseCasePlan } from "./use-cases/use-case-plan.ts";
import { UTILITY_USE_CASES } from "./use-cases/utility.ts";

/** What the company wants to do with AI, from idea to scaled, and one thing it stopped. */
export const USE_CASE_REGISTER: readonly UseCasePlan[] = [...PLANT_USE_CASES, ...PORT_USE_CASES, ...UTILITY_USE_CASES];
