import { data, redirect } from "@remix-run/node";
import type { MetaFunction } from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { z } from "zod";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import { requireCatalogueReader } from "#app/http/catalogue-access.server.ts";
import { optionalText, parseForm } from "#app/http/form-data.server.ts";
import { problemResponse, requireFound } from "#app/http/problem.server.ts";
import { SECTOR_NAMES } from "#app/services/catalog-reading.ts";
import { loadLessonUpkeep, moveLesson, signLesson } from "#app/services/catalogue/lesson-upkeep.server.ts";
import { ButtonLink, SubmitButton } from "#app/ui/button.tsx";
import { CsrfField } from "#app/ui/csrf-field.tsx";
import { formatDate } from "#app/ui/format.ts";
import { Notice } from "#app/ui/notice.tsx";
import { Page } from "#app/ui/page.tsx";
import { pageTitle } from "#app/ui/page-title.ts";
import { Panel } from "#app/ui/panel.tsx";
import { useLocale } from "#app/ui/root-data.ts";
import { TextInput } from "#app/ui/text-input.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: found }) => pageTitle(found?.lesson.title ?? "Lesson");

export const loader = protectedLoader("framework:read", async ({ viewer, params }) => {
  const { mayWrite } = requireCatalogueReader(viewer);
  return { lesson: requireFound(await loadLessonUpkeep(viewer, params["lessonId"] ?? "")), mayWrite };
});

const upkeep = z.object({
  intent: z.enum(["sign", "retire", "restore"], "Choose what to do with the lesson."),
  version: z.coerce.number().int().min(1),
  reason: optionalText(500),
});

export const action = protectedAction("content:write", async ({ viewer, params, form }) => {
  const id = params["lessonId"] ?? "";
  const parsed = parseForm(form, upkeep);
  if (!parsed.ok) return data({ problem: Object.values(parsed.error)[0] ?? "" }, { status: 400 });
  const { intent, version, reason } = parsed.value;
  const at = { id, version };
  if (intent !== "sign" && reason === null)
    return data({ problem: "Say why in a few words: it goes into the audit log." }, { status: 400 });
  const done =
    intent === "sign"
      ? await signLesson(viewer, at)
      : await moveLesson(viewer, at, intent === "retire" ? "retired" : "live", reason ?? "");
  if (done.ok) return redirect(`/catalogue/lessons/${id}`);
  if (done.error.kind === "not-found") throw problemResponse({ kind: "not-found" });
  return data(
    { problem: "The lesson was changed meanwhile. Nothing was saved; read it again, then decide." },
    { status: 409 },
  );
});

const SECTORS: Readonly<Record<string, string>> = SECTOR_NAMES;

export default function LessonUpkeepPage() {
  const { lesson, mayWrite } = useLoaderData<typeof loader>();
  const answer = useActionData<{ readonly problem: string }>();
  const locale = useLocale();
  const signed =
    lesson.signedBy !== null && lesson.signedOn !== null
      ? `Signed by ${lesson.signedBy}, ${formatDate(locale, lesson.signedOn)}`
      : `${lesson.review === "second-read" ? "Read by a second person" : "Drafted"}, not signed by a domain expert yet`;
  return (
    <Page
      width="reading"
      title={lesson.title}
      lead={`Afterwards: ${lesson.outcome}`}
      breadcrumbs={[
        { label: "Catalogue", to: "/catalogue" },
        {
          label: `${lesson.skillName}, level ${String(lesson.toLevel)}`,
          to: `/catalogue?skill=${lesson.skillId}&level=${String(lesson.toLevel)}`,
        },
      ]}
      action={<ButtonLink to={`/library/lessons/${lesson.id}`}>Read the lesson</ButtonLink>}
    >
      <div className="flex flex-col gap-6">
        {answer !== undefined && <Notice tone="warning" live title={answer.problem} />}
        <Panel title={lesson.status === "retired" ? "Retired" : "In the library"}>
          <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1.5 text-14 [&_dt]:text-ink-muted">
            <dt>Version</dt>
            <dd className="numerals">{lesson.version}</dd>
            <dt>Reviewed</dt>
            <dd className="numerals">{formatDate(locale, lesson.reviewedOn)}</dd>
            <dt>Signature</dt>
            <dd>{signed}</dd>
            <dt>Length, case</dt>
            <dd className="numerals">
              {lesson.minutes} minutes, {SECTORS[lesson.sector] ?? lesson.sector}
            </dd>
            <dt>Opened, done</dt>
            <dd className="numerals">
              {lesson.readers} people, {lesson.completed} people
            </dd>
          </dl>
        </Panel>
        {mayWrite && <UpkeepForms lesson={lesson} />}
      </div>
    </Page>
  );
}

interface UpkeepFormsProps {
  readonly lesson: Pick<ReturnType<typeof useLoaderData<typeof loader>>["lesson"], "version" | "status" | "signedBy">;
}

function UpkeepForms({ lesson }: UpkeepFormsProps) {
  const pending = useNavigation().state !== "idle";
  const retired = lesson.status === "retired";
  return (
    <>
      {lesson.signedBy === null && !retired && (
        <Panel
          title="Sign as a domain expert"
          description="You have read this version and say with your name that it is right for your plant. A later version needs a signature of its own."
        >
          <Form method="post">
            <CsrfField />
            <input type="hidden" name="intent" value="sign" />
            <input type="hidden" name="version" value={lesson.version} />
            <SubmitButton pending={pending}>Sign version {String(lesson.version)}</SubmitButton>
          </Form>
        </Panel>
      )}
      <Panel
        title={retired ? "Put it back" : "Retire"}
        description={
          retired
            ? "It is offered again to everybody."
            : "It is no longer offered. What people did with it stays in their records, and updates of the library do not bring it back."
        }
      >
        <Form method="post" className="flex flex-col gap-4">
          <CsrfField />
          <input type="hidden" name="intent" value={retired ? "restore" : "retire"} />
          <input type="hidden" name="version" value={lesson.version} />
          <TextInput label="Reason" name="reason" maxLength={500} />
          <div>
            <SubmitButton look={retired ? "secondary" : "danger"} pending={pending}>
              {retired ? "Put it back" : "Retire this lesson"}
            </SubmitButton>
          </div>
        </Form>
      </Panel>
    </>
  );
}
