import { Printer } from "lucide-react";
import { BrandMark } from "../brand-mark.tsx";
import { buttonClasses } from "../button.tsx";
import { useScripted } from "../question/use-scripted.ts";

interface PrintableBadge {
  readonly id: string;
  readonly displayName: string;
  readonly badgeNumber: string;
  readonly unitName: string;
  readonly code: { readonly size: number; readonly path: string };
}

/** Light around a code, in squares, without which cameras do not find it. */
const QUIET_ZONE = 4;

/** Badges of the size of a bank card, two beside each other on A4, cut along their lines. */
export function BadgeSheet({ badges }: { readonly badges: readonly PrintableBadge[] }) {
  const scripted = useScripted();
  return (
    <section aria-label="Badges to print">
      <div className="mb-4 flex flex-wrap items-center gap-4 print:hidden">
        {scripted && (
          <button
            type="button"
            className={buttonClasses("primary")}
            onClick={() => {
              window.print();
            }}
          >
            <Printer aria-hidden size={16} />
            {badges.length === 1 ? "Print 1 badge" : `Print ${String(badges.length)} badges`}
          </button>
        )}
        <p className="text-14 text-ink-muted">On A4, at 100 %: each badge is then 85.6 by 54 mm.</p>
      </div>
      <ul className="flex flex-wrap gap-[3mm]">
        {badges.map((badge) => (
          <Badge key={badge.id} badge={badge} />
        ))}
      </ul>
    </section>
  );
}

function Badge({ badge: { displayName, badgeNumber, unitName, code } }: { readonly badge: PrintableBadge }) {
  const side = code.size + 2 * QUIET_ZONE;
  return (
    <li className="flex h-[54mm] w-[85.6mm] max-w-full break-inside-avoid items-center gap-[3mm] rounded-panel border border-line-strong bg-[white] p-[4mm] text-[black]">
      <svg
        role="img"
        aria-label={`Code of badge ${badgeNumber}`}
        viewBox={`${String(-QUIET_ZONE)} ${String(-QUIET_ZONE)} ${String(side)} ${String(side)}`}
        shapeRendering="crispEdges"
        className="keeps-colour h-[44mm] w-[44mm] shrink-0"
      >
        <path d={code.path} fill="black" />
      </svg>
      <div className="flex h-full min-w-0 flex-1 flex-col justify-between">
        <div className="flex items-center gap-2 text-14 font-semibold">
          <BrandMark size={20} />
          Pacesetter
        </div>
        <div>
          <p className="text-16 leading-tight font-semibold break-words hyphens-auto">{displayName}</p>
          <p className="mt-1 text-12 break-words">{unitName}</p>
          <p className="numerals mt-1 text-16">{badgeNumber}</p>
        </div>
      </div>
    </li>
  );
}
