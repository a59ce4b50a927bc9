import { parseArgs } from "node:util";
import { z } from "zod";
import { closeDatabase } from "#app/data/db.server.ts";
import { foundOrganisation } from "#app/services/found-organisation.server.ts";
import type { FoundingError } from "#app/services/found-organisation.server.ts";
import { openInstallation } from "./installation.ts";

// The first step of an installation without the demo company: an organisation and somebody who may administer it.

const USAGE = `npm run create-organisation -- --slug works --name "Works Ltd" --time-zone Europe/Berlin \\
  --admin-name "Mara Admin" --admin-email mara@works.example`;

const isTimeZone = (text: string): boolean => {
  try {
    return Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};

const settings = z.object({
  slug: z
    .string()
    .regex(/^[a-z0-9](-?[a-z0-9])*$/, "lower-case letters, digits and single hyphens")
    .max(63),
  name: z.string().trim().min(1).max(200),
  "time-zone": z.string().refine(isTimeZone, "an IANA time zone such as Europe/Berlin"),
  "admin-name": z.string().trim().min(1).max(200),
  "admin-email": z.email(),
});

const WORDS: Readonly<Record<FoundingError["kind"], string>> = {
  "slug-taken": "There is an organisation with this slug already.",
  "e-mail-taken": "Somebody signs in with this e-mail address already.",
  "content-invalid": "The skill framework in content/ has errors: npm run check-content lists them.",
};

async function main(): Promise<number> {
  const text = { type: "string" } as const;
  const options = { slug: text, name: text, "time-zone": text, "admin-name": text, "admin-email": text };
  const parsed = settings.safeParse(parseArgs({ options }).values);
  if (!parsed.success) {
    const lines = parsed.error.issues.map(({ path, message }) => `--${path.join(".")}: ${message}`);
    process.stderr.write(`${lines.join("\n")}\nNothing was made. Usage: ${USAGE}\n`);
    return 2;
  }
  const installation = await openInstallation();
  try {
    const { slug, name, "time-zone": timeZone, "admin-name": adminName, "admin-email": email } = parsed.data;
    const founded = await foundOrganisation({ slug, name, timeZone, administrator: { name: adminName, email } });
    if (!founded.ok) {
      process.stderr.write(`${WORDS[founded.error.kind]} Nothing was made.\n`);
      return 1;
    }
    process.stdout.write(`${name} is there. Sign in as ${email} with this password, shown this once:\n`);
    process.stdout.write(`  ${founded.value.password}\n`);
    return 0;
  } finally {
    await closeDatabase();
    await installation.close();
  }
}

try {
  process.exitCode = await main();
} catch (thrown) {
  process.stderr.write(`Nothing was made. ${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
  process.exitCode = 2;
}
