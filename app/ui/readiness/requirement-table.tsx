import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import type { EvidenceKind } from "#app/engine/proficiency/evidence.ts";
import type { LevelInterval } from "#app/engine/proficiency/level-classification.ts";
import type { SkillStatus } from "#app/engine/proficiency/readiness.ts";
import { DataTable, type Column } from "../data-table.tsx";
import { formatChance, formatDate, formatLevel } from "../format.ts";
import { ReadinessAxis, ReadinessBar } from "../readiness-bar.tsx";
import type { Reading } from "../reading.ts";
import { useLocale } from "../root-data.ts";
import { Badge, StatusBadge } from "../status-badge.tsx";
import { TextLink } from "../text-link.tsx";
import { KIND_WORDS } from "./words.ts";

export interface RequirementRow {
  readonly skillId: string;
  readonly name: string;
  readonly cluster: string;
  readonly safetyCritical: boolean;
  readonly critical: boolean;
  readonly implied: boolean;
  readonly required: number;
  readonly later: number;
  readonly status: SkillStatus;
  readonly interval: LevelInterval | null;
  readonly chance: { readonly probability: number; readonly low: number; readonly high: number } | null;
  readonly shortfall: number | null;
  readonly selfRatedOnly: boolean;
  readonly disputed: boolean;
  readonly validUntil: PlainDate | null;
  readonly latest: { readonly kind: EvidenceKind; readonly on: PlainDate } | null;
}

export function readingOf(interval: LevelInterval | null, status: SkillStatus): Reading {
  if (interval === null) return { kind: "not-measured" };
  return { kind: "measured", ...interval, uncertain: status === "uncertain", expired: status === "expired" };
}

interface RequirementTableProps {
  readonly caption: string;
  readonly rows: readonly RequirementRow[];
  /** Address of the panel or page that shows what a row is made of. */
  readonly whyTo: (skillId: string) => string;
  readonly openSkill: string | null;
}

/** Every required skill: what is asked, what is known, how sure that is, and from where. */
export function RequirementTable({ caption, rows, whyTo, openSkill }: RequirementTableProps) {
  const locale = useLocale();
  const columns: readonly Column<RequirementRow>[] = [
    { key: "skill", head: "Skill", rowHead: true, cell: (row) => <SkillCell row={row} whyTo={whyTo} /> },
    {
      key: "bar",
      head: "Level, with 80 % interval",
      headExtra: <ReadinessAxis />,
      width: "w-[26%]",
      cell: (row) => (
        <ReadinessBar
          label={row.name}
          reading={readingOf(row.interval, row.status)}
          target={row.required}
          laterTarget={row.later}
        />
      ),
    },
    {
      key: "gap",
      head: "Gap",
      numeric: true,
      wideOnly: true,
      cell: (row) =>
        row.shortfall === null ? <span className="text-ink-muted">–</span> : formatLevel(locale, row.shortfall),
    },
    {
      key: "chance",
      head: "Chance of ready",
      numeric: true,
      wideOnly: true,
      cell: (row) => <ChanceCell chance={row.chance} locale={locale} />,
    },
    { key: "status", head: "Status", wideOnly: true, cell: (row) => <StatusBadge status={row.status} /> },
    { key: "source", head: "Latest source", wideOnly: true, cell: (row) => <SourceCell row={row} locale={locale} /> },
  ];
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.skillId}
      isCurrent={(row) => row.skillId === openSkill}
      empty="This role asks for no skill at this horizon."
    />
  );
}

function SkillCell({ row, whyTo }: { readonly row: RequirementRow; readonly whyTo: (skillId: string) => string }) {
  return (
    <div className="flex flex-col gap-1 py-1">
      <TextLink to={whyTo(row.skillId)} plain stay>
        {row.name}
      </TextLink>
      <div className="flex flex-wrap items-center gap-1.5 text-12 font-normal text-ink-muted">
        <span>
          needs <span className="numerals font-medium text-ink">{row.required}</span>
          {row.later !== row.required && (
            <>
              , later <span className="numerals font-medium text-ink">{row.later}</span>
            </>
          )}
        </span>
        {row.critical && <span>· critical</span>}
        {row.implied && <span>· prerequisite</span>}
        {row.safetyCritical && <Badge tone="short">Safety-critical</Badge>}
        {row.disputed && <Badge tone="uncertain">Disputed</Badge>}
        {row.validUntil !== null && <ValidUntil day={row.validUntil} />}
        <span className="md:hidden">
          <StatusBadge status={row.status} />
        </span>
      </div>
    </div>
  );
}

/** Where the column of the source has no room. */
function ValidUntil({ day }: { readonly day: PlainDate }) {
  return <span className="md:hidden">valid until {formatDate(useLocale(), day)}</span>;
}

function ChanceCell({ chance, locale }: { readonly chance: RequirementRow["chance"]; readonly locale: string }) {
  if (chance === null) return <span className="text-ink-muted">–</span>;
  return (
    <span className="whitespace-nowrap">
      <span className="font-medium">{formatChance(locale, chance.probability)}</span>
      <span className="block text-12 text-ink-muted">
        {formatChance(locale, chance.low)} to {formatChance(locale, chance.high)}
      </span>
    </span>
  );
}

function SourceCell({ row, locale }: { readonly row: RequirementRow; readonly locale: string }) {
  if (row.latest === null) return <span className="text-ink-muted">none</span>;
  return (
    <span>
      {KIND_WORDS[row.latest.kind]}
      {row.selfRatedOnly && row.latest.kind !== "self-rating" && <span className="text-ink-muted">, self-rated</span>}
      <span className="block text-12 text-ink-muted">
        {formatDate(locale, row.latest.on)}
        {row.validUntil !== null && `, valid until ${formatDate(locale, row.validUntil)}`}
      </span>
    </span>
  );
}
