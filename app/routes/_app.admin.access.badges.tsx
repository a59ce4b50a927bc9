import type { MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { protectedLoader } from "#app/http/access.server.ts";
import { requireFound } from "#app/http/problem.server.ts";
import { isOwnComputer, siteAddress } from "#app/http/site-address.server.ts";
import { loadBadgeSheet, printBadges } from "#app/services/print-badges.server.ts";
import { BadgeSheet } from "#app/ui/badge/badge-sheet.tsx";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { Checkbox } from "#app/ui/checkbox.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Panel } from "#app/ui/panel.tsx";
import { Select } from "#app/ui/select.tsx";

export const meta: MetaFunction = () => pageTitle("Print badges");

export const loader = protectedLoader("badge:print", async ({ viewer, request, scope }) => {
  const { searchParams } = new URL(request.url);
  const asked = Number(searchParams.get("page") ?? "1");
  const page = Number.isSafeInteger(asked) && asked >= 1 && asked <= 10_000 ? asked : 1;
  const sheet = requireFound(await loadBadgeSheet(viewer, scope, { unitId: searchParams.get("unit"), page }));
  const chosen = new Set(searchParams.getAll("person"));
  const site = siteAddress(request);
  const badges = await printBadges(
    viewer,
    sheet.holders.filter(({ id }) => chosen.has(id)),
    site,
  );
  return { ...sheet, page, badges, site, onlyHere: isOwnComputer(site) };
});

/** Choose people of a unit, then print what the browser shows. */
export default function PrintBadges() {
  const { units, unitId, holders, badges, site, onlyHere } = useLoaderData<typeof loader>();
  return (
    <Page
      title="Print badges"
      lead="Badges with a code that opens the sign-in with the number filled in. The PIN is never on the badge."
    >
      <div className="flex flex-col gap-6">
        {onlyHere && (
          <div className="print:hidden">
            <Notice tone="warning" title={`These codes would lead to ${site}, which is this computer alone`}>
              Open this page at the address that the tablets use, or set PUBLIC_URL, then print.
            </Notice>
          </div>
        )}
        <Form method="get" className="flex flex-wrap items-end gap-4 print:hidden">
          <Select
            label="Unit"
            name="unit"
            defaultValue={unitId ?? ""}
            options={units.map(({ id, name, depth }) => ({ value: id, label: `${"\u2003".repeat(depth)}${name}` }))}
          />
          <SubmitButton look="secondary">Show its people</SubmitButton>
        </Form>
        {badges.length > 0 && <BadgeSheet badges={badges} />}
        {unitId !== null && holders.length === 0 && (
          <EmptyState title="Nobody in this unit signs in with a badge">
            A badge number is given with the account, under Access.
          </EmptyState>
        )}
        {holders.length > 0 && <ChoosePeople />}
      </div>
    </Page>
  );
}

function ChoosePeople() {
  const { unitId, holders, badges, page, hasMore } = useLoaderData<typeof loader>();
  const printed = new Set(badges.map(({ id }) => id));
  const link = (to: number): string => `/admin/access/badges?unit=${unitId ?? ""}&page=${String(to)}`;
  return (
    <div className="print:hidden">
      <Panel title="Whose badges" description="Ten fit on a sheet of A4.">
        <Form method="get" className="flex flex-col gap-4">
          <input type="hidden" name="unit" value={unitId ?? ""} />
          <input type="hidden" name="page" value={page} />
          <fieldset className="grid gap-x-6 md:grid-cols-2">
            <legend className="sr-only">People with a badge</legend>
            {holders.map(({ id, displayName, badgeNumber, unitName }) => (
              <Checkbox
                key={id}
                name="person"
                value={id}
                label={displayName}
                help={`Badge ${badgeNumber}, ${unitName}`}
                defaultChecked={printed.size === 0 || printed.has(id)}
              />
            ))}
          </fieldset>
          <div className="flex flex-wrap gap-2">
            <SubmitButton>Make the badges</SubmitButton>
            {page > 1 && <ButtonLink to={link(page - 1)}>Earlier people</ButtonLink>}
            {hasMore && <ButtonLink to={link(page + 1)}>More people</ButtonLink>}
          </div>
        </Form>
      </Panel>
    </div>
  );
}
