import type { PathModule } from "./path-module.ts";

/**
 * Least minutes of modules of one skill that bring the points of `bands` (position 0: band 1), exact: the first band still
 * short is filled by each module that teaches it in turn. Bands ask for no more than all modules together bring. `points`:
 * what a module brings in a band. O(2^modules) at worst; a skill has a handful.
 */
export function coverMinutes(
  bands: readonly number[],
  modules: readonly PathModule[],
  points: (module: PathModule, band: number) => number,
): number {
  const reach = (band: number): number => modules.reduce((sum, module) => sum + points(module, band), 0);
  return search(
    bands.map((need, at) => Math.min(need, reach(at + 1))),
    modules,
    Number.POSITIVE_INFINITY,
  );

  function search(left: readonly number[], rest: readonly PathModule[], most: number): number {
    const band = left.findIndex((need) => need > 0) + 1;
    if (band === 0) return 0;
    let least = most;
    let others = rest;
    for (const module of rest) {
      if (points(module, band) === 0) continue;
      // tried with everything that goes with it: from here on the choice is made without it
      others = others.filter((other) => other !== module);
      if (module.minutes >= least) continue;
      const after = left.map((need, at) => need - points(module, at + 1));
      least = Math.min(least, module.minutes + search(after, others, least - module.minutes));
    }
    return least;
  }
}
