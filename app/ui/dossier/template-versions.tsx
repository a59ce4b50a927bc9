import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { DataTable } from "../data-table.tsx";
import { formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import { versionInWords } from "./words.ts";

interface TemplateVersionsProps {
  readonly versions: readonly {
    readonly version: number;
    readonly effectiveOn: PlainDate;
    readonly reason: string | null;
    readonly editedBy: string | null;
  }[];
}

/** Every version of the words, the newest first. */
export function TemplateVersions({ versions }: TemplateVersionsProps) {
  const locale = useLocale();
  return (
    <DataTable
      caption="Versions of the words"
      rows={versions}
      rowKey={({ version }) => String(version)}
      empty=""
      columns={[
        {
          key: "version",
          head: "Version",
          rowHead: true,
          cell: ({ version }) => (
            <TextLink to={`/dossier/template?version=${version}`}>{versionInWords(version)}</TextLink>
          ),
        },
        { key: "from", head: "Holds from", cell: ({ effectiveOn }) => formatDate(locale, effectiveOn) },
        { key: "by", head: "By", cell: ({ editedBy }) => editedBy ?? "came with the product" },
        { key: "why", head: "Why", onPhone: "full", cell: ({ reason }) => reason },
      ]}
    />
  );
}
