import { describe, expect, it } from "vitest";
import { createBeliefModel } from "#app/engine/proficiency/belief-model.ts";
import { replayLedger } from "#app/engine/proficiency/replay.ts";
import { standingUnderWish } from "#app/engine/proficiency/withdrawn-inference.ts";
import { entry, SKILLS, TODAY } from "./people.ts";

const model = createBeliefModel(SKILLS);
const ledger = [entry("a", "role-prior", { 1: 4 }), entry("b", "certificate", { 2: 3 })];
const heard = ledger.map((row) => ({ ...row, standing: standingUnderWish(row.kind, row.standing, true) }));

describe("a person who wants nothing inferred", () => {
  it("is believed about as if the starting points of the role had never been written", () => {
    const replayed = replayLedger(model, heard, TODAY);
    expect([...replayed.means]).toEqual([...replayLedger(model, ledger.slice(1), TODAY).means]);
    expect([...replayed.means]).not.toEqual([...replayLedger(model, ledger, TODAY).means]);
    expect(replayed.influences.map(({ fate }) => fate)).toEqual(["withdrawn", "counts"]);
    expect(replayed.evidenceCount).toBe(1);
  });

  it("keeps what else happened to an entry, and everything that somebody stated", () => {
    expect(standingUnderWish("role-prior", "revoked", true)).toBe("revoked");
    expect(standingUnderWish("self-rating", "standing", true)).toBe("standing");
    expect(standingUnderWish("role-prior", "standing", false)).toBe("standing");
  });
});
