import type { SkillId } from "#app/engine/kernel/ids.ts";
import type { ContentFile, ReportProblem } from "./content-problem.ts";
import {
  clustersFile,
  frameworkFile,
  levelsFile,
  roleFile,
  skillFile,
  type ClustersFile,
  type FrameworkFile,
  type LevelsFile,
  type RoleFile,
  type SkillFile,
} from "./content-schemas.ts";
import { parseContentFile } from "./parse-content-file.ts";
import type { ContentText } from "./read-content.server.ts";

/** A skill file and the cluster whose folder it lies in. */
export interface ParsedSkill {
  readonly clusterId: string;
  readonly skill: ContentFile<SkillFile>;
}

/** What could be read; files with problems are left out. */
export interface ParsedContent {
  readonly framework: ContentFile<FrameworkFile> | undefined;
  readonly levels: ContentFile<LevelsFile> | undefined;
  readonly clusters: ContentFile<ClustersFile> | undefined;
  readonly skills: readonly ParsedSkill[];
  readonly roles: readonly ContentFile<RoleFile>[];
  /** Ids of skill files that exist but could not be read: links to them are no second mistake. */
  readonly unreadableSkills: ReadonlySet<string>;
}

const SINGLE_FILES = ["content/framework.yaml", "content/levels.yaml", "content/clusters.yaml"] as const;
const SKILL_FILE = /^content\/skills\/([^/]+)\/([^/]+)\.yaml$/;
const ROLE_FILE = /^content\/roles\/([^/]+)\.yaml$/;

/** Every file by its place and schema. Files in folders that are not the framework's are somebody else's. */
export function parseContent(texts: readonly ContentText[], report: ReportProblem): ParsedContent {
  const byName = new Map(texts.map((text) => [text.file, text.text]));
  for (const file of SINGLE_FILES) {
    if (!byName.has(file)) report({ file, lineOf: () => 1 }, [], "the file does not exist");
  }
  const single = <Schema extends Parameters<typeof parseContentFile>[2]>(file: string, schema: Schema) => {
    const text = byName.get(file);
    return text === undefined ? undefined : parseContentFile(file, text, schema, report);
  };
  const { skills, unreadableSkills } = parseSkills(texts, report);
  return {
    framework: single(SINGLE_FILES[0], frameworkFile),
    levels: single(SINGLE_FILES[1], levelsFile),
    clusters: single(SINGLE_FILES[2], clustersFile),
    skills,
    roles: parseRoles(texts, report),
    unreadableSkills,
  };
}

function parseSkills(texts: readonly ContentText[], report: ReportProblem) {
  const skills: ParsedSkill[] = [];
  const unreadableSkills = new Set<string>();
  const fileOf = new Map<SkillId, string>();
  for (const { file, text } of texts) {
    const place = SKILL_FILE.exec(file);
    if (place === null) {
      if (file.startsWith("content/skills/")) {
        report({ file, lineOf: () => 1 }, [], "a skill belongs in content/skills/<cluster>/<skill id>.yaml");
      }
      continue;
    }
    const [, clusterId = "", stem = ""] = place;
    const skill = parseContentFile(file, text, skillFile, report);
    if (skill === undefined) {
      unreadableSkills.add(stem);
      continue;
    }
    const { id } = skill.value;
    const earlier = fileOf.get(id);
    if (earlier !== undefined) {
      report(skill, ["id"], `the id ${id} is already taken by ${earlier}`);
      continue;
    }
    if (id !== stem) report(skill, ["id"], `the file of the skill ${id} must be called ${id}.yaml`);
    fileOf.set(id, file);
    skills.push({ clusterId, skill });
  }
  return { skills, unreadableSkills };
}

function parseRoles(texts: readonly ContentText[], report: ReportProblem): readonly ContentFile<RoleFile>[] {
  const roles: ContentFile<RoleFile>[] = [];
  const fileOf = new Map<string, string>();
  for (const { file, text } of texts) {
    const stem = ROLE_FILE.exec(file)?.[1];
    if (stem === undefined) {
      if (file.startsWith("content/roles/")) {
        report({ file, lineOf: () => 1 }, [], "a role belongs in content/roles/<role id>.yaml");
      }
      continue;
    }
    const role = parseContentFile(file, text, roleFile, report);
    if (role === undefined) continue;
    const earlier = fileOf.get(role.value.id);
    if (earlier !== undefined) {
      report(role, ["id"], `the id ${role.value.id} is already taken by ${earlier}`);
      continue;
    }
    if (role.value.id !== stem)
      report(role, ["id"], `the file of the role ${role.value.id} must be called ${role.value.id}.yaml`);
    fileOf.set(role.value.id, file);
    roles.push(role);
  }
  return roles;
}
