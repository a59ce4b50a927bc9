import { DataTable } from "../data-table.tsx";
import { formatChance, formatCount, formatDate, formatShare } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import { TextLink } from "../text-link.tsx";
import type { UseCaseSummary } from "./use-case-types.ts";
import { missingInWords, STATUS_WORDS } from "./words.ts";

/** The register as a table. */
export function UseCaseTable({ useCases }: { readonly useCases: readonly UseCaseSummary[] }) {
  const locale = useLocale();
  return (
    <DataTable
      caption="AI use cases with site, state, value and readiness"
      rows={useCases}
      rowKey={({ id }) => id}
      empty="No use case is on record for your sites. Add the first one with the problem it solves."
      columns={[
        {
          key: "name",
          head: "Use case",
          rowHead: true,
          cell: ({ id, code, name }) => (
            <TextLink to={`/use-cases/${id}`}>
              <span className="numerals text-ink-muted">{code}</span> {name}
            </TextLink>
          ),
        },
        { key: "site", head: "Site", cell: ({ siteName }) => siteName },
        { key: "status", head: "State", cell: ({ status }) => STATUS_WORDS[status] },
        {
          key: "golive",
          head: "Go-live",
          cell: ({ goLiveOn, probability }) =>
            goLiveOn === null ? "no date" : `${formatDate(locale, goLiveOn)}, ${formatChance(locale, probability)}`,
        },
        {
          key: "value",
          head: "Value per year",
          numeric: true,
          cell: ({ valuePerYear }) => (valuePerYear === null ? "not stated" : formatCount(locale, valuePerYear)),
        },
        {
          key: "ready",
          head: "People ready",
          numeric: true,
          cell: ({ readyShare, withheld }) =>
            readyShare === null
              ? withheld > 0
                ? "withheld"
                : "no heads named"
              : `${formatShare(locale, readyShare)}${withheld > 0 ? ", in part" : ""}`,
        },
        {
          key: "owners",
          head: "Owners IT, OT",
          wideOnly: true,
          cell: ({ itOwner, otOwner }) => `${itOwner ?? "no IT owner"}, ${otOwner ?? "no OT owner"}`,
        },
        {
          key: "missing",
          head: "Missing for its state",
          onPhone: "full",
          cell: ({ missing }) =>
            missing.length === 0 ? <Badge tone="ready">Complete</Badge> : missingInWords(missing),
        },
      ]}
    />
  );
}
