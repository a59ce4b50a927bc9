import { z } from "zod";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { learnerId, roleId, type LearnerId, type OrgId, type RoleId } from "#app/engine/kernel/ids.ts";
import type { PathChange, PersonalPath } from "#app/engine/pathway/personal-path.ts";
import { database, type Tx } from "./db.server.ts";

const day = z.string().transform((text) => text as PlainDate);
const keys = z.array(z.string()).default([]);

/** What a person shaped by hand, as stored in `choices`. */
const choicesSchema = z.object({
  horizon: z.enum(["now", "future"]).default("now"),
  excluded: keys,
  preferred: keys,
  postponed: z.array(z.object({ key: z.string(), until: day })).default([]),
  absences: z.array(z.object({ from: day, to: day })).default([]),
});

export type PathChoices = Readonly<z.infer<typeof choicesSchema>>;

export const NO_CHOICES: PathChoices = choicesSchema.parse({});

/** What a person wants of their path. */
export interface StoredWish {
  readonly roleId: RoleId;
  readonly hoursPerWeek: number;
  readonly startsOn: PlainDate;
  readonly dueOn: PlainDate | null;
  readonly choices: PathChoices;
  readonly revision: number;
  /** ISO instant. */
  readonly committedAt: string | null;
  readonly committedOn: PlainDate | null;
}

/** What a version was planned from: when it is still the same, so is the path. */
export interface PathBasis {
  /** Of the ledger and everything that says how it counts. */
  readonly ledger: string;
  /** Of what can be taken. */
  readonly library: string;
  readonly asOf: PlainDate;
}

/** `v` tells a later program whether it can read the rest. */
interface StoredPlan {
  readonly v: 1;
  readonly path: PersonalPath;
  readonly basis: PathBasis;
}

export type PathCause =
  "committed" | "answer" | "sign-off" | "claim" | "rating" | "role-change" | "library" | "expiry" | "nightly";

export interface StoredVersion {
  readonly number: number;
  readonly cause: PathCause;
  /** ISO instant. */
  readonly builtAt: string;
  readonly plan: StoredPlan;
  readonly changes: readonly PathChange[];
}

/** What a person has begun and finished, for the states of a path. Instants are ISO. */
export interface PathActivity {
  readonly openLessons: readonly { readonly lessonId: string; readonly part: number }[];
  readonly doneLessons: readonly {
    readonly lessonId: string;
    readonly title: string;
    readonly skillId: string;
    readonly at: string;
    readonly on: PlainDate;
  }[];
  readonly openChecks: readonly {
    readonly id: string;
    readonly skillId: string;
    readonly answered: number;
    readonly paused: boolean;
  }[];
  /** The latest of each skill. */
  readonly doneChecks: readonly {
    readonly id: string;
    readonly skillId: string;
    readonly at: string;
    readonly on: PlainDate;
  }[];
  readonly openSignOffs: readonly {
    readonly id: string;
    readonly skillId: string;
    readonly level: number;
    readonly assessor: string | null;
  }[];
  readonly doneSignOffs: readonly {
    readonly id: string;
    readonly skillId: string;
    readonly level: number;
    readonly at: string;
    readonly on: PlainDate;
  }[];
}

export interface StoredPathway extends PathActivity {
  readonly timeZone: string;
  readonly wish: StoredWish | null;
  readonly version: StoredVersion | null;
  /** Newest note about the person after the version, if any: what made it out of date. */
  readonly newest: { readonly cause: string; readonly causeId: string | null } | null;
}

/** Everything about one person's path but the ledger, in one round trip; null: no such person. */
export async function loadPathway(
  client: Pick<Tx, "$queryRaw">,
  org: OrgId,
  person: LearnerId,
): Promise<StoredPathway | null> {
  const [row] = await client.$queryRaw<(Omit<StoredPathway, "wish"> & { readonly wish: RawWish | null })[]>`
    SELECT o.time_zone AS "timeZone",
      (SELECT json_build_object('roleId', w.role_id, 'hoursPerWeek', w.hours_per_week,
          'startsOn', to_char(w.starts_on, 'YYYY-MM-DD'), 'dueOn', to_char(w.due_on, 'YYYY-MM-DD'), 'choices', w.choices,
          'revision', w.revision,
          'committedAt', to_char(w.committed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'committedOn', to_char(w.committed_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD'))
        FROM pathway_wish w WHERE w.org_id = p.org_id AND w.person_id = p.id) AS wish,
      v.version,
      (SELECT json_build_object('cause', n.cause, 'causeId', n.cause_id) FROM change_note n
        WHERE n.org_id = p.org_id AND n.person_id = p.id AND n.recorded_at > v.built_at
        ORDER BY n.recorded_at DESC, n.id DESC LIMIT 1) AS newest,
      (SELECT coalesce(json_agg(json_build_object('lessonId', r.lesson_id, 'part', coalesce((r.progress ->> 'part')::int, 0))), '[]'::json)
        FROM lesson_run r WHERE r.org_id = p.org_id AND r.person_id = p.id AND r.completed_at IS NULL) AS "openLessons",
      (SELECT coalesce(json_agg(json_build_object('lessonId', r.lesson_id, 'title', l.title, 'skillId', l.skill_id,
          'at', to_char(r.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'on', to_char(r.at AT TIME ZONE o.time_zone, 'YYYY-MM-DD')) ORDER BY r.at DESC, r.lesson_id), '[]'::json)
        FROM (SELECT lesson_id, max(completed_at) AS at FROM lesson_run
               WHERE org_id = p.org_id AND person_id = p.id AND completed_at IS NOT NULL GROUP BY lesson_id) r
        JOIN lesson l ON l.org_id = p.org_id AND l.id = r.lesson_id) AS "doneLessons",
      (SELECT coalesce(json_agg(json_build_object('id', a.id, 'skillId', a.skill_id, 'paused', a.status = 'paused',
          'answered', (SELECT count(*) FROM assessment_answer g WHERE g.org_id = a.org_id AND g.assessment_id = a.id))), '[]'::json)
        FROM assessment a WHERE a.org_id = p.org_id AND a.person_id = p.id AND a.status IN ('running', 'paused')) AS "openChecks",
      (SELECT coalesce(json_agg(json_build_object('id', a.id, 'skillId', a.skill_id,
          'at', to_char(a.finished_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'on', to_char(a.finished_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD')) ORDER BY a.finished_at DESC), '[]'::json)
        FROM (SELECT DISTINCT ON (skill_id) id, skill_id, finished_at FROM assessment
               WHERE org_id = p.org_id AND person_id = p.id AND status = 'finished'
               ORDER BY skill_id, finished_at DESC) a) AS "doneChecks",
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'skillId', s.skill_id, 'level', s.level,
          'assessor', b.display_name)), '[]'::json)
        FROM sign_off s LEFT JOIN person b ON b.org_id = s.org_id AND b.id = s.assessor_id
       WHERE s.org_id = p.org_id AND s.person_id = p.id AND s.status = 'requested') AS "openSignOffs",
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'skillId', s.skill_id, 'level', s.level,
          'at', to_char(s.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
          'on', to_char(s.signed_at AT TIME ZONE o.time_zone, 'YYYY-MM-DD')) ORDER BY s.signed_at DESC), '[]'::json)
        FROM sign_off s
       WHERE s.org_id = p.org_id AND s.person_id = p.id AND s.status = 'signed') AS "doneSignOffs"
    FROM person p
    JOIN org o ON o.id = p.org_id
    LEFT JOIN LATERAL (
      SELECT x.built_at, json_build_object('number', x.number, 'cause', x.cause, 'plan', x.plan, 'changes', x.changes,
               'builtAt', to_char(x.built_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) AS version
        FROM pathway_version x WHERE x.org_id = p.org_id AND x.person_id = p.id
       ORDER BY x.number DESC LIMIT 1) v ON true
    WHERE p.org_id = ${org}::uuid AND p.id = ${person}::uuid`;
  return row === undefined
    ? null
    : { ...row, wish: row.wish === null ? null : readWish(row.wish), version: readable(row.version) };
}

type RawWish = Omit<StoredWish, "choices" | "roleId"> & { readonly roleId: string; readonly choices: unknown };

const readWish = (row: RawWish): StoredWish => ({
  ...row,
  roleId: roleId(row.roleId),
  choices: choicesSchema.parse(row.choices),
});

/** A plan of another form is as good as none: it is derived, and planned again. */
const readable = (version: StoredVersion | null): StoredVersion | null =>
  version === null || (version.plan as { v: unknown }).v !== 1 ? null : version;

export interface NewVersion {
  /** Number of the version it was compared with; null: whatever the newest one is. */
  readonly after: number | null;
  /** Of the wish it was planned from. */
  readonly revision: number;
  readonly cause: PathCause;
  readonly causeId: string | null;
  readonly plan: Omit<StoredPlan, "v">;
  readonly changes: readonly PathChange[];
}

/**
 * Appends a version and returns its number. Null, and nothing written, when another one came in between or the wish is no
 * longer the one it was planned from. Hold the person.
 */
export async function appendVersion(
  tx: Pick<Tx, "$queryRaw">,
  org: OrgId,
  person: LearnerId,
  { after, revision, cause, causeId, plan, changes }: NewVersion,
  at: Date,
): Promise<number | null> {
  const { path } = plan;
  const stored: StoredPlan = { v: 1, ...plan };
  const [row] = await tx.$queryRaw<{ number: number }[]>`
    INSERT INTO pathway_version (org_id, person_id, number, role_id, cause, cause_id, plan, changes, minutes,
                                 lower_bound_minutes, proven, finishes_on, built_at)
    SELECT ${org}::uuid, ${person}::uuid, newest.number + 1, ${path.roleId}, ${cause}, ${causeId},
           ${JSON.stringify(stored)}::jsonb, ${JSON.stringify(changes)}::jsonb, ${Math.round(path.minutes)}::int,
           ${Math.floor(path.lowerBoundMinutes)}::int, ${path.proven}, ${path.finishesOn}::date,
           ${at.toISOString()}::timestamptz
      FROM pathway_wish w
      CROSS JOIN (SELECT coalesce(max(number), 0) AS number FROM pathway_version
                   WHERE org_id = ${org}::uuid AND person_id = ${person}::uuid) newest
     WHERE w.org_id = ${org}::uuid AND w.person_id = ${person}::uuid AND w.revision = ${revision}
       AND (${after}::int IS NULL OR newest.number = ${after}::int)
    RETURNING number`;
  return row?.number ?? null;
}

/**
 * People whose path may be out of date: something was noted about them since it was planned, or it was planned from another
 * library. With `everybody`, all who committed to a path. By id, after `after`.
 */
export async function findStalePaths(
  org: OrgId,
  library: string,
  {
    everybody,
    after,
    limit,
  }: { readonly everybody: boolean; readonly after: LearnerId | null; readonly limit: number },
): Promise<readonly LearnerId[]> {
  const rows = await database().$queryRaw<{ personId: string }[]>`
    SELECT w.person_id AS "personId"
      FROM pathway_wish w
      LEFT JOIN LATERAL (
        SELECT x.built_at, x.plan -> 'basis' ->> 'library' AS library FROM pathway_version x
         WHERE x.org_id = ${org}::uuid AND x.person_id = w.person_id ORDER BY x.number DESC LIMIT 1) v ON true
     WHERE w.org_id = ${org}::uuid AND (${after}::uuid IS NULL OR w.person_id > ${after}::uuid)
       AND (${everybody} OR v.built_at IS NULL OR v.library IS DISTINCT FROM ${library}
            OR EXISTS (SELECT 1 FROM change_note n
                        WHERE n.org_id = ${org}::uuid AND n.person_id = w.person_id AND n.recorded_at > v.built_at))
     ORDER BY w.person_id LIMIT ${limit}`;
  return rows.map(({ personId }) => learnerId(personId));
}
