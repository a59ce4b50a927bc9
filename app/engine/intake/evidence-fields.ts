import { field, PERSON_HEADINGS } from "./field-spec.ts";
import type { FieldSpec } from "./import-kind.ts";

/** One job title per row. */
export const TITLE_FIELDS: readonly FieldSpec[] = [
  field(
    "title",
    "Job title",
    "text",
    "required",
    "As your people's records have it.",
    "title jobtitle job stelle funktion poste puesto",
  ),
  field(
    "role",
    "AI role",
    "text",
    "required",
    "Id or name of a role; “none” for no AI role.",
    "role roleid airole rolle kirolle roleia rolia",
  ),
];

const SKILL_HEADINGS = "skill skillid skillname competency faehigkeit kompetenz competence competencia";

/** One rating of one skill per row. */
export const RATING_FIELDS: readonly FieldSpec[] = [
  field("person", "Employee number", "text", "required", "Must be known already.", PERSON_HEADINGS),
  field("skill", "Skill", "text", "required", "Id, name or alias of a skill.", SKILL_HEADINGS),
  field("level", "Level", "level", "required", "0 to 5.", "level rating score stufe bewertung niveau nivel"),
  field(
    "ratedOn",
    "Rated on",
    "date",
    "required",
    "The day on which it was true.",
    "ratedon date on datum ratingdate fecha",
  ),
  field(
    "source",
    "Rated by whom",
    "text",
    "optional",
    "self or manager; manager when there is no such column.",
    "source by kind quelle art origen",
  ),
  field(
    "rater",
    "Rater's employee number",
    "text",
    "optional",
    "Who gave the rating.",
    "rater raterid assessor manager bewerter evaluateur evaluador",
  ),
  field(
    "note",
    "Note",
    "text",
    "optional",
    "Kept with the entry.",
    "note comment reason bemerkung kommentar commentaire comentario",
  ),
];

/** One certificate of one person per row. */
export const CERTIFICATE_FIELDS: readonly FieldSpec[] = [
  field("person", "Employee number", "text", "required", "Must be known already.", PERSON_HEADINGS),
  field(
    "certificate",
    "Certificate",
    "text",
    "required",
    "Its name.",
    "certificate certification name zertifikat nachweis certificat certificado",
  ),
  field("skill", "Skill", "text", "required", "Id, name or alias; several divided by “;” or “|”.", SKILL_HEADINGS),
  field("level", "Level", "level", "required", "0 to 5: the level that it proves.", "level stufe niveau nivel"),
  field(
    "issuedOn",
    "Issued on",
    "date",
    "required",
    "The day of issue.",
    "issuedon issued issuedate date ausgestellt ausgestelltam delivrele emitido",
  ),
  field(
    "expiresOn",
    "Expires on",
    "date",
    "optional",
    "The last day on which it counts.",
    "expireson expires expiry expirydate validuntil gueltigbis ablauf expirele vence",
  ),
  field(
    "number",
    "Certificate number",
    "text",
    "optional",
    "Tells two certificates of the same name apart.",
    "number certificatenumber nummer numero",
  ),
];
