import { Form, useLocation } from "@remix-run/react";
import { type LucideIcon, Monitor, Moon, Sun } from "lucide-react";
import { classes } from "./classes.ts";
import { CsrfField } from "./csrf-field.tsx";
import { type Theme, useRootData } from "./root-data.ts";

const THEMES: readonly { readonly value: Theme; readonly label: string; readonly icon: LucideIcon }[] = [
  { value: "system", label: "As device", icon: Monitor },
  { value: "light", label: "Light", icon: Sun },
  { value: "dark", label: "Dark", icon: Moon },
];

/** Light, dark or as the device says; kept in a cookie, so it works on a shared kiosk and without script. */
export function ThemeSwitch() {
  const { theme } = useRootData();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/theme" navigate={false} preventScrollReset>
      <CsrfField />
      <input type="hidden" name="returnTo" value={pathname + search} />
      <fieldset>
        <legend className="mb-1 text-12 font-medium text-ink-muted">Appearance</legend>
        <div className="flex rounded-control border border-line-strong p-0.5">
          {THEMES.map(({ value, label, icon: Icon }) => (
            <button
              key={value}
              type="submit"
              name="theme"
              value={value}
              aria-pressed={theme === value}
              className={classes(
                "flex min-h-8 flex-1 cursor-pointer items-center justify-center gap-1.5 rounded-[3px] px-2 text-12 font-medium whitespace-nowrap max-md:min-h-10",
                theme === value ? "bg-accent-soft text-accent-strong" : "text-ink-muted hover:bg-sunken hover:text-ink",
              )}
            >
              <Icon aria-hidden size={16} />
              {label}
            </button>
          ))}
        </div>
      </fieldset>
    </Form>
  );
}
