interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Target {
  readonly roleId: string;
  readonly roleName: string;
  readonly isChosen: boolean;
  readonly outlook: {
    readonly people: number;
    readonly medianHours: number;
    readonly lowHours: number;
    readonly highHours: number;
    readonly medianCost: number;
  } | null;
  readonly shared: {
    readonly judgedBy: number;
    readonly there: readonly Named[];
    readonly missing: readonly Named[];
  } | null;
}
