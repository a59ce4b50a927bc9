import { invariant } from "#app/engine/kernel/invariant.ts";
import { CERTIFICATE_TYPES } from "./certificate-types.ts";
import { CLAIM_SKILLS } from "./claim-requests.ts";
import type { DemoCatalog } from "./demo-rows.ts";
import { JOB_TITLES } from "./job-titles.ts";
import { PRACTICAL_TASKS } from "./practical-tasks.ts";
import { SIGN_OFF_SKILLS } from "./sign-off-requests.ts";
import { SINGLE_POINTS } from "./single-points.ts";
import { TRAINING_COURSES } from "./training-courses.ts";
import { USE_CASE_REGISTER } from "./use-case-register.ts";

/** The demo's texts name skills and roles by id; a framework that renames one must be noticed here, not on a page. */
export function assertKnownToCatalog(catalog: DemoCatalog): void {
  const skills = new Set<string>(catalog.skills.map((skill) => skill.id));
  const roles = new Set<string>(catalog.roles.map((role) => role.id));
  const namedSkills = [
    ...TRAINING_COURSES.flatMap((course) => course.teaches.map(([skill]) => skill)),
    ...CERTIFICATE_TYPES.flatMap((type) => type.proves.map(([skill]) => skill)),
    ...PRACTICAL_TASKS.map((task) => task.skill),
    ...SINGLE_POINTS.map((point) => point.skill),
    ...SIGN_OFF_SKILLS,
    ...CLAIM_SKILLS,
  ];
  const namedRoles = [
    ...Object.values(JOB_TITLES).flatMap((title) => (title.role === null ? [] : [title.role])),
    ...TRAINING_COURSES.flatMap((course) => course.roles),
    ...USE_CASE_REGISTER.flatMap((plan) => plan.heads.map(([role]) => role)),
  ];
  const unknown = [...namedSkills.filter((id) => !skills.has(id)), ...namedRoles.filter((id) => !roles.has(id))];
  invariant(
    unknown.length === 0,
    `the demo company names what the framework does not have: ${[...new Set(unknown)].join(", ")}`,
  );
}
