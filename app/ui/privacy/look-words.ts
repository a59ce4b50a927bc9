const PAGES: Readonly<Record<string, string>> = {
  readiness: "Your readiness",
  skill: "Skill",
  "sign-offs": "Your sign-offs",
  "sign-off": "One sign-off",
  "prior-learning": "Your prior learning",
  disputes: "An entry you disputed",
  dossier: "Your AI literacy, as a user of an AI system",
};

/** What somebody opened: the page, without the skill that may follow it. */
export const lookInWords = (page: string): string => PAGES[page] ?? page;
