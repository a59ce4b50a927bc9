import type { PlainDate } from "#app/engine/kernel/calendar.ts";

/** The words that come with the product; an organisation replaces them with its own. */
export const STARTING_TEXT = {
  effectiveOn: "2026-11-22" as PlainDate,
  text: [
    "What this is for. Regulation (EU) 2024/1689 (the AI Act) has, in Article 4, a duty about AI literacy: whoever provides or deploys AI systems takes measures so that the people who operate and use them understand AI well enough for their task. This dossier gathers what such measures rest on: which AI systems are in use, which roles work with them, what these people should know, who has it, and what is being done for those who do not.",
    "What it is not. The wording of the duty and the dates from which it applies have changed before and may change again. This text is a template with a date. Whether what is written here is enough is decided by the organisation's counsel, not by this product.",
    "What we ask. Each role has, in its profile, the skills of AI literacy and their levels. They follow from what goes wrong when somebody trusts an AI system too much, or too little, at that work.",
    "How it is known. Levels come from checks, observed work, certificates and ratings, with their dates. What has not been measured is called so and is not counted as there.",
    "What follows. Whoever uses a system without what is asked is given learning with a date, and works under somebody who has it until then. The lead of the team answers for that.",
  ].join("\n\n"),
};

/** What nobody can promise in such a text. */
const PROMISE =
  /\bcompliant\b|\bcompliance\s+(?:is|was|has\s+been|will\s+be)\s+(?:ensured|assured|guaranteed|achieved|given|proven|proved|confirmed|certified|met|fulfilled|reached)\b|\b(?:ensures?|guarantees?|proves?|certif(?:y|ies))\s+(?:\w+\s+)?compliance\b/iu;

/** Why a text cannot be kept; null: it can. */
export function faultOfText(text: string): string | null {
  const found = PROMISE.exec(text)?.[0];
  return found === undefined
    ? null
    : `The text says "${found}". Whether the law is met is decided by counsel, authorities and courts, so the dossier does not claim it. Say what is done and what is known instead.`;
}
