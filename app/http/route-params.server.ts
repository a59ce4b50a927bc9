import { z } from "zod";
import { problemResponse } from "./problem.server.ts";

const uuid = z.uuid();

/** An id from the address; what is no id at all is answered like an id that does not exist. */
export function requireUuid(value: string | undefined): string {
  const parsed = uuid.safeParse(value);
  if (!parsed.success) throw problemResponse({ kind: "not-found" });
  return parsed.data;
}

/** A position counted from 1; what is none is answered like one that does not exist. */
export function requirePosition(value: string | undefined): number {
  if (value === undefined || !/^[1-9]\d{0,3}$/.test(value)) throw problemResponse({ kind: "not-found" });
  return Number(value);
}
