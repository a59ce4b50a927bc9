import { useSearchParams } from "@remix-run/react";
import type { Density } from "./data-table.tsx";
import { ViewSwitch } from "./tabs.tsx";
import { searchWith } from "./url-state.ts";

/** How much of a long table is in sight; kept in the address like all other state. */
export function useDensity(): Density {
  const [params] = useSearchParams();
  return params.get("rows") === "compact" ? "compact" : "comfortable";
}

export function DensitySwitch() {
  const [params] = useSearchParams();
  const density = useDensity();
  return (
    <ViewSwitch
      label="Row height"
      tabs={[
        { to: searchWith(params, { rows: null }), label: "Comfortable", current: density === "comfortable" },
        { to: searchWith(params, { rows: "compact" }), label: "Compact", current: density === "compact" },
      ]}
    />
  );
}
