import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData } from "@remix-run/react";
import { Copy, Pencil } from "lucide-react";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { Notice } from "#app/ui/notice.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Page } from "#app/ui/page.tsx";
import { Panel } from "#app/ui/panel.tsx";
import { Badge } from "#app/ui/status-badge.tsx";
import { ORIGIN_WORDS, REVIEW_WORDS, TYPE_WORDS } from "../_app.items._index/item-words.ts";
import { StatusOfItem } from "../_app.items._index/list-columns.tsx";
import type { action, loader } from "./action.server.ts";
import { Decisions } from "./decisions.tsx";
import { History } from "./history.tsx";
import { Preview } from "./preview.tsx";
import { Statistics } from "./statistics.tsx";

export { action, loader } from "./action.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.item.title ?? "Question");

export default function ItemPage() {
  const { item } = useLoaderData<typeof loader>();
  return (
    <Page
      title={item.title === "" ? item.id : item.title}
      lead={`${item.skill.name}, level ${item.level}`}
      width="wide"
      breadcrumbs={[{ label: "Questions", to: "/items" }]}
      facts={
        <>
          <StatusOfItem status={item.status} />
          <Badge tone="neutral">{TYPE_WORDS[item.type] ?? item.type}</Badge>
          <Badge tone="neutral">{ORIGIN_WORDS[item.origin] ?? item.origin}</Badge>
          <Badge tone={item.review === "signed" ? "ready" : "neutral"}>
            {REVIEW_WORDS[item.review] ?? item.review}
          </Badge>
          {item.safetyCritical && <Badge tone="blocked">Safety-critical</Badge>}
          <span className="font-mono text-12 break-all text-ink-muted">{item.id}</span>
        </>
      }
      action={
        <>
          <Form method="post">
            <CsrfField />
            <SubmitButton look="secondary" icon={Copy} name="intent" value="duplicate">
              Duplicate
            </SubmitButton>
          </Form>
          <ButtonLink to={`/items/${item.id}/edit`} look="primary" icon={Pencil}>
            Edit
          </ButtonLink>
        </>
      }
    >
      <div className="flex flex-col gap-6">
        <Outcome />
        <Problems />
        <Preview key={item.version} item={item} />
        <Statistics item={item} />
        <Decisions />
        <History versions={item.versions} />
      </div>
    </Page>
  );
}

function Outcome() {
  const answer = useActionData<typeof action>();
  if (answer === undefined) return null;
  return (
    <Notice tone={answer.tone} title={answer.title} live>
      {answer.text}
      {answer.problems.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {answer.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}

function Problems() {
  const { item } = useLoaderData<typeof loader>();
  if (item.problems.length === 0) return null;
  return (
    <Panel
      title="Automatic checks"
      description={
        item.sound
          ? "They pass, with something to look at."
          : "They do not pass: until they do, the question cannot be piloted or go live."
      }
    >
      <ul className="flex flex-col gap-2 text-14">
        {item.problems.map(({ path, message, severity }) => (
          <li key={`${path} ${message}`} className="flex flex-wrap items-baseline gap-2">
            <Badge tone={severity === "error" ? "blocked" : "short"}>{severity === "error" ? "Must" : "Look at"}</Badge>
            <span className="font-mono text-12 text-ink-muted">{path}</span>
            <span>{message}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
