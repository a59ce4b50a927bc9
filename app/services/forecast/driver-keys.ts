/** The one key of exposure to AI; series and use cases are named by their ids. */
export const EXPOSURE = "exposure";

export const keyOfSeries = (id: string): string => `series:${id}`;
export const keyOfUseCase = (id: string): string => `use-case:${id}`;
