import { Worker } from "node:worker_threads";

/** How long a child whose parent is gone may take to close by itself. */
const GRACE_MS = 10_000;

/**
 * Ends this process when its parent has died and it did not end by itself. A thread of its own, because a query that runs
 * for minutes keeps the main thread from hearing that the parent is gone. Nothing acknowledged is lost by the kill.
 */
export function endWithParent(): void {
  const watch = new Worker(
    `const { ppid } = process;
     let orphanedFor = 0;
     setInterval(() => {
       orphanedFor = process.ppid === ppid ? 0 : orphanedFor + 500;
       if (orphanedFor >= ${GRACE_MS}) process.kill(process.pid, "SIGKILL");
     }, 500);`,
    { eval: true },
  );
  watch.unref();
}
