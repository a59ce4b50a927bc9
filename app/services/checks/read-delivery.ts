import { z } from "zod";
import type { SentAnswer } from "./check-view.ts";
import { sentAnswers } from "./stored-check.ts";

const delivery = z.object({ answers: sentAnswers });

/** The answers of a delivery as they came from a device; null where it is none. */
export function readDelivery(body: unknown): readonly SentAnswer[] | null {
  const parsed = delivery.safeParse(body);
  return parsed.success ? parsed.data.answers : null;
}
