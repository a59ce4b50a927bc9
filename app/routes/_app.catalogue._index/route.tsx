import type { MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireCatalogueReader } from "#app/http/catalogue-access.server.ts";
import { loadCatalogue } from "#app/services/catalogue/load-catalogue.server.ts";
import { ButtonLink } from "#app/ui/button.tsx";
import { formatCount } from "#app/ui/format.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";
import { CatalogueMatrix } from "./catalogue-matrix.tsx";
import { CellPanel } from "./cell-panel.tsx";

export const meta: MetaFunction = () => pageTitle("Catalogue");

export const loader = protectedLoader("framework:read", async ({ viewer, request }) => {
  const { mayWrite } = requireCatalogueReader(viewer);
  const search = new URL(request.url).searchParams;
  const at = { skill: search.get("skill") ?? "", level: search.get("level") ?? "" };
  const catalogue = await loadCatalogue(viewer.orgId, at);
  return { catalogue, mayWrite, onlyHoles: search.get("show") === "holes" };
});

export default function CataloguePage() {
  const { catalogue, mayWrite, onlyHoles } = useLoaderData<typeof loader>();
  const { cell, rows, clustersWithoutBrief } = catalogue;
  const locale = useLocale();
  const hours = Math.round(catalogue.minutes / 60);
  return (
    <Page
      title="Catalogue"
      lead="What can be learned and measured in each skill, level by level, and what is missing."
      action={<ButtonLink to="/catalogue/health">Content health</ButtonLink>}
      facts={
        <p className="numerals text-14 text-ink-muted">
          {formatCount(locale, catalogue.lessons)} lessons, {formatCount(locale, hours)} hours;{" "}
          {formatCount(locale, catalogue.items)} questions;{" "}
          {catalogue.withHoles === 0
            ? "no skill has a hole"
            : `${formatCount(locale, catalogue.withHoles)} of ${formatCount(locale, rows.length)} skills have holes`}
        </p>
      }
    >
      <div className="flex flex-col gap-6">
        {cell !== null && <CellPanel cell={cell} mayWrite={mayWrite} />}
        <Panel
          title="Skill by level"
          description="Lessons with their minutes, questions, month of the oldest review, where the cases play, language. Press a cell to see what is in it."
          action={
            <TextLink stay to={onlyHoles ? "/catalogue" : "/catalogue?show=holes"}>
              {onlyHoles ? "Show all skills" : "Show only holes"}
            </TextLink>
          }
          flush
        >
          <CatalogueMatrix rows={onlyHoles ? rows.filter(({ holes }) => holes.length > 0) : rows} />
        </Panel>
        {clustersWithoutBrief.length > 0 && (
          <Panel title="Level 4" description="Clusters without a case or work sample that a person judges.">
            <p className="text-14">{clustersWithoutBrief.join(", ")}</p>
          </Panel>
        )}
      </div>
    </Page>
  );
}
