import { beforeAll, describe, expect, it } from "vitest";
import type { CatalogContent } from "#app/catalog/catalog.ts";
import type { DemoCompany, DemoEvidence, DemoPerson } from "#app/demo/demo-rows.ts";
import { addMonths } from "#app/engine/kernel/calendar.ts";
import { correlation, groupBy, makeCompany, mean, readCatalog, siteOf, TODAY } from "./demo-fixture.ts";

let company: DemoCompany;
let catalog: CatalogContent;
let people: Map<string, DemoPerson>;

beforeAll(async () => {
  company = await makeCompany();
  catalog = await readCatalog();
  people = new Map(company.people.map((person) => [person.id, person]));
});

const active = (): DemoPerson[] => company.people.filter((person) => person.leftOn === null);
const personOf = (entry: DemoEvidence): DemoPerson => {
  const person = people.get(entry.personId);
  if (person === undefined) throw new Error("no such person");
  return person;
};
const nowRequired = (person: DemoPerson, skill: string): number =>
  catalog.roles.find((role) => role.id === person.roleId)?.requirements.find((r) => r.skillId === skill)?.now ?? 0;

describe("the evidence is believable", () => {
  it("spans eighteen months up to today and is never known before it was true", () => {
    const ratings = company.evidence.filter((entry) => entry.raterId !== null);
    const days = ratings.map((entry) => entry.effectiveOn).sort();
    expect(days[0]).toSatisfy((day: string) => day < addMonths(TODAY, -15));
    for (const entry of company.evidence) {
      expect(entry.recordedAt.slice(0, 10) >= entry.effectiveOn).toBe(true);
      expect(entry.recordedAt < TODAY).toBe(true);
      expect(entry.recordedAt >= addMonths(TODAY, -18)).toBe(true);
      expect(entry.effectiveOn >= personOf(entry).startedOn).toBe(true);
    }
  });

  it("has every kind of source and levels that are on the scale and not all the same", () => {
    const kinds = groupBy(company.evidence, (entry) => entry.kind);
    for (const kind of [
      "role-prior",
      "self-rating",
      "manager-rating",
      "certificate",
      "imported-record",
      "practical-signoff",
    ] as const)
      expect(kinds.get(kind)?.length ?? 0, kind).toBeGreaterThan(40);
    const levels = (kinds.get("manager-rating") ?? []).flatMap((entry) => entry.values);
    for (const level of company.evidence.flatMap((entry) => entry.values)) expect(level >= 0 && level <= 5).toBe(true);
    const counts = groupBy(levels, (level) => Math.floor(level));
    for (const level of [0, 1, 2, 3])
      expect((counts.get(level)?.length ?? 0) / levels.length, `level ${String(level)}`).toBeGreaterThan(0.04);
    for (const [level, group] of counts)
      expect(group.length / levels.length, `level ${String(level)}`).toBeLessThan(0.6);
  });

  it("lets skills of one cluster go together more than skills of two clusters", () => {
    const rest = company.people.map((person) => {
      const levels = company.truth.get(person.id);
      return catalog.skills.map((skill, index) => (levels?.[index] ?? 0) - nowRequired(person, skill.id));
    });
    const pairs: { same: number[]; other: number[] } = { same: [], other: [] };
    catalog.skills.forEach((left, i) => {
      catalog.skills.slice(i + 1).forEach((right, offset) => {
        const r = correlation(rest.map((row) => [row[i] ?? 0, row[i + 1 + offset] ?? 0] as const));
        (left.clusterId === right.clusterId ? pairs.same : pairs.other).push(r);
      });
    });
    expect(mean(pairs.same)).toBeGreaterThan(mean(pairs.other) + 0.1);
    expect(mean(pairs.other)).toBeGreaterThan(0.05);
  });

  it("lets managers see the truth better than people see themselves", () => {
    const errors = (kind: DemoEvidence["kind"]): number[] =>
      company.evidence
        .filter((entry) => entry.kind === kind && entry.effectiveOn > addMonths(TODAY, -5))
        .flatMap((entry) =>
          entry.skillIds.map((skill, i) => {
            const index = catalog.skills.findIndex((s) => s.id === skill);
            return Math.abs((entry.values[i] ?? 0) - (company.truth.get(entry.personId)?.[index] ?? 0));
          }),
        );
    expect(mean(errors("manager-rating"))).toBeLessThan(mean(errors("self-rating")) - 0.1);
  });

  it("gives levels 4 and 5 by a person's judgement only with a reason", () => {
    const judged = company.evidence.filter(
      (e) => (e.kind === "manager-rating" || e.kind === "practical-signoff") && e.values.some((v) => v >= 4),
    );
    expect(judged.length).toBeGreaterThan(5);
    for (const entry of judged) expect(entry.note).not.toBeNull();
  });

  it("varies by site: vision at the plant, robots at the port, security at the utility; each has its weak side", () => {
    const gap = (site: string, matches: (skill: string, cluster: string) => boolean): number => {
      const values: number[] = [];
      for (const person of active().filter((p) => siteOf(p) === site)) {
        catalog.skills.forEach((skill, index) => {
          const required = nowRequired(person, skill.id);
          if (required > 0 && matches(skill.id, skill.clusterId))
            values.push((company.truth.get(person.id)?.[index] ?? 0) - required);
        });
      }
      return mean(values);
    };
    const strongest = (matches: (skill: string, cluster: string) => boolean, best: string): void => {
      for (const other of ["LIN", "OST", "VAL"].filter((site) => site !== best))
        expect(gap(best, matches)).toBeGreaterThan(gap(other, matches) + 0.3);
    };
    const weakest = (matches: (skill: string, cluster: string) => boolean, worst: string): void => {
      for (const other of ["LIN", "OST", "VAL"].filter((site) => site !== worst))
        expect(gap(worst, matches)).toBeLessThan(gap(other, matches) - 0.2);
    };
    strongest((_, cluster) => cluster === "machine-vision", "LIN");
    weakest((_, cluster) => cluster === "ot-security", "LIN");
    strongest((skill) => skill === "robotics.amr-operation", "OST");
    weakest((_, cluster) => cluster === "industrial-data", "OST");
    strongest((_, cluster) => cluster === "ot-security", "VAL");
    weakest((_, cluster) => cluster === "agentic-ai", "VAL");
  });
});
