import { addHeading, addParagraph } from "#app/integrations/pdf/pdf-blocks.server.ts";
import { addBandCharts } from "#app/integrations/pdf/pdf-band-chart.server.ts";
import { finishReport, needRoom, startReport, type PdfReport } from "#app/integrations/pdf/pdf-report.server.ts";
import { addTable } from "#app/integrations/pdf/pdf-table.server.ts";
import { STYLES } from "#app/integrations/pdf/pdf-text.server.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { invariant } from "#app/engine/kernel/invariant.ts";
import { DIMENSIONS, type Dimension } from "#app/engine/scaling/indicators.ts";
import type { Mark } from "#app/engine/scaling/scorecard.ts";
import type { BoardReport, ReportForecast, ReportPlan } from "./board-report.ts";

/** How the page says things. */
export interface BoardReportWords {
  readonly day: (day: PlainDate) => string;
  /** Heads, with one decimal. */
  readonly heads: (value: number) => string;
  readonly count: (value: number) => string;
  readonly chance: (share: number) => string;
  readonly quarter: (label: string) => string;
  readonly marks: Readonly<Record<Mark, string>>;
  readonly dimensions: Readonly<Record<Dimension, string>>;
  /** What stands under the numbers, in the order in which it is read. */
  readonly method: (report: BoardReport) => readonly (readonly [term: string, value: string])[];
}

/** Names come from customers and may be of any length; two pages may not. */
const clip = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** The report on two A4 pages: where the company stands and what is coming, then what was planned and what to do. */
export async function writeBoardReport(
  report: BoardReport,
  words: BoardReportWords,
  madeAt: Date,
): Promise<Uint8Array<ArrayBuffer>> {
  const head = {
    title: `Board report, looking ahead to ${words.quarter(report.quarter)}`,
    about: clip(report.scope === report.organisation ? report.scope : `${report.organisation} · ${report.scope}`, 80),
    asOf: `Data of ${words.day(report.asOf)}`,
    madeAt,
  };
  const pdf = startReport(head);
  addScorecard(pdf, report, words);
  addForecast(pdf, report, words);
  needRoom(pdf, pdf.doc.page.height);
  addPlan(pdf, report.plan, words);
  addDecisions(pdf, report, words);
  addActions(pdf, report, words);
  addHeading(pdf, "How the numbers were made");
  for (const [term, value] of words.method(report)) addParagraph(pdf, `${term}: ${value}`, STYLES.note);
  invariant(pdf.doc.bufferedPageRange().count === 2, "a board report has two pages");
  return finishReport(pdf, head);
}

function addScorecard(pdf: PdfReport, { scorecard }: BoardReport, words: BoardReportWords): void {
  addHeading(pdf, "Readiness to scale AI");
  const { sites, others } = scorecard;
  if (sites.length === 0) {
    addParagraph(pdf, "There is no site to report on.");
    return;
  }
  const cell = (mark: Mark, score: number | null): string =>
    score === null ? words.marks[mark] : `${words.count(score)} ${words.marks[mark].toLowerCase()}`;
  addTable(
    pdf,
    [
      { head: "Site", share: 3, mostLines: 1 },
      { head: "Its lowest", share: 2.5, mostLines: 1 },
      ...DIMENSIONS.map((dimension) => ({ head: words.dimensions[dimension], share: 1.55, mostLines: 1 })),
    ],
    sites.map(({ name, lowest, dimensions }) => [
      name,
      lowest === null ? words.marks.unknown : words.dimensions[lowest],
      ...DIMENSIONS.map((dimension) => {
        const own = dimensions.find((entry) => entry.dimension === dimension);
        return cell(own?.mark ?? "unknown", own?.score ?? null);
      }),
    ]),
  );
  if (others !== null)
    addParagraph(
      pdf,
      `Further sites: ${(["low", "fair", "good", "unknown"] as const)
        .map((mark) => `${words.count(others[mark])} ${words.marks[mark].toLowerCase()}`)
        .join(", ")}.`,
      STYLES.note,
    );
}

function addForecast(pdf: PdfReport, { forecast, quarter }: BoardReport, words: BoardReportWords): void {
  addHeading(pdf, "The largest gaps ahead");
  const { roles } = forecast;
  addParagraph(pdf, remarks(forecast, quarter, words), STYLES.note);
  if (roles.length === 0) return;
  addBandCharts(
    pdf,
    roles.map(({ name, needed, ready, chanceShort, band }) => ({
      title: name,
      notes: [
        `Needed ${words.heads(needed)}, ready ${words.heads(ready)} in ${words.quarter(quarter)}`,
        `Chance of a gap: ${words.chance(chanceShort)}`,
      ],
      points: band.map(({ quarter: label, ...values }) => ({ label: words.quarter(label), ...values })),
    })),
    words.heads,
  );
  addTable(
    pdf,
    [{ head: "Gap in heads", share: 1 }, ...roles.map(({ name }) => ({ head: clip(name, 40), share: 2 }))],
    (roles[0]?.band ?? []).map(({ quarter: label }, at) => [
      at === 0 ? `${words.quarter(label)}, today` : words.quarter(label),
      ...roles.map(({ band }) => {
        const { low = 0, middle = 0, high = 0 } = band[at] ?? {};
        return `${words.heads(middle)} (${words.heads(low)} to ${words.heads(high)})`;
      }),
    ]),
  );
}

function remarks({ roles, moreShort, withheld }: ReportForecast, quarter: string, words: BoardReportWords): string {
  const first =
    roles.length === 0
      ? `No role is expected to be short in ${words.quarter(quarter)}.`
      : "Heads needed less heads ready. In brackets, and shaded, the band that holds four of five simulated futures.";
  const rest = moreShort === 0 ? "" : ` Further roles with a gap: ${words.count(moreShort)}.`;
  const hidden = withheld === 0 ? "" : ` Withheld, too few people: ${words.count(withheld)}.`;
  return `${first}${rest}${hidden}`;
}

function addPlan(pdf: PdfReport, plan: ReportPlan | null, words: BoardReportWords): void {
  addHeading(pdf, "Plan against today");
  if (plan === null) {
    addParagraph(pdf, "No forecast has been adopted as a planning base yet, so there is nothing to compare with.");
    return;
  }
  const { name, asOf, adoptedBy, quarter, came, rows } = plan;
  const by = adoptedBy === null ? "" : ` by ${clip(adoptedBy, 40)}`;
  addParagraph(
    pdf,
    `Planned on: "${clip(name, 60)}", data of ${words.day(asOf)}, adopted${by}. Gaps in heads for ${words.quarter(quarter)}.`,
    STYLES.note,
  );
  addParagraph(
    pdf,
    came === null
      ? "No quarter of it has passed yet."
      : `${words.quarter(came.quarter)} has passed: ${words.count(came.inside)} of ${words.count(came.cells)} groups came out inside the band that was expected.`,
    STYLES.note,
  );
  if (rows.length === 0) return;
  addTable(
    pdf,
    [
      { head: "Role", share: 4, mostLines: 1 },
      { head: "Gap as planned (band)", share: 3, numeric: true },
      { head: "Expected today", share: 2, numeric: true },
      { head: "Change", share: 2, numeric: true },
    ],
    rows.map(({ name: role, planned, low, high, today, change }) => [
      role,
      `${words.heads(planned)} (${words.heads(low)} to ${words.heads(high)})`,
      words.heads(today),
      words.heads(change),
    ]),
  );
}

function addDecisions(pdf: PdfReport, { decisions }: BoardReport, words: BoardReportWords): void {
  if (decisions.length === 0) {
    addParagraph(pdf, "No plan to train, move, hire or borrow has been decided yet.", STYLES.note);
    return;
  }
  const shown = (value: number | null): string => (value === null ? "withheld" : words.count(value));
  addTable(
    pdf,
    [
      { head: "Decided plan", share: 3, mostLines: 1 },
      { head: "For", share: 3.4, mostLines: 1 },
      { head: "Decided by", share: 2, mostLines: 1 },
      { head: "Ready, planned", share: 1.6, numeric: true },
      { head: "Today", share: 1.1, numeric: true },
      { head: "Late", share: 0.8, numeric: true },
    ],
    decisions.map(({ name, about, decidedBy, planned, ready, late }) => [
      name,
      about,
      decidedBy ?? "",
      shown(planned),
      shown(ready),
      words.count(late),
    ]),
  );
}

function addActions(pdf: PdfReport, { actions }: BoardReport, words: BoardReportWords): void {
  addHeading(pdf, "Top five actions");
  if (actions.length === 0) {
    addParagraph(pdf, "Nothing known asks for an action: enter readings on the scorecard and use cases first.");
    return;
  }
  addTable(
    pdf,
    [
      { head: "", share: 0.4 },
      { head: "What", share: 6, mostLines: 2 },
      { head: "Where", share: 2.4, mostLines: 2 },
      { head: "Owner", share: 2, mostLines: 2 },
      { head: "Due", share: 1.5 },
    ],
    actions.map(({ text, about, owner, dueOn }, at) => [
      words.count(at + 1),
      text,
      about,
      owner ?? "no owner",
      dueOn === null ? "no date" : words.day(dueOn),
    ]),
  );
}
