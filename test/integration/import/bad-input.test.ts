import ExcelJS from "exceljs";
import iconv from "iconv-lite";
import { deflateRawSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";

import { database } from "#app/data/db.server.ts";
import { stopJobs } from "#app/data/jobs.server.ts";
import { changeImportFormat, mapImport } from "#app/services/map-import.server.ts";
import { loadImport } from "#app/services/load-import.server.ts";
import { stageImport } from "#app/services/stage-import.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { withDatabase } from "../database.ts";
import { apply, check, makeOrg, rejections, runCheck } from "./import-run.ts";
import { makeZip } from "./make-zip.ts";

withDatabase();
afterAll(() => stopJobs());

async function* bytes(content: Buffer): AsyncGenerator<Uint8Array> {
  yield content;
  await Promise.resolve();
}

async function refusal(org: OrgId, content: Buffer): Promise<string> {
  const staged = await stageImport({ orgId: org, actorId: null, kind: "people", fileName: "f", bytes: bytes(content) });
  return staged.ok ? "not refused" : staged.error.message;
}

async function names(org: OrgId): Promise<readonly string[]> {
  const people = await database().person.findMany({ where: { orgId: org }, orderBy: { externalId: "asc" } });
  return people.map((person) => person.displayName);
}

describe("text files in any dress", () => {
  it("asks for the encoding of a file that is not Unicode and then reads it right", async () => {
    const org = await makeOrg();
    const content = iconv.encode("Personalnummer;Name\r\n1;Jürgen Groß\r\n2;Željko\r\n", "windows-1250");
    const staged = await stageImport({
      orgId: org,
      actorId: null,
      kind: "people",
      fileName: "p.csv",
      bytes: bytes(content),
    });
    if (!staged.ok) throw new Error(staged.error.message);
    const { importId } = staged.value;
    expect((await loadImport(org, importId))?.previewProblem).toContain("Say in which encoding");
    await changeImportFormat(org, importId, { format: { encoding: "windows-1250" } });
    const page = await loadImport(org, importId);
    expect(page?.preview?.columns.map((column) => column.samples[1])).toEqual(["2", "Željko"]);
    await mapImport(org, importId, page?.preview?.mapping ?? { columns: {}, options: undefined as never });
    await runCheck(org, importId);
    await apply(org, importId);
    expect(await names(org)).toEqual(["Jürgen Groß", "Željko"]);
  });

  it.each([
    ["UTF-8 with a byte-order mark", Buffer.from("\uFEFFid,name\n1,Zoë\n")],
    ["UTF-16 with a byte-order mark", Buffer.from("\uFEFFid\tname\r\n1\tZoë\r\n", "utf16le")],
    ["UTF-16 without one", Buffer.from("id,name\r\n1,Zoë\r\n", "utf16le")],
    ["semicolons and old Mac line ends", Buffer.from("id;name\r1;Zoë\r")],
    ["pipes", Buffer.from("id|name\n1|Zoë\n")],
  ])("reads %s without being told", async (_what, content) => {
    const org = await makeOrg();
    const { importId } = await check(org, "people", content);
    await apply(org, importId);
    expect(await names(org)).toEqual(["Zoë"]);
  });

  it("keeps newlines and delimiters inside quotes, and counts rows as a spreadsheet does", async () => {
    const org = await makeOrg();
    const { importId, counts } = await check(
      org,
      "people",
      'id,name,job title\n1,"Ann, the\n""first""",Fitter\n\n3,,Fitter\n4,Dee,Fitter\n',
    );
    expect(counts).toMatchObject({ rows: 3, added: 2, rejected: 1 });
    expect([...(await rejections(org, importId)).keys()]).toEqual([4]);
    await apply(org, importId);
    expect(await names(org)).toEqual(['Ann, the\n"first"', "Dee"]);
  });

  it("refuses an empty file, one of blanks, one without rows and one whose quote never closes, and keeps nothing", async () => {
    const org = await makeOrg();
    expect(await refusal(org, Buffer.alloc(0))).toContain("The file is empty");
    expect(await refusal(org, Buffer.from("\n\n  \n"))).toContain("The file is empty");
    expect(await refusal(org, Buffer.from([0, 1, 2, 3, 0, 0, 0, 7, 0, 1, 2, 3]))).toContain(
      "neither text nor an Excel workbook",
    );
    await expect(check(org, "people", "id,name\n")).rejects.toThrow("no row of data");
    await expect(check(org, "people", 'id,name\n1,Ann\n2,"Bob\n3,Cee\n')).rejects.toThrow("never closed");
    expect(await names(org)).toEqual([]);
  });
});

describe("rows that cannot be right", () => {
  it("names the first of two rows with one id", async () => {
    const org = await makeOrg();
    const { importId, counts } = await check(org, "people", "id,name\n7,Ann\n8,Bob\n7,Anna\n");
    expect(counts).toMatchObject({ added: 2, rejected: 1 });
    expect((await rejections(org, importId)).get(4)).toContain("stands in row 2 already");
  });

  it("names a ring of managers and takes the rest", async () => {
    const org = await makeOrg();
    const { importId, counts } = await check(
      org,
      "people",
      "id,name,manager\n1,Ann,3\n2,Bob,1\n3,Cee,2\n4,Dee,\n5,Eve,4\n6,Fay,1\n7,Gus,99\n8,Hal,8\n",
    );
    const reasons = await rejections(org, importId);
    for (const row of [2, 3, 4]) expect(reasons.get(row)).toMatch(/round in a ring: \d → \d → \d → \d/);
    expect(reasons.get(7)).toContain("Manager 1 (row 2) is rejected");
    expect(reasons.get(8)).toContain("Manager 99 is neither in this file nor known");
    expect(reasons.get(9)).toContain("named as their own manager");
    expect(counts).toMatchObject({ added: 2, rejected: 6 });
  });

  it("sees a ring that closes only together with what is stored", async () => {
    const org = await makeOrg();
    await apply(org, (await check(org, "people", "id,name,manager\n1,Ann,\n2,Bob,1\n3,Cee,2\n")).importId);
    const { importId, counts } = await check(org, "people", "id,name,manager\n1,Ann,3\n");
    expect(counts).toMatchObject({ rejected: 1, changed: 0 });
    expect((await rejections(org, importId)).get(2)).toContain("ring");
  });

  it("refuses unknown units and shifts, and makes missing units only when told to", async () => {
    const org = await makeOrg();
    const file = "id,name,department,shift\n1,Ann,Press shop,\n2,Bob,,Early\n";
    const refused = await check(org, "people", file);
    const reasons = await rejections(org, refused.importId);
    expect(reasons.get(2)).toBe("Unit “Press shop” is not known. Import units first, or let missing units be created.");
    expect(reasons.get(3)).toContain("Shift “Early” is not known");
    const made = await check(org, "people", file, { createUnits: true });
    expect(made.counts).toMatchObject({ added: 1, rejected: 1 });
    await apply(org, made.importId);
    const ann = await database().person.findFirstOrThrow({
      where: { orgId: org },
      include: { orgUnit: { include: { parent: true } } },
    });
    expect(ann.orgUnit).toMatchObject({
      name: "Press shop",
      kind: "department",
      path: "/1/2/",
      parent: { kind: "organisation" },
    });
  });

  it("rejects days that do not exist and days that read two ways", async () => {
    const org = await makeOrg();
    const { importId } = await check(
      org,
      "people",
      "id,name,hire date\n1,A,2025-02-30\n2,B,31.04.2025\n3,C,03/04/2025\n4,D,soon\n5,E,0001-01-01\n6,F,2024-02-29\n",
    );
    const reasons = await rejections(org, importId);
    expect(reasons.get(2)).toContain("does not exist");
    expect(reasons.get(3)).toContain("does not exist");
    expect(reasons.get(4)).toContain("can be read as day/month or month/day");
    expect(reasons.get(5)).toContain("is not a date that can be read");
    expect(reasons.get(6)).toContain("not a believable date");
    expect(reasons.has(7)).toBe(false);
  });

  it("learns the order of a column from its own unequivocal dates", async () => {
    const org = await makeOrg();
    const { importId } = await check(org, "people", "id,name,hire date\n1,A,03/04/2025\n2,B,25/12/2024\n");
    await apply(org, importId);
    const first = await database().person.findFirstOrThrow({ where: { orgId: org, externalId: "1" } });
    expect(first.startedOn).toEqual(new Date("2025-04-03"));
  });

  it("rejects the row of a cell of 10 MB by its number and takes the others", async () => {
    const org = await makeOrg();
    const { importId, counts } = await check(
      org,
      "people",
      `id,name,remark\n1,Ann,fine\n2,Bob,"${"x".repeat(10_485_760)}"\n3,Cee,fine\n`,
    );
    expect(counts).toMatchObject({ rows: 3, added: 2, rejected: 1 });
    expect((await rejections(org, importId)).get(3)).toContain("column 3 holds 10.0 MB; at most 32 kB are read");
  });

  it("says which required column is missing before it reads anything", async () => {
    await expect(check(await makeOrg(), "people", "colour,size\nred,3\n")).rejects.toThrow("Employee number");
  });

  it("does not read columns that skill planning must not know", async () => {
    const org = await makeOrg();
    await expect(
      check(org, "people", "id,Birth Date,dept\n1,1980-02-03,A\n", {}, { externalId: 0, displayName: 1 }),
    ).rejects.toThrow("birth date");
    const kept = await check(org, "people", "id,name,Gender,Salary\n1,Ann,F,99123\n");
    const page = await loadImport(org, kept.importId);
    expect(page?.preview?.columns.map((column) => column.withheld)).toEqual([null, null, "gender", "pay"]);
    expect(JSON.stringify(page?.preview)).not.toContain("99123");
  });
});

describe("workbooks", () => {
  async function workbook(rows: readonly (readonly ExcelJS.CellValue[])[]): Promise<Buffer> {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("People");
    for (const row of rows) sheet.addRow([...row]);
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  it("brings typed dates and numbers, and rejects the row of a mapped formula instead of computing it", async () => {
    const org = await makeOrg();
    const content = await workbook([
      ["id", "name", "hire date", "bonus"],
      [1, "Ann", new Date("2020-02-29T00:00:00Z"), { formula: "1+1", result: 2 }],
      [2, { formula: 'HYPERLINK("http://example.com","Bob")', result: "Bob" }, null, 3],
      [3, { richText: [{ text: "Ce" }, { text: "e" }] }, "2021-01-05", 4],
    ]);
    const { importId, counts } = await check(org, "people", content);
    expect(counts).toMatchObject({ rows: 3, added: 2, rejected: 1 });
    expect((await rejections(org, importId)).get(3)).toContain("Cell B3 holds a formula");
    await apply(org, importId);
    const people = await database().person.findMany({ where: { orgId: org }, orderBy: { externalId: "asc" } });
    expect(
      people.map(({ externalId, displayName, startedOn }) => [
        externalId,
        displayName,
        startedOn?.toISOString().slice(0, 10),
      ]),
    ).toEqual([
      ["1", "Ann", "2020-02-29"],
      ["3", "Cee", "2021-01-05"],
    ]);
  });

  it("refuses a zip bomb whatever its directory claims, in little time and memory", async () => {
    const org = await makeOrg();
    const size = 200 * 1024 * 1024;
    const packed = deflateRawSync(Buffer.alloc(size), { level: 6 });
    const bomb = makeZip([
      { name: "xl/workbook.xml", packed: deflateRawSync(Buffer.from("<workbook/>")), claimedSize: 11 },
      { name: "xl/worksheets/sheet1.xml", packed, claimedSize: 1000 },
    ]);
    expect(bomb.length).toBeLessThan(1_000_000);
    const before = process.memoryUsage().rss;
    expect(await refusal(org, bomb)).toContain("unpacks to far more than its size");
    expect((process.memoryUsage().rss - before) / 1_048_576).toBeLessThan(100);
    const crowd = makeZip(
      Array.from({ length: 1500 }, (_, n) => ({
        name: `f${String(n)}`,
        packed: deflateRawSync(Buffer.from("x")),
        claimedSize: 1,
      })),
    );
    expect(await refusal(org, crowd)).toContain("holds 1500 parts");
    expect(await database().importRun.count({ where: { orgId: org } })).toBe(0);
  });

  it("refuses an archive that is no workbook, a damaged one and an old binary one", async () => {
    const org = await makeOrg();
    expect(
      await refusal(org, makeZip([{ name: "a.txt", packed: deflateRawSync(Buffer.from("x")), claimedSize: 1 }])),
    ).toContain("not an Excel workbook");
    const whole = await workbook([
      ["id", "name"],
      [1, "Ann"],
    ]);
    expect(await refusal(org, whole.subarray(0, whole.length - 200))).toContain("damaged");
    expect(await refusal(org, Buffer.from("d0cf11e0a1b11ae1", "hex"))).toContain("old (.xls)");
  });
});
