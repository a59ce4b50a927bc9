import { formatDate } from "../format.ts";
import { Facts } from "../facts.tsx";
import { LevelText } from "../level-text.tsx";
import { useLocale } from "../root-data.ts";
import { kindWord, type ClaimItem } from "./claim-types.ts";

/** What the person says, as pairs; what was left out is not mentioned. */
export function ClaimFacts({ claim }: { readonly claim: ClaimItem }) {
  const locale = useLocale();
  const { issuer, issuedOn, expiresOn, link } = claim;
  const facts = [
    { term: "Asked for", value: <LevelText level={claim.level} /> },
    { term: "Kind", value: kindWord(claim.kind) },
    ...(issuer === null ? [] : [{ term: "Issued by", value: issuer }]),
    ...(issuedOn === null ? [] : [{ term: "Issued on", value: formatDate(locale, issuedOn) }]),
    ...(expiresOn === null ? [] : [{ term: "Valid until", value: formatDate(locale, expiresOn) }]),
    { term: "What", value: <span className="whitespace-pre-line">{claim.description}</span> },
    ...(link === null
      ? []
      : [
          {
            term: "Link",
            value: (
              <a href={link} rel="noreferrer noopener" className="break-all text-accent underline underline-offset-2">
                {link}
              </a>
            ),
          },
        ]),
  ];
  return <Facts facts={facts} />;
}
