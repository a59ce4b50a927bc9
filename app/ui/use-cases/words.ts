import type { DataClass, MissingFact, UseCaseStatus } from "#app/engine/scaling/use-case.ts";

export const STATUS_WORDS: Readonly<Record<UseCaseStatus, string>> = {
  idea: "Idea",
  pilot: "Pilot",
  planned: "Planned",
  live: "Live",
  scaled: "Scaled",
  stopped: "Stopped",
};

export const DATA_CLASS_WORDS: Readonly<Record<DataClass, string>> = {
  public: "Public",
  internal: "Internal",
  "process-confidential": "Process data, confidential",
  personal: "Personal data",
};

const MISSING_WORDS: Readonly<Record<MissingFact, string>> = {
  kpi: "a measure of success",
  baseline: "where that measure stands today",
  target: "a target for the measure",
  "it-owner": "an IT owner",
  "ot-owner": "an OT owner",
  "go-live-date": "a go-live date",
  heads: "the heads it needs",
  readiness: "80 % of the needed heads ready",
};

/** "a target for the measure and an IT owner" */
export const missingInWords = (missing: readonly MissingFact[]): string =>
  new Intl.ListFormat("en", { type: "conjunction" }).format(missing.map((fact) => MISSING_WORDS[fact]));
