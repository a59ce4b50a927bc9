import { rejected, UNCHANGED, type RowOutcome } from "./change.ts";
import { duplicateReason, type ImportPlanner } from "./planner.ts";
import { createRowReader, type RowReading } from "./row-reading.ts";
import type { FieldRow, PlanContext } from "./snapshot.ts";
import { titleKey } from "./title-key.ts";
import { UnitTree, type UnitRow } from "./unit-tree.ts";

const KINDS = new Set(["site", "department", "team", "station"]);

/** Units are known by their code. Units above may stand anywhere in the file; moved units take their subtree along. */
export function planOrgUnits(context: PlanContext): ImportPlanner {
  const read = createRowReader("org-units", context);
  const rows = new Map<string, UnitRow>();
  const outcomes = new Map<number, RowOutcome>();
  return {
    index: (row) => {
      const unit = readUnit(read(row), row);
      const first = rows.get(titleKey(unit.code));
      if (first === undefined) rows.set(titleKey(unit.code), unit);
      else outcomes.set(row.rowNumber, rejected(unit.problem ?? duplicateReason("Unit", unit.code, first.rowNumber)));
    },
    seal: () => {
      for (const [rowNumber, outcome] of new UnitTree(context, rows).decide()) outcomes.set(rowNumber, outcome);
    },
    plan: (row) => outcomes.get(row.rowNumber) ?? UNCHANGED,
  };
}

function readUnit(reading: RowReading, row: FieldRow): UnitRow {
  const unit = {
    rowNumber: row.rowNumber,
    code: reading.requiredCode("code"),
    name: reading.required("name"),
    kind: reading.text("unitKind")?.toLowerCase(),
    sector: reading.text("sector"),
    parentCode: reading.code("parentCode"),
    group: reading.text("group"),
  };
  if (unit.kind !== undefined && !KINDS.has(unit.kind))
    reading.refuse(`Kind of unit “${unit.kind}” is none of site, department, team, station.`);
  return { ...unit, problem: reading.problem };
}
