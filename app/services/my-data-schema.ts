import { z } from "zod";

// The shape of the file a person downloads. Its version changes whenever a reader of an older file would be misled.

export const MY_DATA_VERSION = 1;

const day = z.iso.date().describe("Day, year-month-day");
const instant = z.iso.datetime().describe("Instant, UTC");
const name = z.string().nullable().describe("Name; null: nobody, or an account that no longer exists");
const json = z.unknown().describe("As it is stored");

const estimate = z.object({
  skill: z.string(),
  skillName: z.string(),
  status: z.string().describe("not-measured, or measured with what the pages say"),
  level: z.number().nullable().describe("0 to 5; null: not measured"),
  low: z.number().nullable().describe("Lower end of the range that holds with a chance of 80 %"),
  high: z.number().nullable(),
});

const mark = z.object({ kind: z.string(), reason: z.string(), recordedAt: instant, by: name });

const entry = z.object({
  id: z.uuid(),
  kind: z.string(),
  skills: z.array(z.object({ id: z.string(), name: z.string(), level: z.number() })),
  effectiveOn: day,
  recordedAt: instant,
  expiresOn: day.nullable(),
  ratedBy: name,
  enteredBy: name,
  sourceKind: z.string(),
  sourceId: z.string().nullable(),
  label: z.string().nullable(),
  note: z.string().nullable(),
  standing: z.string().describe("counts, or why it does not"),
  weightToday: z.number().nullable().describe("0 to 1: how far the estimate follows it today; null: it does not count"),
  decidedBy: day.nullable().describe("Of an open dispute: the day by which it is decided"),
  answer: z
    .object({ item: z.string(), level: z.number(), score: z.number(), scored: z.boolean(), confidence: z.string() })
    .nullable()
    .describe("Of an answer in a check"),
  marks: z.array(mark).describe("What happened to it afterwards, oldest first"),
});

const check = z.object({
  id: z.uuid(),
  skill: z.string(),
  kind: z.string(),
  targetLevel: z.number().nullable(),
  status: z.string(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  finishReason: z.string().nullable(),
  retakeOn: day.nullable(),
  result: json,
  answers: z.array(
    z.object({
      sequence: z.number(),
      item: z.string(),
      itemVersion: z.number(),
      answer: json,
      confidence: z.string(),
      score: z.number(),
      scored: z.boolean(),
      workedSeconds: z.number(),
      queued: z.boolean().describe("Given without a connection and sent later"),
      recordedAt: instant,
    }),
  ),
});

const claim = z.object({
  id: z.uuid(),
  skill: z.string(),
  level: z.number(),
  kind: z.string(),
  issuer: z.string().nullable(),
  issuedOn: day.nullable(),
  expiresOn: day.nullable(),
  description: z.string(),
  link: z.string().nullable(),
  status: z.string(),
  submittedAt: instant,
  decidedBy: name,
  decidedAt: instant.nullable(),
  decidedLevel: z.number().nullable(),
  reason: z.string().nullable(),
  files: z.array(z.object({ name: z.string(), mediaType: z.string(), sha256: z.string() })),
});

const signOff = z.object({
  id: z.uuid(),
  skill: z.string(),
  level: z.number(),
  status: z.string(),
  requestedBy: name,
  requestedAt: instant,
  assessor: name,
  observedOn: day.nullable(),
  signedBy: name,
  signedAt: instant.nullable(),
  note: z.string().nullable(),
  checklist: json,
  marks: json,
});

/** Everything held about one person. Sections that are empty stay, so that "nothing" can be told from "left out". */
export const myDataSchema = z.object({
  version: z.literal(MY_DATA_VERSION),
  product: z.literal("Pacesetter"),
  madeAt: instant,
  asOf: day.describe("The day for which levels and weights are given"),
  organisation: z.string(),
  person: z
    .object({
      personnelNumber: z.string(),
      name: z.string(),
      email: z.string().nullable(),
      jobTitle: z.string().nullable(),
      unit: z.string(),
      station: z.string().nullable(),
      shift: z.string().nullable(),
      manager: name,
      role: z.string().nullable(),
      targetRole: z.string().nullable(),
      startedOn: day.nullable(),
      leftOn: day.nullable(),
      extraTimePercent: z.number(),
      inferenceOff: z.boolean(),
      updatedAt: instant,
    })
    .describe("The line of the personnel list"),
  account: z
    .object({
      name: z.string(),
      email: z.string().nullable(),
      badgeNumber: z.string().nullable(),
      createdAt: instant,
      roles: z.array(z.object({ role: z.string(), unit: z.string(), since: instant, until: instant.nullable() })),
      notices: z.array(z.object({ version: z.string(), readAt: instant })),
    })
    .describe("What you sign in with. Passwords and PINs are kept only as hashes and are left out"),
  estimates: z.array(estimate).describe("What is worked out from the entries"),
  entries: z.array(entry).describe("Every entry of the record, newest first"),
  checks: z.array(check).describe("Checks with every answer"),
  lessons: z
    .array(
      z.object({
        ...{ id: z.uuid(), lesson: z.string(), title: z.string(), version: z.number(), progress: json, check: json },
        ...{ startedAt: instant, lastSeenAt: instant, completedAt: instant.nullable() },
      }),
    )
    .describe("Lessons opened and finished"),
  reviews: z
    .array(z.object({ lesson: z.string(), card: z.string(), dueAt: instant, memory: json }))
    .describe("Facts in spaced review"),
  signOffs: z.array(signOff).describe("Sign-offs at work"),
  priorLearning: z.array(claim).describe("Prior learning handed in. The files themselves are under My prior learning"),
  uses: z
    .array(z.object({ skill: z.string(), usedOn: day, recordedBy: name, recordedAt: instant }))
    .describe("Days on which a skill was used at work"),
  changes: z
    .array(
      z.object({ id: z.uuid(), cause: z.string(), recordedAt: instant, entries: z.array(z.string()), changes: json }),
    )
    .describe("What changed in the estimates and why"),
  path: z
    .object({ wish: json, versions: z.array(json) })
    .describe("The learning path: what you want of it, and every version that was planned"),
  assignments: z.array(json).describe("What you were asked to do"),
  messages: z
    .array(z.object({ kind: z.string(), createdAt: instant, readAt: instant.nullable(), body: json }))
    .describe("Messages inside the product"),
  looks: z
    .array(z.object({ who: name, page: z.string(), day, times: z.number(), lastAt: instant }))
    .describe("Who opened your record, by page and day"),
});

export type MyData = z.infer<typeof myDataSchema>;

/** What each section of the file holds, for whoever opens it without a manual. */
export const MY_DATA_SECTIONS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(myDataSchema.shape).flatMap(([section, shape]) =>
    shape.description === undefined ? [] : [[section, shape.description]],
  ),
);
