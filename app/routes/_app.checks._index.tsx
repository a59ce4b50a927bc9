import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { loadMyChecks } from "#app/services/checks/load-my-checks.server.ts";
import { CheckLists } from "#app/ui/check/check-lists.tsx";
import { Page } from "#app/ui/page.tsx";

export const meta: MetaFunction = () => [{ title: "Checks · Pacesetter" }];

export const loader = protectedLoader("check:take:own", async ({ viewer, session }) => {
  const asOf = readerDay(session);
  return { asOf, ...requireFound(await loadMyChecks(viewer, asOf)) };
});

export default function Checks() {
  const checks = useLoaderData<typeof loader>();
  return (
    <Page
      title="Checks"
      lead="A check of ten to twenty-five minutes tells what you can do in one skill, and how sure that is. It says more than any rating."
    >
      <CheckLists checks={checks} />
    </Page>
  );
}
