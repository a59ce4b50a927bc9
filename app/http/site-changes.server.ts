import type { Viewer } from "#app/engine/access/viewer.ts";
import { recordReadings } from "#app/services/scaling/record-readings.server.ts";
import { acceptSiteAction, closeSiteAction } from "#app/services/scaling/site-actions.server.ts";
import { parseForm } from "./form-data.server.ts";
import { problemResponse } from "./problem.server.ts";
import { actionForm, readingForm } from "./reading-form.server.ts";
import { requireUuid } from "./route-params.server.ts";
import { typedTexts } from "./use-case-form.server.ts";

/** What happened to a form of a site's scorecard: a sentence, or messages by field with what was typed. */
export interface SiteChangeAnswer {
  readonly done: string | null;
  readonly errors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
}

const done = (sentence: string): SiteChangeAnswer => ({ done: sentence, errors: {}, values: {} });

/** The three things that can be done with a site: enter a reading, take an action on, say that it is done. */
export async function changeSiteByForm(viewer: Viewer, siteId: string, form: FormData): Promise<SiteChangeAnswer> {
  const values = typedTexts(form);
  const refuse = (errors: Readonly<Record<string, string>>): SiteChangeAnswer => ({ done: null, errors, values });
  const intent: unknown = values["intent"];
  switch (intent) {
    case "reading": {
      const parsed = parseForm(form, readingForm);
      if (!parsed.ok) return refuse(parsed.error);
      const recorded = await recordReadings(viewer, [{ ...parsed.value, site: siteId }]);
      if (recorded.ok) return done("The reading was added; the score follows it.");
      if (recorded.error.some(({ field }) => field === "site")) throw problemResponse({ kind: "not-found" });
      return refuse(Object.fromEntries(recorded.error.map(({ field, why }) => [field, why])));
    }
    case "accept": {
      const parsed = parseForm(form, actionForm);
      if (!parsed.ok) return refuse({ action: Object.values(parsed.error)[0] ?? "" });
      const accepted = await acceptSiteAction(viewer, { ...parsed.value, siteId });
      if (accepted.ok) return done("The action was taken on.");
      if (accepted.error.kind === "not-found") throw problemResponse({ kind: "not-found" });
      return refuse({ action: accepted.error.why });
    }
    case "finish": {
      const closed = await closeSiteAction(viewer, { siteId, id: requireUuid(values["action"]) });
      if (!closed.ok) throw problemResponse({ kind: "not-found" });
      return done("The action is done. Its indicator changes with the next reading.");
    }
    default:
      throw problemResponse({ kind: "invalid", message: "Nothing was changed: the form did not say what to do." });
  }
}
