import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FileDown } from "lucide-react";
import { protectedLoader } from "#app/http/access.server.ts";
import { loadTemplates } from "#app/services/dossier/dossier-template.server.ts";
import { loadDossier } from "#app/services/dossier/load-dossier.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { LiteracyTable } from "#app/ui/dossier/literacy-table.tsx";
import { UserCounts } from "#app/ui/dossier/user-counts.tsx";
import { versionInWords } from "#app/ui/dossier/words.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { formatDate } from "#app/ui/format.ts";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";
import { STATUS_WORDS } from "#app/ui/use-cases/words.ts";

export const meta: MetaFunction = () => pageTitle("AI literacy");

export const loader = protectedLoader("planning:read", async ({ viewer }) => {
  const [dossier, [template]] = await Promise.all([loadDossier(viewer), loadTemplates(viewer.orgId)]);
  // names stand on the page of each system, where looking at them is noted
  const systems = dossier.systems.map((system) => ({ ...system, users: { ...system.users, people: [] } }));
  return { dossier: { ...dossier, systems }, template };
});

export default function Dossier() {
  const { dossier, template } = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <Page
      title="AI literacy"
      lead="Which AI systems are in use, what do people need to know for them, and who uses one without it?"
      facts={
        <p className="text-14 text-ink-muted">
          Data of {formatDate(locale, dossier.asOf)}. Counts of fewer than {dossier.smallest} people are withheld.
        </p>
      }
      action={
        <ButtonLink to="/dossier.pdf" look="primary" icon={FileDown} reloadDocument>
          Export (PDF)
        </ButtonLink>
      }
    >
      <div className="flex flex-col gap-6">
        {dossier.systems.length === 0 && (
          <EmptyState
            title="No AI system is in use or being tried out"
            action={<TextLink to="/use-cases">AI use cases</TextLink>}
          >
            Every use case appears here from its pilot on.
          </EmptyState>
        )}
        {dossier.systems.map((system) => (
          <Panel
            key={system.id}
            flush
            title={`${system.code} ${system.name}`}
            description={
              <>
                {system.siteName}. {STATUS_WORDS[system.status]}. <UserCounts users={system.users} />
              </>
            }
            action={<ButtonLink to={`/dossier/${system.id}`}>Users and actions</ButtonLink>}
          >
            <LiteracyTable system={system} />
          </Panel>
        ))}
        <Panel
          title="What this dossier says"
          description={`${versionInWords(template.version)} of ${formatDate(locale, template.effectiveOn)}. The words stand at the head of the export.`}
          action={<ButtonLink to="/dossier/template">Read, change, versions</ButtonLink>}
        >
          <p className="max-w-[72ch] text-14 text-ink-muted">
            The product gathers what is known. Whether that is enough is decided by the organisation&apos;s counsel.
          </p>
        </Panel>
      </div>
    </Page>
  );
}
