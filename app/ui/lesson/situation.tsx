import { Factory } from "lucide-react";
import type { Sector } from "#app/catalog/catalog.ts";
import type { LessonBlocks } from "#app/catalog/lessons/lesson-schemas.ts";
import { Disclosure } from "./disclosure.tsx";
import { LessonBlock } from "./lesson-block.tsx";

const PLACE: Readonly<Record<Sector, string>> = {
  manufacturing: "In a factory",
  port: "In a port",
  utility: "At a utility",
};

const SECTORS: readonly Sector[] = ["manufacturing", "port", "utility"];

interface SituationProps {
  readonly block: LessonBlocks["situation"];
  /** The reader's. */
  readonly sector: Sector;
  /** The lesson's own: always there. */
  readonly home: Sector;
}

/** The opening case where the reader works; the others on request. */
export function Situation({ block, sector, home }: SituationProps) {
  const first = block[sector] === undefined ? home : sector;
  const others = SECTORS.filter((one) => one !== first && block[one] !== undefined);
  return (
    <LessonBlock label={PLACE[first]} icon={Factory} title="The situation">
      <p>{block[first]}</p>
      {others.length > 0 && (
        <div className="mt-2">
          {others.map((other) => (
            <Disclosure key={other} summary={PLACE[other]}>
              <p>{block[other]}</p>
            </Disclosure>
          ))}
        </div>
      )}
    </LessonBlock>
  );
}
