/** Changes with every change of the text below, so that people are shown the new one. */
export const NOTICE_VERSION = "2026-11-b";

export interface NoticeSection {
  readonly title: string;
  readonly points: readonly string[];
}

/** What is recorded about a person and who sees it, in words that need no lawyer. */
export const PRIVACY_NOTICE: readonly NoticeSection[] = [
  {
    title: "What is recorded about you",
    points: [
      "Your name, personnel number, job title, unit, station and shift, as your company's personnel list gives them.",
      "Evidence of your skills: your own ratings, ratings by the people who lead you, answers in checks, lessons, sign-offs, certificates and imported training records, each with its date and where it came from.",
      "What is worked out from that evidence: an estimate for each skill, how sure it is, and whether it meets what a role asks for.",
      "When you sign in and out, the changes you make, and who opened your record.",
    ],
  },
  {
    title: "Who sees it",
    points: [
      "You see all of it, and for each number what it is made of.",
      "Team leads see the skills of the people in their own teams. L&D managers see those of the units they look after.",
      "HR planners see totals only, and no total of a group so small that it would point at one person.",
      "Administrators manage accounts and imports. They do not open individual skill records; the audit log, which they and auditors read, names each change of one.",
      "Auditors may read records for a limited time. They cannot change anything, and each record they open is noted in the audit log.",
      "A colleague you ask to sign you off sees that sign-off.",
      "Whenever somebody else is shown your record, it is noted with name, page and day. You read that list under “Who can see this”.",
    ],
  },
  {
    title: "What you can do",
    points: [
      "Rate yourself, and dispute any entry you think is wrong. A disputed entry counts nowhere until somebody has decided, which has a deadline that you are shown. Nobody decides about an entry they made themselves.",
      "Switch off what is inferred from your job. Without it, estimates rest only on what was stated or shown about you.",
      "Download everything that is held about you, to read or to take elsewhere.",
      "No estimate decides about job, pay or duty by itself. A named person does, and gives a reason.",
    ],
  },
];
