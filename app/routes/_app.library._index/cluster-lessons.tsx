import { ChevronRight } from "lucide-react";
import type { ClusterLessons } from "#app/services/lessons/group-lessons.ts";
import { LessonList } from "./lesson-list.tsx";

interface ClusterListProps {
  readonly clusters: readonly ClusterLessons[];
  /** Ids of the clusters that start open. */
  readonly open: ReadonlySet<string>;
  /** Opening one closes the others: the list never grows past one cluster. */
  readonly oneAtATime: boolean;
  readonly hasRole: boolean;
}

/** Every cluster as a heading with its counts, which opens onto its lessons; the browser's own, so it needs no scripts. */
export function ClusterList({ clusters, open, oneAtATime, hasRole }: ClusterListProps) {
  return (
    <div className="overflow-clip rounded-panel border border-line bg-surface">
      {clusters.map((cluster) => (
        <details
          key={cluster.id}
          id={cluster.id}
          open={open.has(cluster.id)}
          {...(oneAtATime ? { name: "clusters" } : {})}
          className="group/cluster scroll-mt-20 border-t border-line first:border-t-0"
        >
          <summary className="flex min-h-(--touch) cursor-pointer list-none items-center gap-3 px-4 py-3 hover:bg-canvas md:px-6 [&::-webkit-details-marker]:hidden">
            <ChevronRight
              aria-hidden
              size={20}
              className="shrink-0 text-ink-muted transition-transform group-open/cluster:rotate-90"
            />
            <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-6 gap-y-0.5">
              <h2 className="text-16 font-semibold">{cluster.name}</h2>
              <Counts cluster={cluster} hasRole={hasRole} />
            </span>
          </summary>
          {cluster.skills.map(({ id, name, required, lessons }) => (
            <section key={id} aria-label={name} className="border-t border-line">
              <h3 className="bg-sunken px-4 py-2 text-14 font-semibold md:px-6">
                {name}
                {required !== null && (
                  <span className="ml-3 font-normal text-ink-muted">Your role asks for level {required}</span>
                )}
              </h3>
              <LessonList lessons={lessons} />
            </section>
          ))}
        </details>
      ))}
    </div>
  );
}

function Counts({ cluster, hasRole }: { readonly cluster: ClusterLessons; readonly hasRole: boolean }) {
  const { lessons, forRole, done } = cluster;
  const counts = [
    lessons === 1 ? "1 lesson" : `${String(lessons)} lessons`,
    ...(hasRole && forRole > 0 ? [`${String(forRole)} for your role`] : []),
    ...(done > 0 ? [`${String(done)} done`] : []),
  ];
  return <span className="numerals text-14 text-ink-muted">{counts.join(" · ")}</span>;
}
