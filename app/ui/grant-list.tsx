import { AccountForm } from "./account-form.tsx";
import { formatDate } from "./format.ts";
import { parsePlainDate } from "#app/engine/kernel/calendar.ts";
import { useLocale } from "./root-data.ts";
import { Badge } from "./status-badge.tsx";

interface ListedGrant {
  readonly id: string;
  readonly roleName: string;
  readonly unitName: string;
  readonly validUntil: Date | null;
  readonly isOver: boolean;
}

interface GrantListProps {
  readonly grants: readonly ListedGrant[];
  readonly changeable: boolean;
}

/** The roles of an account, each with its unit, its last day and the form that takes it back. */
export function GrantList({ grants, changeable }: GrantListProps) {
  const locale = useLocale();
  if (grants.length === 0)
    return <p className="text-ink-muted">None. The account sees its own record and the library.</p>;
  return (
    <ul className="divide-y divide-line">
      {grants.map((grant) => (
        <li key={grant.id} className="flex flex-wrap items-start justify-between gap-4 py-3">
          <div>
            <p className="font-medium">
              {grant.roleName}, {grant.unitName}
            </p>
            <p className="flex items-center gap-2 text-14 text-ink-muted">
              {lastDay(locale, grant.validUntil)}
              {grant.isOver && <Badge tone="expired">Over</Badge>}
            </p>
          </div>
          {changeable && (
            <details>
              <summary className="cursor-pointer text-14 font-medium text-accent">Take back</summary>
              <div className="mt-2">
                <AccountForm buttons={[{ intent: "revoke", label: "Take role back", look: "danger" }]}>
                  <input type="hidden" name="grantId" value={grant.id} />
                </AccountForm>
              </div>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

/** A grant ends at midnight after its last day. */
function lastDay(locale: string, validUntil: Date | null): string {
  if (validUntil === null) return "Without end";
  const day = parsePlainDate(new Date(validUntil.getTime() - 1).toISOString().slice(0, 10));
  return day === undefined ? "Without end" : `Until ${formatDate(locale, day)}`;
}
