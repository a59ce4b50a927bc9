import { randomBytes, randomInt, scrypt, timingSafeEqual } from "node:crypto";

/** log2 of the scrypt cost, block size and parallelism: 32 MiB and about 0.1 s for each try. */
const COST = { log2N: 15, r: 8, p: 1 } as const;
const KEY_BYTES = 32;

interface Cost {
  readonly log2N: number;
  readonly r: number;
  readonly p: number;
}

/** The hash of a password or PIN, with its parameters and salt: "scrypt$15$8$1$salt$key". */
export async function hashSecret(secret: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(secret, salt, COST);
  return ["scrypt", COST.log2N, COST.r, COST.p, salt.toString("base64url"), key.toString("base64url")].join("$");
}

/** For an account that does not exist: no secret has this hash, and finding that out takes as long as for a real one. */
const NOBODY = ["scrypt", COST.log2N, COST.r, COST.p, "A".repeat(22), "A".repeat(43)].join("$");

/** Whether the secret belongs to the hash. A missing hash costs the same time and is always wrong. */
export async function verifySecret(secret: string, hash: string | null): Promise<boolean> {
  const [name, log2N, r, p, salt, key] = (hash ?? NOBODY).split("$");
  if (name !== "scrypt" || salt === undefined || key === undefined) return false;
  const expected = Buffer.from(key, "base64url");
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
  const given = await derive(secret, Buffer.from(salt, "base64url"), cost);
  return given.length === expected.length && timingSafeEqual(given, expected) && hash !== null;
}

function derive(secret: string, salt: Buffer, { log2N, r, p }: Cost): Promise<Buffer> {
  const options = { N: 2 ** log2N, r, p, maxmem: 2 * 128 * 2 ** log2N * r };
  return new Promise((resolve, reject) => {
    // The same text typed on two keyboards may come in two Unicode forms.
    scrypt(secret.normalize("NFKC"), salt, KEY_BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/** Without letters and digits that are mistaken for one another: 31 of them, just under 5 bits each. */
const READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

/** A first password to be read out once: "k3mp-7wqa-…", sixteen characters, 79 bits. */
export function generatePassword(): string {
  const letters = Array.from({ length: 16 }, () => READABLE[randomInt(READABLE.length)] ?? "");
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

/** Six random digits, leading zeros included. */
export const generatePin = (): string => String(randomInt(1_000_000)).padStart(6, "0");
