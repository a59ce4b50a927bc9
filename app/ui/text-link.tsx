import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

interface TextLinkProps {
  readonly to: string;
  readonly children: ReactNode;
  /** In rows of names the colour alone is enough; the line comes on hover. */
  readonly plain?: boolean;
  /** Keep the place on the page: for views, filters and panels of the same page. */
  readonly stay?: boolean;
  /** Load it as a whole page: it has headers of its own, as the badge page has for the camera. */
  readonly whole?: boolean;
}

export function TextLink({ to, children, plain = false, stay = false, whole = false }: TextLinkProps) {
  return (
    <Link
      to={to}
      preventScrollReset={stay}
      reloadDocument={whole}
      className={classes(
        "rounded-[2px] underline-offset-2 hover:underline",
        plain
          ? "font-medium text-ink hover:text-accent"
          : "text-accent underline decoration-accent/40 hover:text-accent-strong",
      )}
    >
      {children}
    </Link>
  );
}
