/** `requested` is the only one that can still change. */
export type SignOffStatus = "requested" | "signed" | "not-yet" | "declined" | "withdrawn";

/** Whether somebody still has to do something about it. */
export const isOpen = (status: string): boolean => status === "requested";
