import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CheckPlayer } from "#app/ui/check/check-player.tsx";
import { PausedCheck } from "#app/ui/check/paused-check.tsx";
import { useRootData } from "#app/ui/root-data.ts";
import type { loader } from "./action.server.ts";

export { action, loader } from "./action.server.ts";

export const meta: MetaFunction = () => [{ title: "Check · Pacesetter" }];

export default function CheckPage() {
  const { check, account } = useLoaderData<typeof loader>();
  const answer = useActionData<{ readonly problem: string }>();
  const { csrfToken } = useRootData();
  if (check.status === "paused") return <PausedCheck check={check} />;
  return <CheckPlayer check={check} account={account} csrf={csrfToken} problem={answer?.problem ?? null} />;
}
