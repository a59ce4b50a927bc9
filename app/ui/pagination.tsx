import { Link } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import { formatCount } from "./format.ts";
import { buttonClasses } from "./button.tsx";
import { useLocale } from "./root-data.ts";

interface PaginationProps {
  /** 1-based. */
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly hrefFor: (page: number) => string;
  /** What is counted: "people". */
  readonly noun: string;
}

/** "51 to 100 of 2,031 people" with a way back and on; nothing when everything fits. */
export function Pagination({ page, pageSize, total, hrefFor, noun }: PaginationProps) {
  const locale = useLocale();
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  const first = (page - 1) * pageSize + 1;
  const last = Math.min(total, page * pageSize);
  return (
    <nav
      aria-label={`Pages of ${noun}`}
      className="flex flex-wrap items-center justify-between gap-3 border-t border-line px-4 py-3 md:px-6 text-14 text-ink-muted print:hidden"
    >
      <p className="numerals">
        {formatCount(locale, first)} to {formatCount(locale, last)} of {formatCount(locale, total)} {noun}
      </p>
      <div className="flex gap-2">
        {page > 1 && (
          <Link to={hrefFor(page - 1)} rel="prev" className={buttonClasses("secondary", true)}>
            <ChevronLeft aria-hidden size={16} />
            Previous
          </Link>
        )}
        {page < pages && (
          <Link to={hrefFor(page + 1)} rel="next" className={buttonClasses("secondary", true)}>
            Next
            <ChevronRight aria-hidden size={16} />
          </Link>
        )}
      </div>
    </nav>
  );
}
