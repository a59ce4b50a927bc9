import { formatCount } from "../format.ts";
import { useLocale } from "../root-data.ts";
import type { SystemRow } from "./dossier-types.ts";
import { LITERACY_WORDS } from "./words.ts";

/** Who uses a system today, in numbers. */
export function UserCounts({ users: { counts } }: { readonly users: SystemRow["users"] }) {
  const locale = useLocale();
  if (counts === null) return <>Users today: withheld, too few people.</>;
  const all = counts.has + counts.lacks + counts.notMeasured;
  if (all === 0) return <>Users today: nobody has been entered.</>;
  const parts = (["has", "lacks", "notMeasured"] as const).map(
    (of) => `${formatCount(locale, counts[of])} ${LITERACY_WORDS[of].toLowerCase()}`,
  );
  return (
    <>
      Users today: {formatCount(locale, all)}, of whom {parts.join(", ")}.
    </>
  );
}
