import type { Sight } from "#app/engine/access/sights.ts";
import { formatQuantity } from "../format.ts";
import { useLocale } from "../root-data.ts";

interface ViewerKind {
  readonly roleName: string;
  readonly places: readonly {
    readonly unitName: string;
    readonly accounts: number;
    readonly names: readonly string[] | null;
  }[];
  readonly sights: readonly Sight[];
}

interface ViewerListProps {
  readonly viewers: readonly ViewerKind[];
  readonly assessors: readonly string[];
  readonly minimumGroupSize: number;
}

/** Each kind of viewer: who they are, what they see of the reader, and why. Built from the permission table. */
export function ViewerList({ viewers, assessors, minimumGroupSize }: ViewerListProps) {
  const locale = useLocale();
  return (
    <ul className="flex flex-col divide-y divide-line">
      {viewers.map((viewer) => (
        <Viewer
          key={`${viewer.roleName} ${viewer.sights.join(" ")}`}
          title={viewer.roleName}
          who={viewer.places.map(({ unitName, accounts, names }) => {
            const holders = names?.join(", ") ?? formatQuantity(locale, accounts, "account", "accounts");
            return `${unitName}: ${holders}`;
          })}
          why={`Because you belong to ${viewer.places.length === 1 ? "this unit" : "these units"}.`}
          sights={viewer.sights.map((sight) => sightInWords(sight, minimumGroupSize))}
        />
      ))}
      {assessors.length > 0 && (
        <Viewer
          title="Colleagues asked to sign you off"
          who={[assessors.join(", ")]}
          why="You or somebody who looks after you asked them to watch you at work."
          sights={["The sign-off they were asked for, and nothing else of your record"]}
        />
      )}
    </ul>
  );
}

interface ViewerProps {
  readonly title: string;
  /** A line each. */
  readonly who: readonly string[];
  readonly why: string;
  readonly sights: readonly string[];
}

function Viewer({ title, who, why, sights }: ViewerProps) {
  return (
    <li className="py-4 text-14 first:pt-0 last:pb-0">
      <h3 className="font-semibold">{title}</h3>
      {who.map((line) => (
        <p key={line} className="break-words">
          {line}
        </p>
      ))}
      <p className="text-ink-muted">{why}</p>
      <ul className="mt-2 flex list-disc flex-col gap-1 pl-5">
        {sights.map((sight) => (
          <li key={sight}>{sight}</li>
        ))}
      </ul>
    </li>
  );
}

function sightInWords(sight: Sight, minimumGroupSize: number): string {
  switch (sight) {
    case "record":
      return "Your levels and every entry behind them";
    case "judges":
      return "May add a rating about you, and decide disputes about entries that are not their own";
    case "claims":
      return "What you hand in as prior learning, with its files, to decide about it";
    case "cells":
      return "Your levels in the heatmap, beside other people's";
    case "account":
      return "Your name, e-mail and badge number, and which roles you hold. No skills";
    case "personnel":
      return "Your line in an imported personnel or training file. No estimates";
    case "changes":
      return "The audit log: what was changed in your record, with the levels entered, by whom and when";
    case "counts":
      return `Totals of groups of at least ${String(minimumGroupSize)} people, in which you are counted`;
  }
}
