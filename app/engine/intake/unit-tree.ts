import { difference, rejected, UNCHANGED, type Change, type RowOutcome } from "./change.ts";
import { findManagerCycles } from "./manager-graph.ts";
import type { PlanContext, StoredUnit } from "./snapshot.ts";
import { titleKey } from "./title-key.ts";
import { describeUnitProblem, UnitDirectory } from "./unit-directory.ts";

/** A row of a unit file, understood on its own. */
export interface UnitRow {
  readonly rowNumber: number;
  readonly code: string;
  readonly name: string;
  readonly kind: string | undefined;
  readonly sector: string | undefined;
  readonly parentCode: string | undefined;
  readonly group: string | undefined;
  readonly problem: string | null;
}

/** What a good row wants. The path in `wanted` is not final: it follows from the parents once all are settled. */
interface SettledRow {
  readonly row: UnitRow;
  readonly stored: StoredUnit | undefined;
  readonly wanted: StoredUnit;
  readonly created: readonly Change[];
}

/** Settles the rows of a unit file, each after the unit above it, and then lays all paths anew. */
export class UnitTree {
  readonly #context: PlanContext;
  readonly #rows: ReadonlyMap<string, UnitRow>;
  readonly #units: UnitDirectory;
  readonly #outcomes = new Map<number, RowOutcome>();
  readonly #settled = new Map<string, SettledRow | undefined>();
  readonly #open: string[] = [];

  /** `rows` by the title key of their code. */
  constructor(context: PlanContext, rows: ReadonlyMap<string, UnitRow>) {
    this.#context = context;
    this.#rows = rows;
    this.#units = new UnitDirectory(context);
  }

  /** Outcome by row number; rows without one are unchanged. */
  decide(): ReadonlyMap<number, RowOutcome> {
    for (const key of this.#rows.keys()) this.#settle(key);
    while (this.#refuseRings());
    this.#layPaths();
    return this.#outcomes;
  }

  /** The unit of a row after everything above it; undefined when its row is refused. */
  #settle(key: string): StoredUnit | undefined {
    const row = this.#rows.get(key);
    if (row === undefined || this.#settled.has(key)) return this.#settled.get(key)?.wanted;
    this.#open.push(key);
    const settled = this.#settleRow(row);
    this.#open.pop();
    this.#settled.set(key, settled);
    return settled?.wanted;
  }

  #settleRow(row: UnitRow): SettledRow | undefined {
    if (row.problem !== null) {
      this.#refuse(row, row.problem);
      return undefined;
    }
    const stored = this.#units.byCode(row.code);
    const parent = this.#parentOf(row, stored);
    if (typeof parent === "string") {
      this.#refuse(row, parent);
      return undefined;
    }
    const { code, name } = row;
    if (stored === undefined) {
      const kind = row.kind ?? this.#context.options.unitKind;
      const wanted = this.#units.add({ code, name, kind, sector: row.sector ?? null, parent });
      return { row, stored, wanted, created: this.#units.takeCreated() };
    }
    const kind = row.kind ?? stored.kind;
    const wanted = { ...stored, name, kind, sector: row.sector ?? stored.sector, parentId: parent?.id ?? null };
    return { row, stored, wanted, created: this.#units.takeCreated() };
  }

  /** The unit above, undefined at the top of the tree, or a sentence saying why there is none. */
  #parentOf(row: UnitRow, stored: StoredUnit | undefined): StoredUnit | undefined | string {
    if (row.parentCode !== undefined) return this.#parentByCode(row.parentCode);
    if (row.group !== undefined) return this.#groupOf(row.group);
    if (stored === undefined) return this.#home();
    return stored.parentId === null ? undefined : this.#units.byId(stored.parentId);
  }

  #parentByCode(code: string): StoredUnit | string {
    const key = titleKey(code);
    const at = this.#open.indexOf(key);
    if (at !== -1) return `Units go round in a ring: ${[...this.#open.slice(at), key].join(" → ")}.`;
    if (!this.#rows.has(key))
      return this.#units.byCode(code) ?? `The unit above, ${code}, is neither in this file nor known already.`;
    return this.#settle(key) ?? this.#units.byCode(code) ?? `The unit above, ${code}, is rejected itself.`;
  }

  #groupOf(name: string): StoredUnit | string {
    const home = this.#home();
    if (typeof home === "string") return home;
    const group = this.#units.findGroup(name, home);
    if (group.ok) return group.value;
    if (group.error.kind === "ambiguous" || !this.#context.options.createUnits) return describeUnitProblem(group.error);
    return this.#units.create(name, this.#context.options.groupKind, home);
  }

  #home(): StoredUnit | string {
    const home = this.#units.home();
    return home.ok ? home.value : describeUnitProblem(home.error);
  }

  #refuse(row: UnitRow, reason: string): void {
    this.#outcomes.set(row.rowNumber, rejected(reason));
  }

  /** Id of the unit above, as it would be after the import. */
  #parents(): Map<string, string | null> {
    const parents = new Map<string, string | null>();
    for (const unit of this.#units.all()) parents.set(unit.id, unit.parentId);
    for (const settled of this.#settled.values())
      if (settled !== undefined) parents.set(settled.wanted.id, settled.wanted.parentId);
    return parents;
  }

  /** Refusing a row leaves its unit where it is stored, which may close another ring: the caller repeats. */
  #refuseRings(): boolean {
    let refused = false;
    for (const ring of findManagerCycles(this.#parents())) {
      const codes = ring.map((id) => this.#units.byId(id)?.code ?? id);
      for (const code of codes) {
        const settled = this.#settled.get(titleKey(code));
        if (settled === undefined) continue;
        this.#refuse(settled.row, `Units would go round in a ring: ${[...codes, codes[0] ?? ""].join(" → ")}.`);
        this.#settled.set(titleKey(code), undefined);
        refused = true;
      }
    }
    return refused;
  }

  #layPaths(): void {
    const paths = this.#finalPaths();
    for (const settled of this.#settled.values()) if (settled !== undefined) this.#finishRow(settled, paths);
    for (const unit of this.#units.all()) {
      const path = paths.get(unit.id);
      if (path === undefined || path === unit.path || this.#settled.get(titleKey(unit.code)) !== undefined) continue;
      const rowNumber = this.#rowAbove(unit);
      if (rowNumber !== undefined) this.#append(rowNumber, movedAlong(unit, path));
    }
  }

  #finalPaths(): ReadonlyMap<string, string> {
    const parents = this.#parents();
    const paths = new Map<string, string>();
    const pathOf = (id: string): string => {
      const known = paths.get(id);
      if (known !== undefined) return known;
      const parent = parents.get(id) ?? null;
      const path = `${parent === null ? "/" : pathOf(parent)}${String(this.#units.byId(id)?.number ?? 0)}/`;
      paths.set(id, path);
      return path;
    };
    for (const id of parents.keys()) pathOf(id);
    return paths;
  }

  #finishRow({ row, stored, wanted, created }: SettledRow, paths: ReadonlyMap<string, string>): void {
    const placed = created.map((change) => ({
      ...change,
      after: { ...change.after, path: paths.get(change.id ?? "") ?? "" },
    }));
    if (stored === undefined) {
      this.#outcomes.set(row.rowNumber, { kind: "added", changes: placed });
      return;
    }
    const changed = difference({ ...stored }, { ...wanted, path: paths.get(stored.id) ?? stored.path });
    const label = `${row.name} (${row.code})`;
    const own: Change[] =
      changed === undefined ? [] : [{ action: "change", subject: "org-unit", id: stored.id, label, ...changed }];
    const changes = [...placed, ...own];
    this.#outcomes.set(row.rowNumber, changes.length === 0 ? UNCHANGED : { kind: "changed", changes });
  }

  /** The row that moves the nearest unit above. */
  #rowAbove(unit: StoredUnit): number | undefined {
    const parents = this.#parents();
    let current = parents.get(unit.id) ?? null;
    while (current !== null) {
      const settled = this.#settled.get(titleKey(this.#units.byId(current)?.code ?? ""));
      if (settled !== undefined) return settled.row.rowNumber;
      current = parents.get(current) ?? null;
    }
    return undefined;
  }

  #append(rowNumber: number, change: Change): void {
    const outcome = this.#outcomes.get(rowNumber);
    const changes = outcome?.kind === "added" || outcome?.kind === "changed" ? outcome.changes : [];
    this.#outcomes.set(rowNumber, {
      kind: outcome?.kind === "added" ? "added" : "changed",
      changes: [...changes, change],
    });
  }
}

function movedAlong(unit: StoredUnit, path: string): Change {
  const label = `${unit.name} (${unit.code})`;
  return { action: "change", subject: "org-unit", id: unit.id, label, before: { path: unit.path }, after: { path } };
}
