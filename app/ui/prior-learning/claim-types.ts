import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { Tone } from "../readiness-status.ts";

export interface ClaimFileView {
  readonly position: number;
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: number;
}

export interface ClaimItem {
  readonly id: string;
  readonly skillId: string;
  readonly skillName: string;
  readonly personId: string;
  readonly personName: string;
  readonly personJobTitle: string | null;
  readonly unitName: string;
  readonly level: number;
  readonly kind: "certificate" | "course" | "work-experience" | "work-sample";
  readonly issuer: string | null;
  readonly issuedOn: PlainDate | null;
  readonly expiresOn: PlainDate | null;
  readonly description: string;
  readonly link: string | null;
  readonly status: "submitted" | "accepted" | "rejected" | "withdrawn";
  readonly submittedAt: string;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly decidedLevel: number | null;
  readonly reason: string | null;
  readonly files: readonly ClaimFileView[];
}

export const CLAIM_STATES: Readonly<Record<ClaimItem["status"], { readonly word: string; readonly tone: Tone }>> = {
  submitted: { word: "Waiting for a decision", tone: "uncertain" },
  accepted: { word: "Accepted", tone: "ready" },
  rejected: { word: "Rejected", tone: "blocked" },
  withdrawn: { word: "Withdrawn", tone: "neutral" },
};

export const CLAIM_KINDS: readonly { readonly value: ClaimItem["kind"]; readonly label: string }[] = [
  { value: "certificate", label: "Certificate" },
  { value: "course", label: "Course" },
  { value: "work-experience", label: "Work experience" },
  { value: "work-sample", label: "Work sample" },
];

export const kindWord = (kind: ClaimItem["kind"]): string =>
  CLAIM_KINDS.find(({ value }) => value === kind)?.label ?? kind;
