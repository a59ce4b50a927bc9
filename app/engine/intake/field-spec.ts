import type { FieldSpec, ValueType } from "./import-kind.ts";

/** A field; `headings` are divided by spaces. */
export const field = (
  name: string,
  label: string,
  type: ValueType,
  need: FieldSpec["need"],
  help: string,
  headings: string,
): FieldSpec => ({ field: name, label, type, need, help, headings: headings.split(" ").filter((word) => word !== "") });

/** What other systems call an employee number. */
export const PERSON_HEADINGS =
  "externalid employeeid employeenumber employeeno personnelnumber personid id businessentityid staffid badge " +
  "personalnummer mitarbeiternummer mitarbeiterid persnr matricule numeroemploye numeroempleado idempleado legajo";
