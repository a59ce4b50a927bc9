import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { readDeviceMode } from "#app/http/device-mode.server.ts";
import { DeviceChoice } from "#app/ui/badge/device-choice.tsx";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { useRootData } from "#app/ui/root-data.ts";
import { WaitingList } from "#app/ui/sync/waiting-list.tsx";

export const meta: MetaFunction = () => pageTitle("What waits on this device");

export const loader = protectedLoader("notice:read:own", ({ viewer, request, session }) => ({
  owner: { account: viewer.accountId, learner: viewer.learnerId },
  mode: readDeviceMode(request),
  kiosk: session.kiosk,
}));

export default function DevicePage() {
  const { owner, mode, kiosk } = useLoaderData<typeof loader>();
  const { csrfToken } = useRootData();
  return (
    <Page
      title="What waits on this device"
      lead="Answers and signatures you gave here that have not reached the server yet. What others gave here is shown to them alone."
      width="reading"
    >
      <div className="flex flex-col gap-6">
        <WaitingList owner={owner} />
        {/* On a shared device whoever sets it up does so on its sign-in page, not whoever happens to use it. */}
        {!kiosk && <DeviceChoice mode={mode} returnTo="/device" token={csrfToken} />}
      </div>
    </Page>
  );
}
