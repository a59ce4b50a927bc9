export const CLAIM_FILE_LIMITS = { files: 3, bytes: 5_000_000 } as const;

export type ClaimMediaType = "application/pdf" | "image/png" | "image/jpeg";

const SIGNATURES: readonly { readonly mediaType: ClaimMediaType; readonly bytes: readonly number[] }[] = [
  { mediaType: "application/pdf", bytes: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  { mediaType: "image/png", bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mediaType: "image/jpeg", bytes: [0xff, 0xd8, 0xff] },
];

const ENDINGS: Readonly<Record<ClaimMediaType, readonly [string, ...string[]]>> = {
  "application/pdf": ["pdf"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
};

/** What a file is by its first bytes, whatever its name or the browser says; null: nothing that may be kept. */
export function mediaTypeOf(bytes: Uint8Array): ClaimMediaType | null {
  const found = SIGNATURES.find(({ bytes: start }) => start.every((byte, at) => bytes[at] === byte));
  return found?.mediaType ?? null;
}

const LONGEST_NAME = 80;

/** A name without folders, control characters and tricks with the reading direction, ending as its kind of file does. */
export function cleanFileName(given: string, mediaType: ClaimMediaType): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(/[\p{C}<>:"|?*%]/gu, "").replace(/^[.\s]+|[.\s]+$/g, "");
  const endings = ENDINGS[mediaType];
  const dot = plain.lastIndexOf(".");
  const ending = dot < 0 ? "" : plain.slice(dot + 1).toLowerCase();
  const fits = endings.includes(ending);
  const base = Array.from(fits ? plain.slice(0, dot) : plain)
    .slice(0, LONGEST_NAME)
    .join("")
    .trim();
  return `${base === "" ? "file" : base}.${fits ? ending : endings[0]}`;
}
