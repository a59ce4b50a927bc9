import { addFacts, addHeading, addParagraph } from "#app/integrations/pdf/pdf-blocks.server.ts";
import { finishReport, startReport, type PdfReport } from "#app/integrations/pdf/pdf-report.server.ts";
import { addTable } from "#app/integrations/pdf/pdf-table.server.ts";
import { STYLES } from "#app/integrations/pdf/pdf-text.server.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { EvidenceMarkKind } from "#app/engine/proficiency/evidence-standing.ts";
import type { EntryFate } from "#app/engine/proficiency/ledger-order.ts";
import type { MyData } from "./my-data-schema.ts";

/** How the pages call things. */
export interface MyDataWords {
  readonly kinds: Readonly<Record<EvidenceKind, string>>;
  /** Empty where an entry counts. */
  readonly fates: Readonly<Record<EntryFate, string>>;
  readonly marks: Readonly<Record<EvidenceMarkKind, string>>;
  readonly source: (sourceKind: string) => string;
  /** "22 Nov 2026", of a day or the day of an instant. */
  readonly day: (iso: string) => string;
  readonly page: (page: string) => string;
}

/** The download for reading and printing: every entry, check, lesson, sign-off, claim, message and look; no raw states. */
export async function writeMyDataPdf(data: MyData, words: MyDataWords): Promise<Uint8Array<ArrayBuffer>> {
  const head = {
    title: `What is held about ${data.person.name}`,
    about: `${data.organisation} · ${data.person.personnelNumber}`,
    asOf: `As of ${words.day(data.asOf)}`,
    madeAt: new Date(data.madeAt),
  };
  const report = startReport(head);
  addParagraph(
    report,
    "Everything that this product holds about one person, made for that person. The JSON download holds the same and, besides, what only a machine reads.",
    STYLES.note,
  );
  addPerson(report, data, words);
  addEstimates(report, data);
  addEntries(report, data, words);
  addLearning(report, data, words);
  addJudgements(report, data, words);
  addPlans(report, data, words);
  addLooks(report, data, words);
  return finishReport(report, head);
}

function addPerson(report: PdfReport, { person, account }: MyData, { day }: MyDataWords): void {
  addHeading(report, "You");
  const facts: readonly (readonly [string, string | null])[] = [
    ["Name", person.name],
    ["Personnel number", person.personnelNumber],
    ["E-mail", person.email ?? account.email],
    ["Badge number", account.badgeNumber],
    ["Job title", person.jobTitle],
    ["Unit", person.unit],
    ["Station", person.station],
    ["Shift", person.shift],
    ["Manager", person.manager],
    ["Role", person.role],
    ["Target role", person.targetRole],
    ["Started on", person.startedOn === null ? null : day(person.startedOn)],
    ["Extra time in checks", person.extraTimePercent === 0 ? null : `${String(person.extraTimePercent)} %`],
    ["Inferred from the job", person.inferenceOff ? "No, switched off" : "Starting points of the role"],
    ["Roles held here", account.roles.map(({ role, unit }) => `${role}, ${unit}`).join("; ") || null],
    ["Notices read", account.notices.map(({ version, readAt }) => `${version} on ${day(readAt)}`).join("; ") || null],
  ];
  addFacts(
    report,
    facts.flatMap(([term, value]) => (value === null ? [] : [[term, value] as const])),
  );
}

const level = (value: number | null): string => (value === null ? "" : value.toFixed(1));

function addEstimates(report: PdfReport, { estimates }: MyData): void {
  const known = estimates.filter((estimate) => estimate.level !== null);
  addHeading(report, "What is worked out from your entries");
  addParagraph(
    report,
    `${String(known.length)} of ${String(estimates.length)} skills; the others are not measured. The range holds with a chance of 80 %.`,
    STYLES.note,
  );
  addTable(
    report,
    [
      { head: "Skill", share: 6 },
      { head: "Level", share: 1, numeric: true },
      { head: "From", share: 1, numeric: true },
      { head: "To", share: 1, numeric: true },
      { head: "State", share: 2 },
    ],
    known.map((row) => [
      row.skillName,
      level(row.level),
      level(row.low),
      level(row.high),
      row.status === "expired" ? "Expired" : "Measured or rated",
    ]),
  );
}

function addEntries(report: PdfReport, { entries }: MyData, words: MyDataWords): void {
  addHeading(report, `Entries (${String(entries.length)}), newest first`);
  addTable(
    report,
    [
      { head: "Date", share: 1.5 },
      { head: "Kind and source", share: 2.6 },
      { head: "Skills with level", share: 3.6 },
      { head: "Weight", share: 1.1, numeric: true },
      { head: "Standing and remarks", share: 3 },
    ],
    entries.map((entry) => [
      words.day(entry.effectiveOn),
      kindCell(entry, words),
      entry.skills.map((skill) => `${skill.name} ${level(skill.level)}`).join("; "),
      entry.weightToday === null ? "none" : `${String(Math.round(entry.weightToday * 100))} %`,
      standingCell(entry, words),
    ]),
  );
}

type Entry = MyData["entries"][number];

function kindCell({ kind, sourceKind, enteredBy, ratedBy }: Entry, words: MyDataWords): string {
  const parts = [words.kinds[kind as EvidenceKind], words.source(sourceKind)];
  if (ratedBy !== null) parts.push(`by ${ratedBy}`);
  if (enteredBy !== null && enteredBy !== ratedBy) parts.push(`entered by ${enteredBy}`);
  return parts.join("\n");
}

function standingCell(
  { standing, expiresOn, label, note, answer, decidedBy, marks }: Entry,
  words: MyDataWords,
): string {
  const parts = [words.fates[standing as EntryFate] || "Counts"];
  if (expiresOn !== null) parts.push(`until ${words.day(expiresOn)}`);
  if (label !== null) parts.push(label);
  if (note !== null) parts.push(`“${note}”`);
  if (answer !== null) parts.push(`Question ${answer.item}, ${String(answer.score)} points, ${answer.confidence}`);
  for (const { kind, reason, recordedAt, by } of marks) {
    const who = by === null ? "" : `, by ${by}`;
    parts.push(`${words.day(recordedAt)}: ${words.marks[kind as EvidenceMarkKind]}${who}. ${reason}`);
  }
  if (decidedBy !== null) parts.push(`To be decided by ${words.day(decidedBy)}`);
  return parts.join("\n");
}

function addLearning(report: PdfReport, { checks, lessons, reviews, uses }: MyData, { day }: MyDataWords): void {
  addSection(
    report,
    "Checks",
    [
      { head: "Started", share: 2 },
      { head: "Skill", share: 4 },
      { head: "State", share: 2 },
      { head: "Answers", share: 1, numeric: true },
    ],
    checks.map((check) => [day(check.startedAt), check.skill, check.status, String(check.answers.length)]),
  );
  addSection(
    report,
    "Lessons",
    [
      { head: "Started", share: 2 },
      { head: "Lesson", share: 5 },
      { head: "Finished", share: 2 },
    ],
    lessons.map((run) => [day(run.startedAt), run.title, run.completedAt === null ? "Not yet" : day(run.completedAt)]),
  );
  addSection(
    report,
    "Facts in review",
    [
      { head: "Lesson", share: 4 },
      { head: "Fact", share: 4 },
      { head: "Due", share: 2 },
    ],
    reviews.map(({ lesson, card, dueAt }) => [lesson, card, day(dueAt)]),
  );
  addSection(
    report,
    "Days of use at work",
    [
      { head: "Day", share: 2 },
      { head: "Skill", share: 5 },
      { head: "Noted by", share: 2 },
    ],
    uses.map(({ usedOn, skill, recordedBy }) => [day(usedOn), skill, recordedBy ?? ""]),
  );
}

function addJudgements(report: PdfReport, { signOffs, priorLearning }: MyData, { day }: MyDataWords): void {
  addSection(
    report,
    "Sign-offs at work",
    [
      { head: "Asked", share: 2 },
      { head: "Skill and level", share: 4 },
      { head: "State", share: 2 },
      { head: "Assessor", share: 2 },
      { head: "Note", share: 3 },
    ],
    signOffs.map((row) => [
      day(row.requestedAt),
      `${row.skill}, ${String(row.level)}`,
      row.status,
      row.signedBy ?? row.assessor ?? "",
      row.note ?? "",
    ]),
  );
  addSection(
    report,
    "Prior learning handed in",
    [
      { head: "Handed in", share: 2 },
      { head: "Skill and level", share: 3 },
      { head: "What", share: 4 },
      { head: "Files", share: 3 },
      { head: "Decision", share: 3 },
    ],
    priorLearning.map((claim) => [
      day(claim.submittedAt),
      `${claim.skill}, ${String(claim.level)}`,
      [claim.description, claim.issuer, claim.link].filter((part) => part !== null).join("\n"),
      claim.files.map(({ name }) => name).join("\n"),
      [claim.status, claim.decidedBy, claim.reason].filter((part) => part !== null).join("\n"),
    ]),
  );
}

function addPlans(report: PdfReport, { path, assignments, messages, changes }: MyData, { day }: MyDataWords): void {
  addHeading(report, "Path, requests and changes");
  addFacts(report, [
    ["Learning path", path.wish === null ? "None set" : `Set, ${String(path.versions.length)} versions planned`],
    ["Asked to do", `${String(assignments.length)}, in full in the JSON download`],
    ["Messages", String(messages.length)],
    ["Changes noted", `${String(changes.length)}, in full in the JSON download`],
  ]);
  addSection(
    report,
    "Messages",
    [
      { head: "Day", share: 2 },
      { head: "About", share: 3 },
      { head: "Read", share: 2 },
    ],
    messages.map(({ createdAt, kind, readAt }) => [day(createdAt), kind, readAt === null ? "Not yet" : day(readAt)]),
  );
}

function addLooks(report: PdfReport, { looks }: MyData, { day, page }: MyDataWords): void {
  addHeading(report, "Who opened your record");
  if (looks.length === 0) {
    addParagraph(report, "Nobody but you.");
    return;
  }
  addTable(
    report,
    [
      { head: "Day", share: 2 },
      { head: "Who", share: 3 },
      { head: "What they opened", share: 4 },
      { head: "Times", share: 1, numeric: true },
    ],
    looks.map((look) => [
      day(look.day),
      look.who ?? "An account that no longer exists",
      page(look.page),
      String(look.times),
    ]),
  );
}

/** A table under its heading, or that there is nothing. */
function addSection(
  report: PdfReport,
  title: string,
  columns: Parameters<typeof addTable>[1],
  rows: readonly (readonly string[])[],
): void {
  addHeading(report, `${title} (${String(rows.length)})`);
  if (rows.length === 0) addParagraph(report, "None.");
  else addTable(report, columns, rows);
}
