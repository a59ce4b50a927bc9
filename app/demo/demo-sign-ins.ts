import type { AccessRole } from "#app/engine/access/viewer.ts";

/** Only ever set in demo mode, on an empty database; printed at start. */
export const DEMO_PASSWORD = "turbine-gantry-42";
export const DEMO_MAIL_DOMAIN = "arvenhall.example";

export interface DemoSignIn {
  /** The post in the generated company; null for an account that is no employee. */
  readonly postKey: string | null;
  readonly title: string;
  readonly shows: string;
  readonly grant: { readonly role: AccessRole; readonly unitCode: string } | null;
  readonly credential:
    { readonly kind: "password"; readonly mailbox: string } | { readonly kind: "pin"; readonly pin: string };
}

/** One account for each kind of user, and a few employees to compare. */
export const DEMO_SIGN_INS: readonly DemoSignIn[] = [
  {
    postKey: "LIN-ASM-4/Assembly operator/6",
    title: "Operator, car-parts plant",
    shows: "own readiness; wants to join the vision desk",
    grant: null,
    credential: { kind: "pin", pin: "482615" },
  },
  {
    postKey: "LIN-LOG-W/Warehouse operator/1",
    title: "Operator, nothing measured yet",
    shows: "the first visit",
    grant: null,
    credential: { kind: "pin", pin: "715308" },
  },
  {
    postKey: "LIN-WLD-A/Weld cell operator/1",
    title: "Weld cell operator, something expires",
    shows: "robot-cell safety that runs out in 30 days",
    grant: null,
    credential: { kind: "pin", pin: "630724" },
  },
  {
    postKey: "OST-EQM-C/Crane technician/0",
    title: "Crane technician, port",
    shows: "own readiness with certificates",
    grant: null,
    credential: { kind: "pin", pin: "309427" },
  },
  {
    postKey: "VAL-CTL-D/Grid operator/0",
    title: "Grid operator, utility",
    shows: "own readiness, office account",
    grant: null,
    credential: { kind: "password", mailbox: "grid" },
  },
  {
    postKey: "LIN-ASM/head",
    title: "Team lead",
    shows: "the whole car-parts plant",
    grant: { role: "team-lead", unitCode: "LIN" },
    credential: { kind: "password", mailbox: "lead" },
  },
  {
    postKey: "GRP-PPL-L/lead/0",
    title: "L&D manager",
    shows: "the heatmap of all sites",
    grant: { role: "ld-manager", unitCode: "GRP" },
    credential: { kind: "password", mailbox: "learning" },
  },
  {
    postKey: "GRP-PPL-L/Workforce planner/0",
    title: "HR planner",
    shows: "roles now and in 2-3 years",
    grant: { role: "hr-planner", unitCode: "GRP" },
    credential: { kind: "password", mailbox: "planner" },
  },
  {
    postKey: "GRP-PPL-L/Learning designer/0",
    title: "Author",
    shows: "the skill library",
    grant: { role: "author", unitCode: "GRP" },
    credential: { kind: "password", mailbox: "author" },
  },
  {
    postKey: "GRP-AIO-P/AI product owner/0",
    title: "Second author, as reviewer",
    shows: "signs lessons and questions that the author wrote",
    grant: { role: "author", unitCode: "GRP" },
    credential: { kind: "password", mailbox: "reviewer" },
  },
  {
    postKey: "GRP-ITS-A/lead/0",
    title: "Administrator",
    shows: "import, accounts, mapping of titles",
    grant: { role: "admin", unitCode: "GRP" },
    credential: { kind: "password", mailbox: "admin" },
  },
  {
    postKey: null,
    title: "Auditor, for half a year",
    shows: "the audit log",
    grant: { role: "auditor", unitCode: "GRP" },
    credential: { kind: "password", mailbox: "auditor" },
  },
];

export const signInOf = (postKey: string): DemoSignIn | undefined =>
  DEMO_SIGN_INS.find((signIn) => signIn.postKey === postKey);
