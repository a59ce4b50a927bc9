import { data } from "@remix-run/node";
import { protectedAction, protectedLoader } from "#app/http/access.server.ts";
import {
  applyItemImport,
  planItemImport,
  type ImportPlan,
  type QuestionFile,
} from "#app/services/import-items.server.ts";
import { listItemSkills } from "#app/services/new-item.server.ts";
import { receiveQuestionFile } from "#app/services/receive-question-file.server.ts";

export const loader = protectedLoader("content:write", async ({ viewer }) => {
  return { skills: await listItemSkills(viewer.orgId) };
});

/** What the page shows after a form was sent. */
export interface ImportAnswer {
  readonly step: "planned" | "applied" | "refused";
  readonly message: string | null;
  readonly plan: ImportPlan | null;
  /** What applying sends again. */
  readonly again: { readonly content: string; readonly format: string; readonly fileName: string } | null;
  readonly chosen: { readonly skill: string; readonly level: string; readonly area: string };
}

export const action = protectedAction(
  "content:write",
  async ({ viewer, request, requireCsrf }) => {
    const received = await receiveQuestionFile(request);
    const fields = received.ok ? received.value.fields : received.error.fields;
    requireCsrf(fields.get("csrf") ?? null);
    const text = (name: string): string => (fields.get(name) ?? "").trim();
    const chosen = { skill: text("skill"), level: text("level"), area: text("area") };
    const refuse = (message: string, plan: ImportPlan | null = null) =>
      data({ step: "refused", message, plan, again: null, chosen } satisfies ImportAnswer, { status: 422 });
    if (!received.ok) return refuse(received.error.message);
    const applying = text("intent") === "apply";
    const fileName = applying ? text("fileName") : received.value.fileName;
    if (fileName === "") return refuse("No file was chosen. Choose a GIFT or CSV file.");
    const bytes = applying ? new Uint8Array(Buffer.from(text("content"), "base64")) : received.value.bytes;
    const file: QuestionFile = {
      format: formatOf(applying ? text("format") : "", fileName),
      bytes,
      defaults: { skill: chosen.skill, level: levelOf(chosen.level), area: chosen.area },
    };
    if (applying) return apply(viewer, file, text("fingerprint"), refuse, chosen);
    const planned = await planItemImport(viewer.orgId, file);
    if (!planned.ok) return refuse(planned.error.message);
    const again = { content: Buffer.from(bytes).toString("base64"), format: file.format, fileName };
    return data({ step: "planned", message: null, plan: planned.value, again, chosen } satisfies ImportAnswer);
  },
  { body: "stream" },
);

async function apply(
  viewer: {
    readonly orgId: Parameters<typeof applyItemImport>[0];
    readonly accountId: Parameters<typeof applyItemImport>[1];
  },
  file: QuestionFile,
  fingerprint: string,
  refuse: (message: string, plan?: ImportPlan | null) => ReturnType<typeof data<ImportAnswer>>,
  chosen: ImportAnswer["chosen"],
) {
  const applied = await applyItemImport(viewer.orgId, viewer.accountId, file, fingerprint);
  if (applied.ok)
    return data({ step: "applied", message: null, plan: applied.value, again: null, chosen } satisfies ImportAnswer);
  if (applied.error.kind === "unreadable") return refuse(applied.error.message);
  return refuse(
    "Questions changed since the file was looked at, so nothing was written. Choose the file again to see what it would do now.",
    applied.error.plan,
  );
}

const levelOf = (text: string): 1 | 2 | 3 => ([1, 2, 3] as const).find((level) => String(level) === text) ?? 2;

/** GIFT has many endings; only CSV has one of its own. */
function formatOf(said: string, fileName: string): QuestionFile["format"] {
  if (said === "csv" || said === "gift") return said;
  return /\.(?:csv|tsv)$/i.test(fileName) ? "csv" : "gift";
}
