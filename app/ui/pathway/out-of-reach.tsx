import { Notice } from "../notice.tsx";
import { TextLink } from "../text-link.tsx";
import type { Path } from "./path-types.ts";
import { reachInWords } from "./words.ts";

/** Levels to which nothing at hand leads: said, and not silently left out. */
export function OutOfReach({ path }: { readonly path: Pick<Path, "outOfReach" | "skillNames"> }) {
  return (
    <Notice tone="warning" title="Part of the role is out of reach of this path">
      <ul className="list-disc pl-5">
        {path.outOfReach.map(({ skillId, level, reason }) => (
          <li key={`${skillId} ${level}`}>
            <TextLink to={`/skills/${skillId}`}>{path.skillNames[skillId] ?? skillId}</TextLink>, level {level}:{" "}
            {reachInWords(reason)}.
          </li>
        ))}
      </ul>
    </Notice>
  );
}
