import { z } from "zod";

const numbers = z.array(z.number());
const fan = z.object({
  expected: numbers,
  median: numbers,
  low50: numbers,
  high50: numbers,
  low80: numbers,
  high80: numbers,
  low95: numbers,
  high95: numbers,
});

/** What a planning base keeps. Version 1; a later shape gets a version of its own, and this one stays readable. */
export const baseBodySchema = z.object({
  v: z.literal(1),
  quarters: z.array(z.object({ label: z.string(), on: z.string() })),
  assumptionsVersion: z.number().int(),
  /** Drivers that counted and those that were left out, in words. */
  drivers: z.array(z.string()),
  leftOut: z.array(z.string()),
  cells: z.array(
    z.object({
      roleId: z.string(),
      roleName: z.string(),
      /** Null: all sites together. */
      siteId: z.string().nullable(),
      siteName: z.string().nullable(),
      /** So few people that whoever may not read people must not see the numbers. */
      isSmallGroup: z.boolean(),
      demand: fan,
      supply: fan,
      gap: fan,
      chanceShort: numbers,
    }),
  ),
});

export type BaseBody = z.infer<typeof baseBodySchema>;
