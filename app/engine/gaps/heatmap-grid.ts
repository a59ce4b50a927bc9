import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { RoleId, SkillId } from "#app/engine/kernel/ids.ts";

/** A column. Its position in `HeatmapGrid.skills` is what rows refer to. */
export interface HeatmapSkill {
  readonly id: SkillId;
  readonly name: string;
  readonly clusterId: string;
  readonly safetyCritical: boolean;
}

export interface HeatmapCluster {
  readonly id: string;
  readonly name: string;
}

/** What one role requires at the chosen horizon; `required[i]` (1…5) belongs to column `columns[i]`, ascending. */
export interface HeatmapProfile {
  readonly roleId: RoleId;
  readonly name: string;
  readonly columns: readonly number[];
  readonly required: readonly number[];
}

export interface HeatmapUnit {
  readonly id: string;
  readonly name: string;
  readonly site: string;
}

/**
 * People × skills, packed for the wire (engine/kernel/sextets.ts, packed-cell.ts): only what a person's role requires is
 * sent, three characters a cell. Rows are in order of unit path and name.
 */
export interface PeopleRows {
  readonly kind: "people";
  readonly count: number;
  /** 22 characters each. */
  readonly ids: string;
  /** One line each. */
  readonly names: string;
  /** Two characters each: position in `profiles`, in `units`. */
  readonly profileOf: string;
  readonly unitOf: string;
  /** One line each: the cells of the row's profile, in its order of columns. */
  readonly cells: string;
  /** One line each: column (2), days until the end + DAYS_OFFSET (2) for what ends. */
  readonly endings: string;
}

/** Units × skills. Cells of groups too small to show are withheld, and more where a total would give them away. */
export interface GroupRows {
  readonly kind: "teams" | "sites";
  readonly count: number;
  /** Two characters each: position in `units`. */
  readonly unitOf: string;
  /** People with a role in each unit, one number each; null: withheld. */
  readonly headcounts: readonly (number | null)[];
  /** One line each: per column ".", "*" or a packed cell with counts of two characters. */
  readonly cells: string;
  /** Per column over all rows, "*" or a packed cell (three characters a count). */
  readonly columnTotals: readonly string[];
  readonly withheldRows: number;
  /** Null: nothing is ever withheld from this viewer. */
  readonly minimumGroupSize: number | null;
}

/** One heatmap as the page receives it: plain, compact, whole. */
export interface HeatmapGrid {
  readonly asOf: PlainDate;
  readonly skills: readonly HeatmapSkill[];
  readonly clusters: readonly HeatmapCluster[];
  readonly profiles: readonly HeatmapProfile[];
  readonly units: readonly HeatmapUnit[];
  readonly rows: PeopleRows | GroupRows;
  /** People in the selection who have no role, so nothing is required of them. */
  readonly withoutRole: number;
}
