import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { loadSignOffQueue } from "#app/services/load-sign-offs.server.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { SignOffList } from "#app/ui/sign-off/sign-off-list.tsx";
import { useDeviceDrafts } from "#app/ui/sign-off/use-device-drafts.ts";
import { Tabs } from "#app/ui/tabs.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction = () => pageTitle("Sign-offs to give");

export const loader = protectedLoader("signoff:assess", async ({ viewer }) => {
  return { ...(await loadSignOffQueue(viewer)), owner: requireFound(viewer.learnerId) };
});

const ON_DEVICE = {
  draft: "Started on this device",
  queued: "Saved on this device, waiting to be sent",
  refused: "Not sent: open it to see why",
} as const;

export default function SignOffQueue() {
  const { open, done, owner } = useLoaderData<typeof loader>();
  const [search] = useSearchParams();
  const drafts = useDeviceDrafts(owner);
  const showDone = search.get("view") === "done";
  return (
    <Page
      title="Sign-offs to give"
      width="reading"
      lead="Colleagues who asked you to watch their work and sign what you saw."
    >
      {search.has("declined") && (
        <div className="mb-6">
          <Notice tone="done" live title="Declined. Your colleague reads your reason and can ask somebody else." />
        </div>
      )}
      <Tabs
        label="Open or done"
        tabs={[
          { to: "?", label: "Open", current: !showDone, count: String(open.length) },
          { to: "?view=done", label: "Done", current: showDone, count: String(done.length) },
        ]}
      />
      {showDone ? (
        done.length === 0 ? (
          <EmptyState title="Nothing signed or declined yet">What you sign or decline is listed here.</EmptyState>
        ) : (
          <SignOffList items={done} names="person" />
        )
      ) : open.length === 0 ? (
        <EmptyState
          title="Nobody is waiting for you"
          action={<TextLink to="/me/sign-offs">Ask for a sign-off of my own</TextLink>}
        >
          When a colleague asks you to sign, it appears here. You can be asked for every skill whose level you hold.
        </EmptyState>
      ) : (
        <SignOffList
          items={open}
          names="person"
          extra={(item) => {
            const draft = drafts.get(item.id);
            return draft === undefined ? null : <p className="mt-1 text-14 font-medium">{ON_DEVICE[draft]}</p>;
          }}
        />
      )}
    </Page>
  );
}
