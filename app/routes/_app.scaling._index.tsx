import type { MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { loadScorecards } from "#app/services/scaling/load-scorecards.server.ts";
import { importReadings } from "#app/services/scaling/import-readings.server.ts";
import { SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { formatDate, formatQuantity } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { SiteMatrix } from "#app/ui/scaling/site-matrix.tsx";
import { TextArea } from "#app/ui/text-area.tsx";

export const meta: MetaFunction = () => pageTitle("Scaling readiness");

export const loader = protectedLoader("planning:read", ({ viewer }) => loadScorecards(viewer));

export const action = protectedAction("planning:write", async ({ viewer, form }) => {
  const text = form.get("lines");
  const given = typeof text === "string" ? text : "";
  const result = await importReadings(viewer, given);
  return result.ok
    ? data({ added: result.value.added, problems: [], text: "" })
    : data({ added: null, problems: result.error, text: given }, { status: 422 });
});

export default function Scaling() {
  const { cards, asOf } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const locale = useLocale();
  const low = cards.filter(({ mark }) => mark === "low").length;
  return (
    <Page
      width="wide"
      title="Scaling readiness"
      lead="Where does each site stand on infrastructure, security, IT and OT together, and people?"
      facts={
        <p className="text-14 text-ink-muted">
          As of {formatDate(locale, asOf)}. A site is as ready as its lowest dimension:{" "}
          {formatQuantity(locale, low, "site is", "sites are")} low.
        </p>
      }
    >
      <div className="flex flex-col gap-6">
        {answer?.added != null && (
          <Notice
            tone="done"
            live
            title={formatQuantity(locale, answer.added, "reading was added.", "readings were added.")}
          />
        )}
        <Panel
          flush
          title="Sites"
          description="Each score opens to its indicators. Below 40 is low, from 75 on good; a low indicator holds its dimension low."
        >
          <SiteMatrix cards={cards} />
        </Panel>
        {cards.some(({ mayWrite }) => mayWrite) && (
          <ImportPanel problems={answer?.problems ?? []} text={answer?.text ?? ""} />
        )}
      </div>
    </Page>
  );
}

interface ImportPanelProps {
  readonly problems: readonly { readonly row: number | null; readonly why: string }[];
  readonly text: string;
}

function ImportPanel({ problems, text }: ImportPanelProps) {
  const pending = useNavigation().formMethod === "POST";
  return (
    <Panel
      title="Enter many readings"
      description="CSV with the columns site, indicator, value, observed_on and, where known, owner and evidence. All lines are added, or none."
    >
      <Form method="post" className="flex flex-col gap-4">
        <CsrfField />
        {problems.length > 0 && (
          <Notice tone="problem" live title="Nothing was added. These lines need a change first:">
            <ul className="list-disc pl-5">
              {problems.map(({ row, why }) => (
                <li key={`${row ?? ""} ${why}`}>{row === null ? why : `Line ${row}: ${why}`}</li>
              ))}
            </ul>
          </Notice>
        )}
        <TextArea
          label="Lines"
          name="lines"
          rows={6}
          defaultValue={text}
          help="Paste them from a spreadsheet or a file."
        />
        <div>
          <SubmitButton look="secondary" pending={pending} pendingLabel="Adding">
            Add the readings
          </SubmitButton>
        </div>
      </Form>
    </Panel>
  );
}
