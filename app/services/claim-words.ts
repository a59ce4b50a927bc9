import type { ClaimFacts, ClaimKind } from "#app/data/prior-learning.server.ts";
import type { ClaimProblem } from "./submit-claim.server.ts";

/** How a kind of prior learning is called on a page. */
const CLAIM_KIND_WORDS: Readonly<Record<ClaimKind, string>> = {
  certificate: "Certificate",
  course: "Course",
  "work-experience": "Work experience",
  "work-sample": "Work sample",
};

/** Somebody who issued it and a day make it a certificate; anything else is a record without one behind it. */
export function claimEntryKind({ issuer, issuedOn }: Pick<ClaimFacts, "issuer" | "issuedOn">) {
  return issuer !== null && issuedOn !== null ? "certificate" : "imported-record";
}

/** The line of the ledger. */
export function claimLabel({ kind, issuer }: Pick<ClaimFacts, "kind" | "issuer">): string {
  return `Prior learning: ${CLAIM_KIND_WORDS[kind].toLowerCase()}${issuer === null ? "" : `, ${issuer}`}`;
}

/** What is wrong with a claim that was sent, and at which field. */
export function claimProblemInWords(problem: ClaimProblem): { readonly field: string; readonly message: string } {
  switch (problem.kind) {
    case "no-person":
      return {
        field: "skill",
        message: "This account belongs to nobody in the company, so there is no record to add to.",
      };
    case "unknown-skill":
      return { field: "skill", message: "Choose the skill from the list." };
    case "too-many-open":
      return { field: "skill", message: "Twenty of your claims wait for a decision. Wait for some, or withdraw one." };
    case "too-many-files":
      return { field: "files", message: "At most three files can be added. Choose the files again." };
    case "too-large":
      return { field: "files", message: `${shown(problem.fileName)} is larger than 5 MB. Choose the files again.` };
    case "wrong-kind":
      return {
        field: "files",
        message: `${shown(problem.fileName)} is no PDF, PNG or JPEG, whatever its name says. Choose the files again.`,
      };
  }
}

const shown = (fileName: string): string => (fileName === "" ? "A file" : `“${fileName.slice(0, 80)}”`);
