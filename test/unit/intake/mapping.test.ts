import { describe, expect, it } from "vitest";

import { DEFAULT_OPTIONS, fileSignature, resolveMapping, suggestColumns } from "#app/engine/intake/column-mapping.ts";
import { findManagerCycles } from "#app/engine/intake/manager-graph.ts";
import { guessKind } from "#app/engine/intake/guess-kind.ts";
import { withheldReason } from "#app/engine/intake/presets.ts";
import { findRemovablePeople } from "#app/engine/intake/removable-people.ts";
import { createTitleMatcher } from "#app/engine/intake/title-similarity.ts";
import { titleKey } from "#app/engine/intake/title-key.ts";
import { roleId } from "#app/engine/kernel/ids.ts";

describe("column mapping", () => {
  it.each([
    [["Employee No.", "Full Name", "Job Title", "Department"]],
    [["Personalnummer", "Mitarbeiter", "Stellenbezeichnung", "Abteilung"]],
    [["Matricule", "Nom complet", "Poste", "Département"]],
    [["Legajo", "Nombre completo", "Puesto", "Departamento"]],
  ])("is suggested from headings such as %j", (header) => {
    const columns = suggestColumns("people", header);
    expect(
      [columns["externalId"], columns["displayName"], columns["jobTitle"], columns["unit"]].map(
        (column) => column?.index,
      ),
    ).toEqual([0, 1, 2, 3]);
  });

  it("follows a heading to wherever it stands in the next file, and says when it is gone", () => {
    const mapping = { columns: suggestColumns("titles", ["Job Title", "Role"]), options: DEFAULT_OPTIONS };
    const moved = resolveMapping("titles", mapping, { header: ["Remark", "role", "JOB TITLE"], columnCount: 3 });
    expect(moved.ok && [...moved.value]).toEqual([
      ["title", 2],
      ["role", 1],
    ]);
    expect(resolveMapping("titles", mapping, { header: ["Role"], columnCount: 1 })).toMatchObject({
      ok: false,
      error: { kind: "column-missing", heading: "Job Title" },
    });
  });

  it("is remembered for files that differ only in the spelling of their headings", () => {
    const signature = fileSignature({ header: ["Employee No.", "NAME"], columnCount: 2 });
    expect(fileSignature({ header: ["employee_no", "Name"], columnCount: 2 })).toBe(signature);
    expect(fileSignature({ header: ["Name", "employee_no"], columnCount: 2 })).not.toBe(signature);
  });

  it("finds out what a file holds", () => {
    const kind = (...header: readonly string[]) => guessKind({ header, columnCount: header.length }, []);
    expect(kind("id", "name", "job title")).toBe("people");
    expect(kind("employee id", "skill", "level", "date")).toBe("ratings");
    expect(kind("employee id", "certificate", "skill", "level", "issued")).toBe("certificates");
    expect(kind("colour", "size")).toBeNull();
  });

  it("withholds what planning skills must not know, by heading in four languages", () => {
    const header = [
      "Geburtsdatum",
      "Sexo",
      "Salaire",
      "Marital Status",
      "SSN",
      "Hourly Rate",
      "Job Title",
      "Page",
      "Stage",
    ];
    const shape = { header, columnCount: header.length };
    expect(header.map((_, index) => withheldReason(shape, undefined, index) !== undefined)).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("manager rings", () => {
  it("are found once each, however they are entered", () => {
    const managers = new Map<string, string | null>([
      ["a", "b"],
      ["b", "c"],
      ["c", "b"],
      ["d", "d"],
      ["e", "a"],
      ["f", null],
      ["g", "nobody"],
    ]);
    expect(findManagerCycles(managers).map((cycle) => [...cycle].sort())).toEqual([["b", "c"], ["d"]]);
  });

  it("keep in place everybody above somebody who stays", () => {
    const free = { touched: false, referred: false, leads: false };
    const people = [
      { id: "1", managerId: null, ...free },
      { id: "2", managerId: "1", ...free },
      { id: "3", managerId: "2", ...free, referred: true },
      { id: "4", managerId: "2", ...free },
      { id: "5", managerId: "4", ...free },
    ];
    expect([...findRemovablePeople(people)]).toEqual(["4", "5"]);
  });
});

describe("title similarity", () => {
  const match = createTitleMatcher([
    {
      id: roleId("maintenance"),
      name: "AI maintenance technician",
      texts: ["AI maintenance technician", "Industrial machinery mechanics"],
    },
    {
      id: roleId("vision"),
      name: "Machine-vision inspection operator",
      texts: ["Machine-vision inspection operator", "Quality control inspectors"],
    },
  ]);

  it("proposes the role that shares the rarer words and names them", () => {
    const [best] = match("Maintenance Technicians - WC10");
    expect(best).toMatchObject({
      roleId: "maintenance",
      text: "AI maintenance technician",
      sharedWords: ["maintenance", "technician"],
    });
    expect(match("Quality Inspector")[0]).toMatchObject({ roleId: "vision", text: "Quality control inspectors" });
  });

  it("proposes nothing for a title that resembles none, and is sure only of an equal one", () => {
    expect(match("Chief Financial Officer")).toEqual([]);
    expect(match("ai MAINTENANCE technician")[0]?.similarity).toBeCloseTo(1, 9);
  });

  it("joins spellings of one title", () => {
    expect(titleKey("  Tool\u00a0 Designer ")).toBe(titleKey("tool designer"));
  });
});
