import { DataTable } from "../data-table.tsx";
import { formatCount, formatInstant } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";

interface Plan {
  readonly id: string;
  readonly name: string;
  readonly kind: "mix" | "redeploy";
  readonly roleName: string;
  readonly siteName: string;
  readonly cost: number;
  readonly decidedBy: string | null;
  readonly decidedAt: string;
  readonly wanted: number;
  readonly asked: number;
  readonly late: number;
}

export function PlanTable({ plans }: { readonly plans: readonly Plan[] }) {
  const locale = useLocale();
  return (
    <DataTable
      caption="Decided plans, newest first"
      rows={plans}
      rowKey={({ id }) => id}
      empty=""
      columns={[
        {
          key: "name",
          head: "Plan",
          rowHead: true,
          cell: ({ id, name, kind }) => (
            <>
              <TextLink to={`/plans/${id}`}>{name}</TextLink>
              <span className="block text-12 font-normal text-ink-muted">
                {kind === "mix" ? "Fill a gap" : "Redeploy from a role"}
              </span>
            </>
          ),
        },
        { key: "role", head: "Role", onPhone: "full", cell: ({ roleName, siteName }) => `${roleName}, ${siteName}` },
        { key: "cost", head: "Cost", numeric: true, onPhone: "pair", cell: ({ cost }) => formatCount(locale, cost) },
        {
          key: "asked",
          head: "Asked to learn",
          numeric: true,
          onPhone: "pair",
          cell: ({ wanted, asked, late }) =>
            wanted === 0 ? "nobody" : `${asked} of ${wanted}${late > 0 ? `, ${late} late` : ""}`,
        },
        {
          key: "decided",
          head: "Decided",
          onPhone: "full",
          cell: ({ decidedBy, decidedAt }) =>
            `${formatInstant(locale, decidedAt, "UTC")}${decidedBy === null ? "" : ` by ${decidedBy}`}`,
        },
      ]}
    />
  );
}
