import { beforeAll, describe, expect, it } from "vitest";
import type { CatalogContent } from "#app/catalog/catalog.ts";
import type { DemoCompany, DemoEvidence, DemoPerson } from "#app/demo/demo-rows.ts";
import { addDays, addMonths, daysBetween } from "#app/engine/kernel/calendar.ts";
import { groupBy, isMeasurement, makeCompany, mean, readCatalog, siteOf, TODAY } from "./demo-fixture.ts";

let company: DemoCompany;
let catalog: CatalogContent;
let byPerson: Map<string, DemoEvidence[]>;

beforeAll(async () => {
  company = await makeCompany();
  catalog = await readCatalog();
  byPerson = groupBy(company.evidence, (entry) => entry.personId);
});

const active = (): DemoPerson[] => company.people.filter((person) => person.leftOn === null);
const entriesOf = (person: DemoPerson): DemoEvidence[] => byPerson.get(person.id) ?? [];
describe("the planted stories are there", () => {
  it("has people about whom nothing was entered for fourteen months", () => {
    const stale = active().filter((person) => {
      const entries = entriesOf(person).filter((entry) => entry.kind !== "role-prior");
      return entries.length > 0 && entries.every((entry) => entry.effectiveOn < addMonths(TODAY, -14));
    });
    expect(stale.length).toBeGreaterThanOrEqual(10);
  });

  it("has whole teams that were never measured", () => {
    const teams = groupBy(active(), (person) => person.orgUnitId);
    const unmeasured = company.units.filter((unit) => {
      const members = unit.kind === "team" ? (teams.get(unit.id) ?? []) : [];
      return (
        members.length >= 5 &&
        members.every((person) => entriesOf(person).every((entry) => entry.kind === "role-prior"))
      );
    });
    expect(unmeasured.length).toBeGreaterThanOrEqual(3);
  });

  it("has open disputes, upheld ones and rejected ones, each in the right order", () => {
    const marks = groupBy(company.marks, (mark) => mark.evidenceId);
    const endings = [...marks.values()].map((group) => {
      const kinds = [...group].sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1)).map((mark) => mark.kind);
      return kinds.join(" then ");
    });
    const count = (story: string): number => endings.filter((ending) => ending === story).length;
    expect(count("disputed")).toBeGreaterThanOrEqual(4);
    expect(count("disputed then dispute-upheld")).toBeGreaterThanOrEqual(2);
    expect(count("disputed then dispute-rejected")).toBeGreaterThanOrEqual(2);
    expect(count("revoked")).toBeGreaterThanOrEqual(3);
    expect(count("revoked then restored")).toBeGreaterThanOrEqual(1);
    expect(endings.length).toBe(marks.size);
    const recordedAt = new Map(company.evidence.map((entry) => [entry.id, entry.recordedAt]));
    for (const mark of company.marks) {
      expect(mark.recordedAt > (recordedAt.get(mark.evidenceId) ?? "9")).toBe(true);
      expect(mark.recordedAt < TODAY).toBe(true);
      expect(mark.reason.length).toBeGreaterThan(10);
    }
  });

  it("has people who say 4 where their manager says 1.5", () => {
    const contradicted = company.evidence.filter(
      (entry) =>
        entry.kind === "manager-rating" &&
        entry.values.some((value, i) => {
          const skill = entry.skillIds[i];
          const claims = (byPerson.get(entry.personId) ?? []).filter(
            (other) =>
              other.kind === "self-rating" && Math.abs(daysBetween(other.effectiveOn, entry.effectiveOn)) <= 60,
          );
          return (
            value === 1.5 && claims.some((claim) => claim.values.some((v, j) => v === 4 && claim.skillIds[j] === skill))
          );
        }),
    );
    expect(contradicted.length).toBeGreaterThanOrEqual(6);
  });

  it("has entries that became known months after they were true", () => {
    const late = company.evidence.filter(
      (e) => e.effectiveOn >= addMonths(TODAY, -18) && e.recordedAt.slice(0, 10) > addDays(e.effectiveOn, 120),
    );
    expect(late.length).toBeGreaterThanOrEqual(10);
  });

  it("has certificates that have expired and others that expire within 30, 60 and 90 days", () => {
    const days = company.evidence.flatMap((entry) =>
      entry.kind === "certificate" && entry.expiresOn !== null ? [daysBetween(TODAY, entry.expiresOn)] : [],
    );
    const between = (from: number, to: number): number => days.filter((day) => day >= from && day <= to).length;
    expect(between(-1000, -1)).toBeGreaterThanOrEqual(10);
    expect(between(0, 30)).toBeGreaterThanOrEqual(4);
    expect(between(31, 60)).toBeGreaterThanOrEqual(4);
    expect(between(61, 90)).toBeGreaterThanOrEqual(4);
  });

  it("has two managers with many ratings, one lenient and one strict", () => {
    const ratings = groupBy(
      company.evidence.filter((entry) => entry.kind === "manager-rating"),
      (entry) => entry.raterId,
    );
    const offsets = [...ratings.values()]
      .filter((entries) => entries.length >= 12)
      .map((entries) =>
        mean(
          entries.flatMap((entry) =>
            entry.skillIds.map((skill, i) => {
              const index = catalog.skills.findIndex((s) => s.id === skill);
              return (entry.values[i] ?? 0) - (company.truth.get(entry.personId)?.[index] ?? 0);
            }),
          ),
        ),
      );
    expect(offsets.length).toBeGreaterThanOrEqual(2);
    expect(Math.max(...offsets)).toBeGreaterThan(0.4);
    expect(Math.min(...offsets)).toBeLessThan(-0.35);
  });

  it("has over-raters and under-raters", () => {
    const errors = active().flatMap((person) => {
      const values = entriesOf(person)
        .filter((entry) => entry.kind === "self-rating")
        .flatMap((entry) =>
          entry.skillIds.map(
            (skill, i) =>
              (entry.values[i] ?? 0) -
              (company.truth.get(person.id)?.[catalog.skills.findIndex((s) => s.id === skill)] ?? 0),
          ),
        );
      return values.length >= 8 ? [mean(values)] : [];
    });
    expect(errors.filter((error) => error > 0.5).length).toBeGreaterThan(15);
    expect(errors.filter((error) => error < -0.5).length).toBeGreaterThan(15);
  });

  it("has practical sign-offs by others who were appointed for that skill before", () => {
    const signOffs = company.evidence.filter((entry) => entry.kind === "practical-signoff");
    for (const entry of signOffs) {
      expect(entry.raterId).not.toBe(entry.personId);
      const skill = entry.skillIds[0];
      const shown = (byPerson.get(entry.raterId ?? "") ?? []).filter(
        (own) => isMeasurement(own) && own.effectiveOn <= entry.effectiveOn,
      );
      expect(shown.some((own) => own.skillIds.some((id, i) => id === skill && (own.values[i] ?? 0) >= 4))).toBe(true);
    }
  });

  it("has at least two skills that one single person of a site has, in truth and on record", () => {
    const alone: string[] = [];
    for (const site of ["LIN", "OST", "VAL"]) {
      const staff = active().filter((person) => siteOf(person) === site);
      catalog.skills.forEach((skill, index) => {
        const able = staff.filter((person) => (company.truth.get(person.id)?.[index] ?? 0) >= 3);
        const onRecord = staff.filter((person) =>
          entriesOf(person).some(
            (e) => isMeasurement(e) && e.skillIds.some((id, i) => id === skill.id && (e.values[i] ?? 0) >= 3),
          ),
        );
        if (able.length === 1 && onRecord.length === 1 && able[0] === onRecord[0]) alone.push(`${site} ${skill.id}`);
      });
    }
    expect(alone).toContain("LIN robotics.fleet-coordination");
    expect(alone).toContain("VAL industrial-network.substation-comms");
  });

  it("has titles nobody has mapped and titles decided to be no AI role", () => {
    const decided = new Map(company.titleRoles.map((row) => [row.title, row.roleId]));
    expect(company.people.filter((person) => !decided.has(person.jobTitle)).length).toBeGreaterThanOrEqual(2);
    expect([...decided.values()].filter((role) => role === null).length).toBeGreaterThanOrEqual(2);
  });
});

describe("the AI use cases", () => {
  it("go from idea to scaled, with owners missing on some and a date ahead for those to come", () => {
    const { useCases } = company;
    expect(useCases.length).toBeGreaterThanOrEqual(8);
    for (const status of ["idea", "pilot", "planned", "live", "scaled"])
      expect(useCases.some((u) => u.status === status)).toBe(true);
    expect(useCases.filter((u) => u.itOwnerId === null || u.otOwnerId === null).length).toBeGreaterThanOrEqual(2);
    for (const u of useCases.filter(
      (one) => one.status === "pilot" || one.status === "planned" || one.status === "idea",
    )) {
      expect(u.goLiveOn !== null && u.goLiveOn >= addMonths(TODAY, 4) && u.goLiveOn <= addMonths(TODAY, 30)).toBe(true);
      expect(u.probability > 0 && u.probability < 1).toBe(true);
      expect(u.demands.length).toBeGreaterThan(0);
    }
    const scaled = useCases.find((u) => u.status === "scaled");
    expect([scaled?.kpiBaseline, scaled?.kpiTarget, scaled?.itOwnerId, scaled?.otOwnerId]).not.toContain(null);
  });
});
