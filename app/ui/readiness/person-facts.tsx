interface PersonFactsProps {
  readonly learner: {
    readonly jobTitle: string | null;
    readonly unitTrail: readonly string[];
    readonly stationName: string | null;
    readonly shiftName: string | null;
  };
}

/** Where somebody works, in one line. */
export function PersonFacts({ learner }: PersonFactsProps) {
  const facts = [
    learner.jobTitle,
    learner.unitTrail.join(" › "),
    learner.stationName,
    learner.shiftName === null ? null : `${learner.shiftName} shift`,
  ].filter((fact) => fact !== null && fact !== "");
  return <p className="text-14 text-ink-muted">{facts.join(" · ")}</p>;
}
