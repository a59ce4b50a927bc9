import { err, ok, type Result } from "#app/engine/kernel/result.ts";

import type { Change } from "./change.ts";
import type { UnitKind } from "./column-mapping.ts";
import type { PlanContext, StoredUnit } from "./snapshot.ts";
import { titleKey } from "./title-key.ts";

export type UnitProblem = { readonly kind: "unknown" | "ambiguous"; readonly text: string };

/**
 * Finds units by code or name and makes missing ones. An accumulator: units made for one row are there for the next,
 * and `takeCreated` hands each of them out once, parents first.
 */
export class UnitDirectory {
  readonly #context: PlanContext;
  readonly #byCode = new Map<string, StoredUnit>();
  readonly #byName = new Map<string, StoredUnit[]>();
  readonly #byId = new Map<string, StoredUnit>();
  #created: Change[] = [];
  #nextNumber = 1;
  #root: StoredUnit | undefined;

  constructor(context: PlanContext) {
    this.#context = context;
    for (const unit of context.snapshot.units) this.#register(unit);
  }

  byId(id: string): StoredUnit | undefined {
    return this.#byId.get(id);
  }

  byCode(code: string): StoredUnit | undefined {
    return this.#byCode.get(titleKey(code));
  }

  all(): Iterable<StoredUnit> {
    return this.#byId.values();
  }

  /** By code with the file's prefix, by code as written, then by a name that only one unit has, or one of `kind`. */
  find(text: string, kind?: string): Result<StoredUnit, UnitProblem> {
    const byCode = this.byCode(this.#context.options.prefix + text) ?? this.byCode(text);
    if (byCode !== undefined) return ok(byCode);
    const named = this.#byName.get(titleKey(text)) ?? [];
    const ofKind = named.filter((unit) => unit.kind === kind);
    return only(text, named.length > 1 && ofKind.length > 0 ? ofKind : named);
  }

  /**
   * A group of units by name. Groups and their units often share a name ("Quality Assurance" in "Quality Assurance"),
   * so what stands directly under `home` comes first, and a unit of the lower kind is not taken for its group.
   */
  findGroup(name: string, home: StoredUnit): Result<StoredUnit, UnitProblem> {
    const { groupKind, unitKind } = this.#context.options;
    const named = this.#byName.get(titleKey(name)) ?? [];
    const higher = named.filter((unit) => groupKind === unitKind || unit.kind !== unitKind);
    const underHome = higher.filter((unit) => unit.parentId === home.id);
    return only(name, underHome.length > 0 ? underHome : higher);
  }

  /** Where units and people without a better place go: the unit named in the mapping, else the top of the tree. */
  home(): Result<StoredUnit, UnitProblem> {
    const { underUnit, createUnits } = this.#context.options;
    if (underUnit === null) return ok(this.root());
    const found = this.find(underUnit);
    if (found.ok || found.error.kind === "ambiguous" || !createUnits) return found;
    return ok(this.create(underUnit, "site", this.root()));
  }

  root(): StoredUnit {
    const { org } = this.#context;
    this.#root ??= this.add({ code: org.slug, name: org.name, kind: "organisation", parent: undefined });
    return this.#root;
  }

  /** A unit of this name under `parent`, with a code made from its name. */
  create(name: string, kind: UnitKind, parent: StoredUnit): StoredUnit {
    const base = this.#context.options.prefix + slug(name);
    let code = base;
    for (let count = 2; this.byCode(code) !== undefined; count += 1) code = `${base}-${String(count)}`;
    return this.add({ code, name, kind, parent });
  }

  add(unit: UnitToAdd): StoredUnit {
    const number = this.#nextNumber;
    const path = `${unit.parent?.path ?? "/"}${String(number)}/`;
    const { code, name, kind } = unit;
    const stored = {
      id: this.#context.newId(),
      number,
      path,
      kind,
      code,
      name,
      sector: unit.sector ?? null,
      parentId: unit.parent?.id ?? null,
    };
    this.#register(stored);
    this.#created.push({
      action: "add",
      subject: "org-unit",
      id: stored.id,
      label: `${name} (${kind})`,
      before: null,
      after: stored,
    });
    return stored;
  }

  takeCreated(): readonly Change[] {
    const created = this.#created;
    this.#created = [];
    return created;
  }

  #register(unit: StoredUnit): void {
    this.#byId.set(unit.id, unit);
    this.#byCode.set(titleKey(unit.code), unit);
    const name = titleKey(unit.name);
    this.#byName.set(name, [...(this.#byName.get(name) ?? []), unit]);
    this.#nextNumber = Math.max(this.#nextNumber, unit.number + 1);
    if (unit.parentId === null && (this.#root === undefined || unit.number < this.#root.number)) this.#root = unit;
  }
}

function only(text: string, units: readonly StoredUnit[]): Result<StoredUnit, UnitProblem> {
  if (units.length > 1) return err({ kind: "ambiguous", text });
  return units[0] === undefined ? err({ kind: "unknown", text }) : ok(units[0]);
}

export interface UnitToAdd {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly sector?: string | null;
  readonly parent: StoredUnit | undefined;
}

export function describeUnitProblem({ kind, text }: UnitProblem): string {
  return kind === "unknown"
    ? `Unit “${text}” is not known. Import units first, or let missing units be created.`
    : `Several units are called “${text}”. Use the unit's code.`;
}

function slug(name: string): string {
  const plain = name.normalize("NFKD").toLowerCase().replaceAll(/\p{M}/gu, "");
  return plain.replaceAll(/[^\p{L}\p{N}]+/gu, "-").replaceAll(/^-|-$/g, "") || "unit";
}
