import { describe, expect, it } from "vitest";
import { standingAfter, type EvidenceMarkKind } from "#app/engine/proficiency/evidence-standing.ts";

const after = (...kinds: readonly EvidenceMarkKind[]) => standingAfter(kinds.map((kind) => ({ kind })));

describe("the standing of an entry", () => {
  it("counts until something happens to it", () => {
    expect(after()).toBe("standing");
  });

  it("waits while a dispute is open and follows its outcome", () => {
    expect(after("disputed")).toBe("disputed");
    expect(after("disputed", "dispute-rejected")).toBe("standing");
    expect(after("disputed", "dispute-upheld")).toBe("revoked");
  });

  it("stays revoked when a later dispute is rejected", () => {
    expect(after("revoked", "disputed")).toBe("revoked");
    expect(after("revoked", "disputed", "dispute-rejected")).toBe("revoked");
  });

  it("comes back when it is restored, to an open dispute if there is one", () => {
    expect(after("revoked", "restored")).toBe("standing");
    expect(after("disputed", "revoked", "restored")).toBe("disputed");
  });
});
