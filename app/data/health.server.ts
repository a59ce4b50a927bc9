import { database } from "./db.server.ts";

const PATIENCE_MS = 2_000;

/** Whether the database answers a question within two seconds. */
export async function pingDatabase(): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, PATIENCE_MS);
  });
  const answer = database().$queryRaw`select 1`.then(() => true).catch(() => false);
  const answered = await Promise.race([answer, patience]);
  clearTimeout(timer);
  return answered;
}
