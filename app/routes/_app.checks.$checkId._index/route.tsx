import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CheckPlayer } from "#app/ui/check/check-player.tsx";
import { PausedCheck } from "#app/ui/check/paused-check.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { useRootData } from "#app/ui/root-data.ts";
import type { loader } from "./action.server.ts";

export { action, loader } from "./action.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  pageTitle(data === undefined ? "Check" : `Check: ${data.check.skill.name}`);

export default function CheckPage() {
  const { check, account } = useLoaderData<typeof loader>();
  const answer = useActionData<{ readonly problem: string }>();
  const { csrfToken, viewer } = useRootData();
  if (check.status === "paused") return <PausedCheck check={check} account={account} />;
  return (
    <CheckPlayer
      check={check}
      account={account}
      csrf={csrfToken}
      shared={viewer?.kiosk ?? true}
      problem={answer?.problem ?? null}
    />
  );
}
