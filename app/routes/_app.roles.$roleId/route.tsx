import type { MetaFunction } from "@remix-run/node";
import { useLoaderData, useSearchParams } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { readerDay } from "#app/http/reader-day.server.ts";
import { roleOutlook } from "#app/services/pathway/compare-paths.server.ts";
import { loadRoleProfile, type RoleProfileReading } from "#app/services/load-role-profile.server.ts";
import { Facts, KeyFigure, KeyFigures } from "#app/ui/facts.tsx";
import { formatDate } from "#app/ui/format.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Panel } from "#app/ui/panel.tsx";
import { RoleNumbers } from "#app/ui/pathway/role-compare.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { PageWithPanel } from "#app/ui/side-panel.tsx";
import { Badge } from "#app/ui/status-badge.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { searchWith } from "#app/ui/url-state.ts";
import { RequirementPanel } from "./requirement-panel.tsx";
import { RequirementsTable } from "./requirements-table.tsx";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.role.name ?? "Role");

export const loader = protectedLoader("framework:read", async ({ viewer, session, params }) => {
  const id = params["roleId"] ?? "";
  const [profile, outlook] = await Promise.all([
    loadRoleProfile(viewer.orgId, id),
    roleOutlook(viewer, id, readerDay(session)),
  ]);
  return { role: requireFound(profile), outlook };
});

export default function RolePage() {
  const { role, outlook } = useLoaderData<typeof loader>();
  const [params] = useSearchParams();
  const opened = role.clusters
    .flatMap((cluster) => cluster.requirements)
    .find((requirement) => requirement.skill.id === params.get("skill"));
  return (
    <PageWithPanel
      panel={
        opened === undefined ? null : (
          <RequirementPanel requirement={opened} closeTo={searchWith(params, { skill: null })} />
        )
      }
    >
      <Page
        title={role.name}
        lead={role.purpose}
        breadcrumbs={[{ label: "Roles", to: "/roles" }]}
        facts={role.sectors.map((sector) => (
          <Badge key={sector.id} tone="neutral">
            {sector.name}
          </Badge>
        ))}
      >
        <div className="flex flex-col gap-6">
          {outlook !== null && (
            <Panel
              title="From where you stand"
              action={<TextLink to={`/explore?role=${role.id}`}>Compare with other roles</TextLink>}
            >
              <RoleNumbers role={outlook} />
            </Panel>
          )}
          <Direction role={role} />
          <RequirementsTable role={role} openedId={opened?.skill.id ?? null} />
          <Upkeep role={role} />
        </div>
      </Page>
    </PageWithPanel>
  );
}

function Direction({ role }: { readonly role: RoleProfileReading }) {
  const { counts } = role;
  return (
    <Panel title="Where the role is heading" description="In two to three years">
      <p className="max-w-[68ch] text-20 tracking-[-0.005em]">{role.direction}</p>
      <div className="mt-6">
        <KeyFigures>
          <KeyFigure label="skills asked for" value={counts.stated} note={`${counts.implied} more implied`} />
          <KeyFigure label="critical" value={counts.critical} note="without one, not ready" />
          <KeyFigure label="rise in level" value={counts.rising} note="implied ones included" />
          <KeyFigure label="start only then" value={counts.starting} note="not asked for today" />
        </KeyFigures>
      </div>
    </Panel>
  );
}

function Upkeep({ role }: { readonly role: RoleProfileReading }) {
  const locale = useLocale();
  const { review, anchors } = role;
  return (
    <Panel title="Upkeep" {...(review.overdue ? { action: <Badge tone="expired">Review overdue</Badge> } : {})}>
      <Facts
        facts={[
          { term: "Owner", value: review.owner },
          { term: "Reviewed", value: formatDate(locale, review.reviewedOn) },
          { term: "Next review", value: formatDate(locale, review.dueOn) },
          { term: "Framework", value: role.label },
          { term: "Source", value: review.source },
          ...anchors.map((anchor) => ({
            term: "Resembles",
            value: (
              <>
                {anchor.title}{" "}
                <span className="font-mono text-12 text-ink-muted">
                  {anchor.scheme} {anchor.code}
                </span>
              </>
            ),
          })),
        ]}
      />
    </Panel>
  );
}
