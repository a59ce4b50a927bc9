import { database } from "#app/data/db.server.ts";
import { saveSiteScores } from "#app/data/site-readiness.server.ts";
import type { OrgId } from "#app/engine/kernel/ids.ts";
import { scoreSites } from "./load-scorecards.server.ts";

/** Keeps today's scores of every site, so that there is a trend. Run every night; running again replaces the day. */
export async function keepSiteScores(org: OrgId): Promise<void> {
  const { crews, cards } = await scoreSites(org);
  await saveSiteScores(
    database(),
    org,
    cards.map(({ site, dimensions }) => ({
      siteId: site.id,
      asOn: crews.asOf,
      scores: Object.fromEntries(dimensions.map(({ dimension, score }) => [dimension, score])),
    })),
  );
}
