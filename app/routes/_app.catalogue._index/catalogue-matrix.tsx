import type { CatalogueCell, CatalogueRow } from "#app/services/catalogue/load-catalogue.server.ts";
import { SECTOR_NAMES } from "#app/services/catalog-reading.ts";
import { type Column, DataTable } from "#app/ui/data-table.tsx";
import { formatLanguage, formatMonth } from "#app/ui/format.ts";
import { useLocale } from "#app/ui/root-data.ts";
import { TextLink } from "#app/ui/text-link.tsx";

/** A row for each skill, a column for each level that a lesson can lead to. */
export function CatalogueMatrix({ rows }: { readonly rows: readonly CatalogueRow[] }) {
  const columns: readonly Column<CatalogueRow>[] = [
    {
      key: "skill",
      head: "Skill",
      rowHead: true,
      cell: ({ name, skillId }) => (
        <TextLink plain to={`/skills/${skillId}`}>
          {name}
        </TextLink>
      ),
    },
    ...([1, 2, 3] as const).map((level): Column<CatalogueRow> => ({
      key: `level-${String(level)}`,
      head: `Level ${String(level)}`,
      width: "@table:w-48",
      onPhone: "full",
      cell: (row) => {
        const cell = row.cells.find((candidate) => candidate.level === level);
        return cell === undefined ? null : <Cell row={row} cell={cell} />;
      },
    })),
    {
      key: "holes",
      head: "Missing",
      width: "@table:w-56",
      onPhone: "full",
      cell: ({ holes }) =>
        holes.length === 0 ? "" : <span className="text-short">{capitalised(holes.join("; "))}</span>,
    },
  ];
  return (
    <DataTable
      caption="Lessons and questions by skill and level"
      columns={columns}
      rows={rows}
      rowKey={({ skillId }) => skillId}
      groupBy={({ cluster }) => cluster}
      empty="No skill has a hole."
    />
  );
}

const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const SECTORS: Readonly<Record<string, string>> = SECTOR_NAMES;

function Cell({ row, cell }: { readonly row: CatalogueRow; readonly cell: CatalogueCell }) {
  const locale = useLocale();
  if (cell.lessons === 0 && cell.items === 0)
    return (
      <span className="text-ink-muted">
        <span aria-hidden>·</span> Nothing at level {cell.level}
      </span>
    );
  const lessons = cell.lessons === 1 ? "1 lesson" : `${String(cell.lessons)} lessons`;
  const items = cell.items === 1 ? "1 question" : `${String(cell.items)} questions`;
  return (
    <span className="flex flex-col">
      <TextLink plain to={`/catalogue?skill=${encodeURIComponent(row.skillId)}&level=${String(cell.level)}`}>
        <span className="sr-only">
          {row.name}, level {cell.level}:{" "}
        </span>
        <span className="numerals">
          {lessons}
          {cell.lessons > 0 && `, ${String(cell.minutes)} min`}
        </span>
      </TextLink>
      <span className="numerals">{items}</span>
      {cell.oldestReview !== null && (
        <span className="text-12 text-ink-muted">
          {formatMonth(locale, cell.oldestReview)}; {cell.sectors.map((id) => SECTORS[id] ?? id).join(", ")};{" "}
          {cell.languages.map((code) => formatLanguage(locale, code)).join(", ")}
        </span>
      )}
    </span>
  );
}
