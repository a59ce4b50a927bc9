import type { MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { BookOpenCheck, ListChecks, type LucideIcon, Route } from "lucide-react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { loadKioskHome } from "#app/services/load-kiosk-home.server.ts";
import { pageTitle } from "#app/ui/page-title.ts";

export const meta: MetaFunction = () => pageTitle("Start");

export const loader = protectedLoader("record:read:own", async ({ viewer }) => ({
  displayName: viewer.displayName,
  ...(await loadKioskHome(viewer, requireFound(viewer.learnerId))),
}));

/** The start page of a shared device: three things to do, nothing else to look for. */
export default function KioskHome() {
  const { displayName, targetRole, openCheck } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto w-full max-w-[64rem] px-4 pt-6 pb-16 md:px-8 md:pt-12">
      <h1 className="text-26 font-semibold tracking-[-0.012em] md:text-34">{displayName}, what now?</h1>
      <ul className="mt-6 grid gap-4 md:mt-8 md:grid-cols-3">
        <Choice icon={Route} to="/me/path" title="Continue my path">
          {targetRole === null ? "Choose a role, and see what to do first." : `The next step to ${targetRole}.`}
        </Choice>
        {openCheck === null ? (
          <Choice icon={ListChecks} to="/checks" title="Take a check">
            A few questions that show what I can do. I can stop and go on later.
          </Choice>
        ) : (
          <Choice icon={ListChecks} to={`/checks/${openCheck.id}`} title="Go on with my check">
            {openCheck.skill}: resume at question {openCheck.answered + 1}.
          </Choice>
        )}
        <Choice icon={BookOpenCheck} to="/library" title="Lessons">
          Five to twelve minutes each, from my own trade.
        </Choice>
      </ul>
    </div>
  );
}

interface ChoiceProps {
  readonly icon: LucideIcon;
  readonly to: string;
  readonly title: string;
  readonly children: React.ReactNode;
}

function Choice({ icon: Icon, to, title, children }: ChoiceProps) {
  return (
    <li>
      <Link
        to={to}
        className="flex h-full min-h-32 gap-4 rounded-panel border border-line-strong bg-surface p-6 hover:border-accent hover:bg-accent-soft md:min-h-64 md:flex-col md:gap-8"
      >
        <Icon aria-hidden size={40} strokeWidth={1.5} className="shrink-0 text-accent" />
        <span>
          <span className="block text-20 font-semibold md:text-26">{title}</span>
          <span className="mt-1 block text-16 text-ink-muted md:text-20">{children}</span>
        </span>
      </Link>
    </li>
  );
}
