import { describe, expect, it } from "vitest";
import { cleanFileName, mediaTypeOf } from "#app/services/claim-files.ts";

describe("what a file is", () => {
  it("is told by its first bytes alone", () => {
    expect(mediaTypeOf(new TextEncoder().encode("%PDF-1.7"))).toBe("application/pdf");
    expect(mediaTypeOf(Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]))).toBe("image/jpeg");
    expect(mediaTypeOf(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toBe("image/png");
    for (const text of ["", "%PDF", " %PDF-1.7", "<svg>", "GIF89a", "MZ"])
      expect(mediaTypeOf(new TextEncoder().encode(text))).toBeNull();
  });
});

describe("a file's name", () => {
  it.each([
    ["../../etc/passwd", "passwd.pdf"],
    ["C:\\Users\\me\\Zeugnis 2024.PDF", "Zeugnis 2024.pdf"],
    ["a\u202Efdp.exe", "afdp.exe.pdf"],
    ['x"\r\nSet-Cookie: a.pdf', "xSet-Cookie a.pdf"],
    ["...", "file.pdf"],
    ["証明書.pdf", "証明書.pdf"],
    ["a".repeat(300), `${"a".repeat(80)}.pdf`],
  ])("%j becomes %j", (given, clean) => {
    expect(cleanFileName(given, "application/pdf")).toBe(clean);
  });

  it("keeps either ending of a JPEG", () => {
    expect(cleanFileName("photo.jpeg", "image/jpeg")).toBe("photo.jpeg");
    expect(cleanFileName("photo.png", "image/jpeg")).toBe("photo.png.jpg");
  });
});
