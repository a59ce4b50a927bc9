import { Form, useNavigation } from "@remix-run/react";
import { RotateCw } from "lucide-react";
import { ButtonLink, SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { formatDate } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import { TextLink } from "../text-link.tsx";
import { becauseInWords, daysInWords, validUntilInWords, type Validity } from "./validity-words.ts";

export interface ExpiryLine extends Validity {
  readonly skillId: string;
  readonly name: string;
  readonly safetyCritical: boolean;
  readonly required: number;
  readonly action:
    | { readonly kind: "refresh"; readonly minutes: number; readonly level: number }
    | { readonly kind: "check" }
    | { readonly kind: "sign-off"; readonly level: number };
}

/** Days from which an end is counted in days. */
const SOON = 90;

/** Skills that run out, in the order given, each with the one thing that keeps it valid. */
export function ExpiryList({ lines }: { readonly lines: readonly ExpiryLine[] }) {
  return (
    <ul className="divide-y divide-line">
      {lines.map((line) => (
        <ExpiryItem key={line.skillId} line={line} />
      ))}
    </ul>
  );
}

function ExpiryItem({ line }: { readonly line: ExpiryLine }) {
  const locale = useLocale();
  const over = line.daysLeft < 0;
  return (
    <li className="flex flex-col gap-3 px-4 py-4 md:flex-row md:items-center md:justify-between md:gap-6 md:px-6">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-16 font-medium">
          <TextLink to={`/me?skill=${encodeURIComponent(line.skillId)}`} plain>
            {line.name}
          </TextLink>
          {line.safetyCritical && <Badge tone="short">Safety-critical</Badge>}
        </p>
        <p className="mt-1 text-14">
          <span className={over ? "font-medium text-expired" : "font-medium"}>
            {line.daysLeft > SOON
              ? validUntilInWords(locale, line)
              : `${over ? "Ran out" : "Expires"} ${daysInWords(locale, line.daysLeft)}, ${formatDate(locale, line.validUntil)}`}
          </span>{" "}
          <span className="text-ink-muted">
            {becauseInWords(locale, line)}
            {line.required > 0 && `. Your role asks for level ${String(line.required)}`}.
          </span>
        </p>
      </div>
      <div className="shrink-0">
        <Renewal line={line} />
      </div>
    </li>
  );
}

function Renewal({ line }: { readonly line: ExpiryLine }) {
  const { action, skillId } = line;
  const navigation = useNavigation();
  const pending = navigation.formMethod === "POST" && navigation.formData?.get("skill") === skillId;
  const skill = encodeURIComponent(skillId);
  if (action.kind === "check") return <ButtonLink to={`/checks/new/${skill}`}>Take the check</ButtonLink>;
  if (action.kind === "sign-off") {
    return (
      <ButtonLink to={`/me/sign-offs?skill=${skill}&level=${String(action.level)}`}>Ask for a sign-off</ButtonLink>
    );
  }
  return (
    <Form method="post" action="/me/currency">
      <CsrfField />
      <input type="hidden" name="skill" value={skillId} />
      <SubmitButton
        look={line.daysLeft <= SOON ? "primary" : "secondary"}
        icon={RotateCw}
        pending={pending}
        pendingLabel="Starting"
      >
        {`Refresh, about ${String(action.minutes)} min`}
      </SubmitButton>
    </Form>
  );
}
