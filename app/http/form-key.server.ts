import { randomUUID } from "node:crypto";

/** Names one rendering of a form, so that sending it twice does its work once. */
export const newFormKey = (): string => randomUUID();
