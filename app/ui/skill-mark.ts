/** Where the person stands in a skill; a null step is "not measured". */
export interface NodeState {
  readonly step: 1 | 2 | 3 | 4 | 5 | null;
  readonly expired?: boolean;
  readonly uncertain?: boolean;
}

/** What is known about somebody, or asked by a role, for one skill of the graph. */
export interface SkillMark {
  /** Left out where the graph is about nobody. */
  readonly state?: NodeState;
  /** The role in question asks for it. */
  readonly required?: boolean;
  /** Read out after the name: "level 2.4, needs 3". */
  readonly detail?: string;
}
