import { BrandMark } from "../brand-mark.tsx";
import { buttonClasses } from "../button.tsx";

/** Where the service worker writes what is kept on the device; it stays empty where nothing is. */
const KEPT_LIST = "<!--kept-->";

/**
 * Shown in place of a page that cannot be had without a connection. No scripts: the service worker fills in the list and the
 * address that was asked for.
 */
export function OfflinePage() {
  return (
    <main id="content" className="mx-auto flex min-h-dvh w-full max-w-[40rem] flex-col gap-6 px-4 py-8 md:py-16">
      <BrandMark />
      <h1 className="text-26 font-semibold tracking-[-0.012em]">No connection</h1>
      <p className="text-16">
        This page needs the connection to the server. Nothing is lost: answers and signatures you gave without a
        connection wait on this device under your name, and are sent by themselves when it is back.
      </p>
      <p>
        <a href="/offline" className={`${buttonClasses("primary")} min-h-12 text-16`}>
          Try again
        </a>
      </p>
      <section
        aria-label="What works without a connection"
        className="rounded-panel border border-line bg-surface px-4 py-4 md:px-6"
      >
        <h2 className="text-16 font-semibold">What works without a connection</h2>
        <ul
          className="mt-2 flex flex-col [&_a]:flex [&_a]:min-h-(--touch) [&_a]:items-center [&_a]:text-accent [&_a]:underline"
          dangerouslySetInnerHTML={{ __html: KEPT_LIST }}
        />
        <p className="mt-2 text-14 text-ink-muted">
          On one's own device: lessons that were opened here, and checks that are under way. A shared device keeps no
          pages; what was answered on it is kept for the person who answered.
        </p>
      </section>
    </main>
  );
}
