import type { MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { Clock, MapPin } from "lucide-react";
import { SECTOR_NAMES } from "#app/services/catalog-reading.ts";
import { useRootData } from "#app/ui/root-data.ts";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { TextLink } from "#app/ui/text-link.tsx";
import type { loader } from "./action.server.ts";
import { LessonPlayer, type Refused } from "./lesson-player.tsx";
import { SigningLine, SourceList } from "./lesson-upkeep.tsx";

export { action, loader } from "./action.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data }) => pageTitle(data?.page.lesson.front.title ?? "Lesson");

export default function LessonRoute() {
  const { page, account, attempt, again, shared } = useLoaderData<typeof loader>();
  const answer = useActionData<Refused>();
  const { csrfToken, locale } = useRootData();
  const { front } = page.lesson;
  return (
    <Page
      width="reading"
      title={front.title}
      lead={`Afterwards: ${front.outcome}`}
      breadcrumbs={[
        { label: "Lessons", to: "/library" },
        { label: page.skill.name, to: `/library?skill=${page.skill.id}` },
      ]}
      facts={
        <div className="flex flex-wrap items-center gap-x-5 gap-y-1 text-14 text-ink-muted">
          <TextLink to={`/skills/${page.skill.id}`}>{page.skill.name}</TextLink>
          <span>
            Level <span className="numerals">{front.from}</span> to <span className="numerals">{front.to}</span>
          </span>
          <span className="inline-flex items-center gap-1.5">
            <Clock aria-hidden size={16} />
            {front.minutes} minutes
          </span>
          <span className="inline-flex items-center gap-1.5">
            <MapPin aria-hidden size={16} />
            {SECTOR_NAMES[page.sector]}
          </span>
          <SigningLine signing={page.signing} />
        </div>
      }
    >
      <LessonPlayer
        key={`${page.id} ${String(page.version)} ${String(again)}`}
        page={page}
        account={account}
        attempt={attempt}
        shared={shared}
        csrf={csrfToken}
        locale={locale}
        refused={answer ?? null}
      />
      <SourceList sources={front.sources} />
    </Page>
  );
}
