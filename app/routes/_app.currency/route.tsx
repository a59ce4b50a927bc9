import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { SkillRule } from "#app/services/currency/load-currency-rules.server.ts";
import { ProcedureForm } from "#app/ui/currency/procedure-form.tsx";
import { RuleForm } from "#app/ui/currency/rule-form.tsx";
import { ruleInWords } from "#app/ui/currency/rule-words.ts";
import { DataTable, type Column } from "#app/ui/data-table.tsx";
import { formatDate } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { PageWithPanel, SidePanel } from "#app/ui/side-panel.tsx";
import { Badge } from "#app/ui/status-badge.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { action, loader } from "./action.server.ts";

export { action, loader } from "./action.server.ts";

export const meta: MetaFunction = () => [{ title: "Currency · Pacesetter" }];

const SAVED: Readonly<Record<string, string>> = {
  rule: "The rule was saved. Everybody's readiness follows within moments.",
  change: "The change was recorded. Those it affects got a message; readiness follows within moments.",
};

export default function Currency() {
  const { skills, changes, open } = useLoaderData<typeof loader>();
  const locale = useLocale();
  return (
    <PageWithPanel panel={open !== null && <SkillPanel open={open} />}>
      <Page
        title="Currency"
        lead="How long each skill stays valid once it was shown, and when its procedure changed. What has run out or is outdated counts nowhere."
      >
        <div className="flex flex-col gap-6">
          <Panel flush>
            <DataTable
              caption="Skills with their rule, those with a rule first"
              columns={columnsFor(locale)}
              rows={skills}
              rowKey={({ skillId }) => skillId}
              isCurrent={({ skillId }) => skillId === open?.skillId}
              empty="The framework has no skill."
            />
          </Panel>
          {changes.length > 0 && (
            <Panel title="Changes of procedure">
              <ul className="flex flex-col gap-2 text-14">
                {changes.map((change) => (
                  <li key={change.id}>
                    <span className="font-medium">{change.name}</span>, {formatDate(locale, change.changedOn)}:{" "}
                    {change.note}
                    {change.recordedBy !== null && (
                      <span className="text-ink-muted"> Recorded by {change.recordedBy}.</span>
                    )}
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </div>
      </Page>
    </PageWithPanel>
  );
}

function SkillPanel({ open }: { readonly open: SkillRule }) {
  const { saved, asOf } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [errors, preview, note] = [answer?.errors ?? null, answer?.preview ?? null, answer?.note ?? null];
  const said = saved === null ? undefined : SAVED[saved];
  return (
    <SidePanel title={open.name} description={open.cluster} closeTo="?">
      {said !== undefined && answer === undefined && <Notice tone="done" live title={said} />}
      <section aria-label="Rule">
        <h3 className="mb-3 text-16 font-semibold">How long it stays valid</h3>
        <RuleForm key={open.skillId} skillId={open.skillId} rule={open.rule} errors={errors} />
      </section>
      <section aria-label="Change of procedure">
        <h3 className="mb-1 text-16 font-semibold">Its procedure changed</h3>
        <p className="mb-3 text-14 text-ink-muted">What was shown before no longer counts; it has to be shown anew.</p>
        <ProcedureForm skillId={open.skillId} asOf={asOf} errors={errors} preview={preview} note={note} />
      </section>
    </SidePanel>
  );
}

function columnsFor(locale: string): readonly Column<SkillRule>[] {
  const dayOf = (instant: string): string => formatDate(locale, instant.slice(0, 10) as PlainDate);
  return [
    {
      key: "skill",
      head: "Skill",
      rowHead: true,
      cell: ({ skillId, name, safetyCritical }) => (
        <span className="flex flex-wrap items-center gap-2">
          <TextLink to={`?skill=${encodeURIComponent(skillId)}`} plain stay>
            {name}
          </TextLink>
          {safetyCritical && <Badge tone="short">Safety-critical</Badge>}
        </span>
      ),
    },
    {
      key: "rule",
      head: "Stays valid",
      width: "@table:w-48",
      cell: ({ rule, changedOn }) => (
        <>
          {ruleInWords(locale, rule)}
          {changedOn !== null && (
            <span className="block text-12 text-ink-muted">procedure changed {formatDate(locale, changedOn)}</span>
          )}
        </>
      ),
    },
    {
      key: "reason",
      head: "Why",
      onPhone: "full",
      cell: ({ rule }) =>
        rule === null ? (
          <span className="text-ink-muted">Nobody decided yet: it fades, but does not run out.</span>
        ) : (
          <>
            {rule.reason}
            <span className="block text-12 text-ink-muted">
              {dayOf(rule.setAt)}
              {rule.setBy !== null && `, ${rule.setBy}`}
            </span>
          </>
        ),
    },
  ];
}
