import { DataTable } from "../data-table.tsx";

interface Requisition {
  readonly id: string;
  readonly kind: "hire" | "borrow";
  readonly quarter: string;
  readonly heads: number;
}

export function RequisitionTable({ requisitions }: { readonly requisitions: readonly Requisition[] }) {
  return (
    <DataTable
      caption="Heads that this plan asks recruiting for"
      rows={requisitions}
      rowKey={({ id }) => id}
      empty=""
      columns={[
        { key: "kind", head: "Way", rowHead: true, cell: ({ kind }) => (kind === "hire" ? "Hire" : "Borrow") },
        { key: "quarter", head: "At work in", onPhone: "pair", cell: ({ quarter }) => quarter.replace("-", " ") },
        { key: "heads", head: "Heads", numeric: true, onPhone: "pair", cell: ({ heads }) => heads },
      ]}
    />
  );
}
