import { DataTable } from "../data-table.tsx";
import { formatCount } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { TextLink } from "../text-link.tsx";
import type { Counts, RoleRow, SystemRow } from "./dossier-types.ts";
import { LITERACY_WORDS } from "./words.ts";

interface Line {
  readonly role: RoleRow;
  /** Null: all that the role asks, together. */
  readonly skill: RoleRow["skills"][number] | null;
  readonly counts: Counts | null;
}

/** What each role of a system asks, and how many of its people at the site have it. */
export function LiteracyTable({ system }: { readonly system: SystemRow }) {
  const locale = useLocale();
  const lines = system.roles.flatMap((role): readonly Line[] => [
    { role, skill: null, counts: role.overall },
    ...role.skills.map((skill) => ({ role, skill, counts: skill.counts })),
  ]);
  const count = (of: keyof Counts) => ({
    key: of,
    head: LITERACY_WORDS[of],
    numeric: true,
    cell: ({ role, counts }: Line) =>
      role.skills.length === 0 ? "–" : counts === null ? "withheld" : formatCount(locale, counts[of]),
  });
  return (
    <DataTable
      caption={`AI literacy that ${system.name} needs, by role`}
      rows={lines}
      rowKey={({ role, skill }) => `${role.roleId} ${skill?.skillId ?? ""}`}
      groupBy={({ role }) => headOf(locale, role)}
      density="compact"
      empty="No role is named for it yet."
      columns={[
        {
          key: "skill",
          head: "What is asked",
          rowHead: true,
          cell: ({ role, skill }) =>
            skill === null ? (
              role.skills.length === 0 ? (
                "Its profile asks nothing of AI literacy"
              ) : (
                "All of it"
              )
            ) : (
              <TextLink to={`/skills/${skill.skillId}`}>{skill.skillName}</TextLink>
            ),
        },
        {
          key: "level",
          head: "Level",
          numeric: true,
          cell: ({ skill }) => (skill === null ? null : formatCount(locale, skill.level)),
        },
        count("has"),
        count("lacks"),
        count("notMeasured"),
      ]}
    />
  );
}

function headOf(locale: string, { roleName, people }: RoleRow): string {
  if (people === null) return `${roleName}: too few people to show`;
  return `${roleName}: ${formatCount(locale, people)} at the site`;
}
