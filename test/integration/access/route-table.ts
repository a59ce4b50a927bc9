/**
 * Who may load each page and send each form, written down by hand and apart from the permission table of the product.
 * A route that is not in here fails the walk.
 */
export type Who = "anybody" | "signed-in" | "people" | readonly Role[];
export type Role = "team-lead" | "ld-manager" | "hr-planner" | "author" | "admin" | "auditor";

export interface Expectation {
  /** Null: the route has no such function. */
  readonly loader: Who | null;
  readonly action: Who | null;
  /** What those who may load it get; 200 when left out. */
  readonly status?: number;
}

const individuals: readonly Role[] = ["team-lead", "ld-manager", "auditor"];
const raters: readonly Role[] = ["team-lead", "ld-manager"];
const totals: readonly Role[] = ["team-lead", "ld-manager", "hr-planner", "auditor"];
const planners: readonly Role[] = ["ld-manager", "hr-planner", "auditor"];
const importers: readonly Role[] = ["ld-manager", "admin"];
const catalogueReaders: readonly Role[] = [...planners, "author"];
const badgePrinters: readonly Role[] = ["team-lead", "ld-manager", "admin"];
const auditReaders: readonly Role[] = ["admin", "auditor"];

const reads = (loader: Who, status = 200): Expectation => ({ loader, action: null, status });
const sends = (action: Who): Expectation => ({ loader: null, action });

export const ROUTE_TABLE: Readonly<Record<string, Expectation>> = {
  "../root": reads("anybody"),
  $: reads("anybody", 404),
  _index: reads("anybody", 302),
  "api.health": reads("anybody"),
  theme: sends("anybody"),
  "sign-out": { loader: "anybody", action: "anybody", status: 302 },
  _auth: reads("anybody"),
  "_auth.sign-in": { loader: "anybody", action: "anybody" },
  "_auth.badge": { loader: "anybody", action: "anybody" },
  "badge.device": sends("anybody"),
  offline: reads("anybody"),
  _app: { loader: null, action: null },
  "_app.welcome": { loader: "signed-in", action: "signed-in" },
  "_app.device": reads("signed-in"),
  "_app.kiosk._index": reads("people"),
  "_app.kiosk.alive": sends("signed-in"),
  "_app.me._index": reads("people"),
  "_app.me.role": { loader: "people", action: "people" },
  "_app.me.path._index": { loader: "people", action: "people" },
  "_app.me.path.plan": { loader: "people", action: "people" },
  "_app.me.path.shape": { loader: "people", action: "people", status: 400 },
  "_app.me.path.least": reads("people"),
  "_app.me.path.calendar[.]ics": reads("people", 404),
  "_app.assign": { loader: raters, action: raters, status: 404 },
  "_app.explore": { loader: "people", action: "people" },
  "_app.me.rate": { loader: "people", action: "people" },
  "_app.me.disputes": sends("people"),
  "_app.me.changes": reads("people"),
  "_app.me.currency": { loader: "people", action: "people" },
  "_app.me.stations": reads("people"),
  "_app.currency": { loader: ["ld-manager"], action: ["ld-manager"] },
  "_app.people.$personId.uses": sends(raters),
  "_app.stations.$stationId.gate": reads(individuals, 404),
  "_app.me.record": reads("people"),
  "_app.me.privacy._index": { loader: "people", action: "people" },
  "_app.me.privacy.data": reads("people"),
  "_app.account.security": { loader: "signed-in", action: "signed-in" },
  "_app.disputes": reads(raters),
  "_app.checks._index": reads("people"),
  "_app.checks.new.$skillId": { loader: "people", action: "people" },
  "_app.checks.$checkId._index": { loader: "people", action: "people" },
  "_app.checks.$checkId.answers": sends("people"),
  "_app.checks.$checkId.result": reads("people", 302),
  "_app.checks.$checkId.figures.$": reads("people", 404),
  "_app.library._index": reads("signed-in"),
  "_app.library.lessons.$lessonId._index": { loader: "signed-in", action: "people" },
  "_app.library.lessons.$lessonId.progress": sends("people"),
  "_app.library.lessons.$lessonId.complete": sends("people"),
  "_app.library.lessons.$lessonId.figures.$version.$figure": reads("signed-in"),
  "_app.review": { loader: "people", action: "people" },
  "_app.catalogue._index": reads(catalogueReaders),
  "_app.catalogue.health": reads(catalogueReaders),
  "_app.catalogue.lessons.$lessonId": { loader: catalogueReaders, action: ["author"] },
  "_app.me.sign-offs": { loader: "people", action: "people" },
  "_app.me.prior-learning._index": { loader: "people", action: "people" },
  "_app.me.prior-learning.withdraw": sends("people"),
  "_app.me.prior-learning.files": reads("people", 404),
  "_app.sign-offs._index": reads("people"),
  "_app.sign-offs.$signOffId._index": { loader: "people", action: "people" },
  "_app.sign-offs.$signOffId.send": sends("people"),
  "_app.prior-learning._index": reads(raters),
  "_app.prior-learning.$claimId._index": { loader: raters, action: raters },
  "_app.prior-learning.$claimId.files.$position": reads(raters),
  "_app.people.$personId._index": reads(individuals),
  "_app.people.$personId.sign-offs": { loader: raters, action: raters },
  "_app.people.$personId.disputes": sends(raters),
  "_app.people.$personId.skills.$skillId": { loader: individuals, action: raters },
  "_app.skills._index": reads("signed-in"),
  "_app.skills.$skillId": reads("signed-in"),
  "_app.roles._index": reads("signed-in"),
  "_app.calibration": { loader: "signed-in", action: planners },
  "_app.roles.$roleId": reads("signed-in"),
  "_app.items._index": { loader: ["author"], action: ["author"] },
  "_app.items.new": { loader: ["author"], action: ["author"] },
  "_app.items.import": { loader: ["author"], action: ["author"] },
  "_app.items.export": reads(["author"]),
  "_app.items.$itemId._index": { loader: ["author"], action: ["author"] },
  "_app.items.$itemId.edit": { loader: ["author"], action: ["author"] },
  "_app.items.$itemId.figures.$figure": reads(["author"]),
  "_app.heatmap": reads(totals),
  "_app.heatmap_.csv": reads(totals),
  "_app.planning.roles": reads(planners),
  "_app.forecast._index": reads(planners),
  "_app.forecast.roles.$roleId._index": reads(planners),
  "_app.forecast.roles.$roleId.numbers[.]csv": reads(planners),
  "_app.forecast.skills.$skillId._index": reads(planners),
  "_app.forecast.skills.$skillId.numbers[.]csv": reads(planners),
  "_app.forecast.series": { loader: planners, action: ["hr-planner"] },
  "_app.forecast.assumptions": { loader: planners, action: ["hr-planner"] },
  "_app.forecast.track-record": reads(planners),
  "_app.forecast.bases._index": { loader: planners, action: ["hr-planner"] },
  "_app.forecast.bases.$baseId": reads(planners),
  "_app.scaling._index": { loader: planners, action: ["hr-planner"] },
  "_app.scaling.$siteId": { loader: planners, action: ["hr-planner"] },
  "_app.what-if._index": { loader: planners, action: ["hr-planner"] },
  "_app.what-if.compare": reads(planners),
  "_app.use-cases._index": reads(planners),
  "_app.use-cases.new": { loader: ["hr-planner"], action: ["hr-planner"] },
  "_app.use-cases.$useCaseId._index": { loader: planners, action: ["hr-planner"] },
  "_app.use-cases.$useCaseId.edit": { loader: ["hr-planner"], action: ["hr-planner"] },
  "_app.admin.imports._index": { loader: importers, action: importers },
  "_app.admin.imports.$importId._index": { loader: importers, action: importers },
  "_app.admin.imports.$importId.rejected[.]csv": reads(importers),
  "_app.admin.titles": { loader: importers, action: importers },
  "_app.admin.access._index": { loader: ["admin"], action: ["admin"] },
  "_app.admin.access.badges": reads(badgePrinters),
  "_app.admin.access.new": { loader: ["admin"], action: ["admin"] },
  "_app.admin.access.$accountId": { loader: ["admin"], action: ["admin"] },
  "_app.admin.audit._index": reads(auditReaders),
  "_app.admin.audit.export": reads(auditReaders),
};

/** A form that would be accepted, for each route whose form names somebody by the address of the page. */
export const ACCEPTABLE_FORMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "_app.people.$personId.skills.$skillId": { level: "3", note: "", formKey: "00000000-0000-4000-8000-000000000001" },
  "_app.people.$personId.disputes": {
    entry: "00000000-0000-4000-8000-000000000002",
    outcome: "rejected",
    reason: "seen at the line",
    back: "",
  },
  "_app.people.$personId.uses": { skill: "machine-vision.acceptance", usedOn: "2026-01-02", back: "" },
  "_app.checks.new.$skillId": { extraTime: "0" },
  "_app.scaling.$siteId": { intent: "reading", indicatorId: "wireless", value: "90", observedOn: "2026-01-02" },
  "_app.use-cases.$useCaseId.edit": {
    code: "UC-1",
    name: "A use case",
    problem: "Something takes too long",
    siteId: "00000000-0000-4000-8000-000000000006",
    dataClass: "internal",
    revision: "0",
  },
  "_app.use-cases.$useCaseId._index": { status: "pilot", revision: "0", reason: "the first line runs" },
  "_app.checks.$checkId._index": { move: "pause" },
  "_app.checks.$checkId.answers": {},
  "_app.library.lessons.$lessonId._index": { version: "1", deviceKey: "00000000-0000-4000-8000-000000000005" },
  "_app.library.lessons.$lessonId.progress": {},
  "_app.library.lessons.$lessonId.complete": {},
  "_app.catalogue.lessons.$lessonId": { intent: "retire", version: "1", reason: "replaced" },
  "_app.people.$personId.sign-offs": {
    skill: "machine-vision.acceptance",
    level: "2",
    assessor: "00000000-0000-4000-8000-000000000003",
  },
  "_app.sign-offs.$signOffId._index": { intent: "decline", reason: "not on my shift" },
  "_app.sign-offs.$signOffId.send": {
    observedOn: "2026-01-02",
    deviceKey: "00000000-0000-4000-8000-000000000004",
  },
  "_app.prior-learning.$claimId._index": { decision: "reject", reason: "the paper does not show it" },
  "_app.items.$itemId._index": { intent: "sign", version: "1" },
  "_app.items.$itemId.edit": { intent: "save", follows: "1", title: "Another" },
  "_app.admin.imports.$importId._index": { intent: "rollback" },
  "_app.admin.access.$accountId": { intent: "disable", reason: "asked for" },
};
