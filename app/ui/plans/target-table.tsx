import { DataTable } from "../data-table.tsx";

export interface TargetLine {
  readonly roleId: string;
  readonly roleName: string;
  readonly posts: number;
  readonly trained: number;
  readonly hired: number;
}

/** Posts of each target role, and who fills them. */
export function TargetTable({ targets }: { readonly targets: readonly TargetLine[] }) {
  return (
    <DataTable
      caption="Posts per target role and how they are filled"
      rows={targets}
      rowKey={({ roleId }) => roleId}
      empty="No target role was chosen."
      columns={[
        { key: "role", head: "Target role", rowHead: true, cell: ({ roleName }) => roleName },
        { key: "posts", head: "Posts", numeric: true, onPhone: "pair", cell: ({ posts }) => posts },
        {
          key: "trained",
          head: "Filled by learning",
          numeric: true,
          onPhone: "pair",
          cell: ({ trained }) => trained,
        },
        { key: "hired", head: "Left for hiring", numeric: true, onPhone: "pair", cell: ({ hired }) => hired },
      ]}
    />
  );
}
