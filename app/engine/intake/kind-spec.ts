import { CERTIFICATE_FIELDS, RATING_FIELDS, TITLE_FIELDS } from "./evidence-fields.ts";
import type { ImportKind, KindSpec } from "./import-kind.ts";
import { PEOPLE_FIELDS } from "./people-fields.ts";
import { ASSIGNMENT_FIELDS, SHIFT_FIELDS, UNIT_FIELDS } from "./place-fields.ts";

const SPECS: Readonly<Record<ImportKind, KindSpec>> = {
  "org-units": { kind: "org-units", label: "Units", rowIs: "one unit per row", fields: UNIT_FIELDS },
  shifts: { kind: "shifts", label: "Shifts", rowIs: "one shift per row", fields: SHIFT_FIELDS },
  people: { kind: "people", label: "People", rowIs: "one person per row", fields: PEOPLE_FIELDS },
  assignments: {
    kind: "assignments",
    label: "Assignments",
    rowIs: "one stay of a person in a unit or shift per row",
    fields: ASSIGNMENT_FIELDS,
  },
  titles: { kind: "titles", label: "Job titles", rowIs: "one job title and its AI role per row", fields: TITLE_FIELDS },
  ratings: { kind: "ratings", label: "Ratings", rowIs: "one rating of one skill per row", fields: RATING_FIELDS },
  certificates: {
    kind: "certificates",
    label: "Certificates",
    rowIs: "one certificate of one person per row",
    fields: CERTIFICATE_FIELDS,
  },
};

/** The fields of a kind of file, in the order in which the mapping page shows them. */
export function kindSpec(kind: ImportKind): KindSpec {
  return SPECS[kind];
}
