import { addHeading, addParagraph } from "#app/integrations/pdf/pdf-blocks.server.ts";
import { finishReport, startReport, type PdfReport } from "#app/integrations/pdf/pdf-report.server.ts";
import { addTable } from "#app/integrations/pdf/pdf-table.server.ts";
import { STYLES } from "#app/integrations/pdf/pdf-text.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { UseCaseStatus } from "#app/engine/scaling/use-case.ts";
import type { DossierTemplate } from "./dossier-template.server.ts";
import type { LiteracyStanding } from "./literacy.ts";
import type { Dossier, DossierSystem } from "./load-dossier.server.ts";

/** How the pages say things. */
export interface DossierWords {
  readonly day: (day: PlainDate) => string;
  readonly count: (value: number) => string;
  readonly statuses: Readonly<Record<UseCaseStatus, string>>;
  readonly standings: Readonly<Record<LiteracyStanding, string>>;
}

/** The dossier for reading and printing: the words of the organisation, then system by system. */
export async function writeDossier(
  dossier: Dossier,
  template: DossierTemplate,
  words: DossierWords,
  madeAt: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const version = template.version === 0 ? "starting template" : `template version ${words.count(template.version)}`;
  const head = {
    title: "AI literacy dossier",
    about: `${dossier.organisation} · ${version} of ${words.day(template.effectiveOn)}`,
    asOf: `Data of ${words.day(dossier.asOf)}`,
    madeAt,
  };
  const report = startReport(head);
  for (const paragraph of template.text.split(/\n\s*\n/)) addParagraph(report, paragraph.trim());
  addParagraph(
    report,
    `Framework ${dossier.framework}. Counts about fewer than ${words.count(dossier.smallest)} people are withheld, and with them what would give them away.`,
    STYLES.note,
  );
  if (dossier.systems.length === 0) addParagraph(report, "No AI system is in use or being tried out.");
  for (const system of dossier.systems) addSystem(report, system, words);
  return finishReport(report, head);
}

function addSystem(report: PdfReport, system: DossierSystem, words: DossierWords): void {
  const { count, standings, statuses } = words;
  addHeading(report, `${system.code} ${system.name}`);
  addParagraph(report, `${system.siteName}. ${statuses[system.status]}.`, STYLES.note);
  const shown = (value: number | undefined): string => (value === undefined ? "withheld" : count(value));
  if (system.roles.length === 0) addParagraph(report, "No role is named for it yet.");
  else
    addTable(
      report,
      [
        { head: "Role and what it asks", share: 4 },
        { head: "Level", share: 1, numeric: true },
        { head: standings.has, share: 1.2, numeric: true },
        { head: standings.lacks, share: 1.2, numeric: true },
        { head: standings.notMeasured, share: 1.4, numeric: true },
      ],
      system.roles.flatMap(({ roleName, people, overall, skills }) => [
        [
          `${roleName}: ${people === null ? "too few people to show" : `${count(people)} people`}`,
          "all",
          ...(skills.length === 0
            ? ["nothing asked"]
            : [shown(overall?.has), shown(overall?.lacks), shown(overall?.notMeasured)]),
        ],
        ...skills.map(({ skillName, level, counts }) => [
          `– ${skillName}`,
          count(level),
          ...[shown(counts?.has), shown(counts?.lacks), shown(counts?.notMeasured)],
        ]),
      ]),
    );
  addUsers(report, system, words);
}

function addUsers(report: PdfReport, { users }: DossierSystem, { day, count, standings }: DossierWords): void {
  const { counts, people } = users;
  const all = counts === null ? 0 : counts.has + counts.lacks + counts.notMeasured;
  addParagraph(
    report,
    counts === null
      ? "People who use it today: withheld, too few."
      : all === 0
        ? "People who use it today: nobody has been entered."
        : `People who use it today: ${count(all)}. ${standings.has}: ${count(counts.has)}. ${standings.lacks}: ${count(counts.lacks)}. ${standings.notMeasured}: ${count(counts.notMeasured)}.`,
    STYLES.strong,
  );
  const open = people.filter(({ standing }) => standing !== "has");
  if (open.length === 0) return;
  addTable(
    report,
    [
      { head: "Uses it without what is asked", share: 2.4 },
      { head: "Since", share: 1.2 },
      { head: "Open", share: 4 },
    ],
    open.map(({ name, since, open: needs }) => [name, day(since), needs.join(", ")]),
  );
}
