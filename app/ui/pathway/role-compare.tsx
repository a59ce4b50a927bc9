import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import type { RoleOutlook } from "#app/engine/pathway/personal-path.ts";
import type { PlainDate } from "#app/engine/kernel/calendar.ts";
import { SubmitButton } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { formatChance, formatDate, formatDecimal, formatLevel, formatQuantity } from "../format.ts";
import { useLocale } from "../root-data.ts";
import { Badge } from "../status-badge.tsx";
import { TextLink } from "../text-link.tsx";
import { durationInWords } from "./words.ts";

/** One role from where a person stands. */
export interface ComparedRole {
  readonly roleId: string;
  readonly roleName: string;
  readonly purpose: string;
  readonly isTarget: boolean;
  readonly isPresent: boolean;
  readonly outlook: RoleOutlook;
  readonly minutesToReady: number | null;
  readonly readyOn: PlainDate | null;
  readonly hoursPerWeek: number;
  readonly biggestGaps: readonly {
    readonly skillId: string;
    readonly skillName: string;
    readonly required: number;
    readonly track: number | null;
    readonly critical: boolean;
  }[];
  readonly openNeeds: { readonly site: string; readonly heads: number; readonly useCases: number } | null;
}

/** Up to three roles side by side; on a phone one below the other. The same numbers as on each role's own page. */
export function RoleCompare({
  roles,
  mayChoose,
}: {
  readonly roles: readonly ComparedRole[];
  readonly mayChoose: boolean;
}) {
  return (
    <ul className="grid gap-6 md:grid-cols-2 xl:grid-cols-3">
      {roles.map((role) => (
        <li key={role.roleId} className="flex flex-col rounded-panel border border-line bg-surface p-4 md:p-6">
          <h2 className="text-20 font-semibold">
            <TextLink to={`/roles/${role.roleId}`}>{role.roleName}</TextLink>
          </h2>
          <p className="mt-1 flex gap-2">
            {role.isPresent && <Badge tone="neutral">Your role</Badge>}
            {role.isTarget && <Badge tone="neutral">Your target</Badge>}
          </p>
          <p className="mt-2 text-14 text-ink-muted">{role.purpose}</p>
          <RoleNumbers role={role} />
          {mayChoose && !role.isTarget && (
            <Form method="post" action="/explore" className="mt-auto pt-4">
              <CsrfField />
              <input type="hidden" name="role" value={role.roleId} />
              <SubmitButton look="secondary">Make this my target</SubmitButton>
            </Form>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Chance, time, gaps and open needs of one role. */
export function RoleNumbers({ role }: { readonly role: ComparedRole }) {
  const locale = useLocale();
  const { outlook, minutesToReady, readyOn, hoursPerWeek, biggestGaps, openNeeds } = role;
  return (
    <dl className="mt-4 flex flex-col gap-3">
      <Line term="Chance of being ready today">
        {outlook.chance === null ? (
          "not enough evidence"
        ) : (
          <>
            <span className="numerals text-20 font-semibold">{formatChance(locale, outlook.chance.chance)}</span>{" "}
            <span className="numerals text-14 text-ink-muted">
              {formatChance(locale, outlook.chance.low)} to {formatChance(locale, outlook.chance.high)}
            </span>
          </>
        )}
      </Line>
      <Line term="Time to ready">
        {minutesToReady === null ? (
          "no path leads there yet"
        ) : (
          <>
            <span className="numerals text-20 font-semibold">{durationInWords(minutesToReady)}</span>{" "}
            {readyOn !== null && (
              <span className="text-14 text-ink-muted">
                by {formatDate(locale, readyOn)} at{" "}
                {formatDecimal(locale, hoursPerWeek, hoursPerWeek % 1 === 0 ? 0 : 2)} h a week
              </span>
            )}
          </>
        )}
      </Line>
      <Line term="Largest gaps">
        {biggestGaps.length === 0 ? (
          "none"
        ) : (
          <ol className="flex flex-col gap-1 text-14">
            {biggestGaps.map((gap) => (
              <li key={gap.skillId}>
                <TextLink to={`/skills/${gap.skillId}`}>{gap.skillName}</TextLink>{" "}
                <span className="numerals text-ink-muted">
                  {gap.track === null ? "not measured" : formatLevel(locale, gap.track)}, needs {gap.required}
                  {gap.critical && ", critical"}
                </span>
              </li>
            ))}
          </ol>
        )}
      </Line>
      <Line term="Open needs">
        {openNeeds === null
          ? "you work at no site"
          : openNeeds.heads === 0
            ? `none planned at ${openNeeds.site}`
            : `${formatQuantity(locale, openNeeds.heads, "head", "heads")} in ${formatQuantity(locale, openNeeds.useCases, "use case", "use cases")} at ${openNeeds.site}`}
      </Line>
    </dl>
  );
}

function Line({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt className="text-12 text-ink-muted">{term}</dt>
      <dd className="text-16">{children}</dd>
    </div>
  );
}
