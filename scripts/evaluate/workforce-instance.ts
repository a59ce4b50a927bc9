import { createReadStream } from "node:fs";
import { createGunzip } from "node:zlib";
import { NEVER, type StaffingProblem } from "#app/engine/workforce/staffing-problem.ts";
import { JsonReader, type JsonListener } from "./json-numbers.ts";

export interface WorkforceInstance {
  readonly id: string;
  readonly problem: StaffingProblem;
}

/** Offers `[role, cost, ready quarter]` of one person after the other, as flat numbers. */
interface Collected {
  id: string;
  quarters: number;
  roles: number;
  people: number;
  readonly demand: number[];
  readonly hireCost: number[];
  offers: Float64Array;
  /** Per offer. */
  owners: Int32Array;
  count: number;
}

const FIRST_ROOM = 1 << 16;
/** Numbers of an offer. */
const WIDTH = 3;

/** Reads an instance of any size piece by piece; throws with what is wrong. */
export async function readWorkforceInstance(path: string): Promise<WorkforceInstance> {
  const found: Collected = {
    ...{ id: "", quarters: 0, roles: 0, people: 0, demand: [], hireCost: [], count: 0 },
    ...{ offers: new Float64Array(FIRST_ROOM * WIDTH), owners: new Int32Array(FIRST_ROOM) },
  };
  const reader = new JsonReader(collector(found));
  const file = createReadStream(path);
  const stream = path.endsWith(".gz") ? file.on("error", (error) => stream.destroy(error)).pipe(createGunzip()) : file;
  for await (const chunk of stream) reader.feed(chunk as Uint8Array);
  reader.end();
  return { id: found.id, problem: problemOf(found) };
}

/** Depths: 1 members of the instance, 2 lists, 3 a person's list or a role's demand, 4 an offer. */
function collector(found: Collected): JsonListener {
  let member = "";
  let place = 0;
  return {
    name: (text, depth) => {
      if (depth === 1) member = text;
    },
    text: (text, depth) => {
      if (depth === 1 && member === "id") found.id = text;
    },
    open: (depth) => {
      if (member !== "people") return;
      if (depth === 3) found.people += 1;
      if (depth === 4) place = startOffer(found);
    },
    close: (depth) => {
      if (member === "people" && depth === 4 && place % WIDTH !== 0)
        throw new Error(`Person ${String(found.people - 1)}: an offer is role, cost and ready quarter.`);
    },
    number: (value, depth) => {
      if (member === "people" && depth === 4) {
        found.offers[place] = value;
        place += 1;
      } else if (member === "demand" && depth === 3) found.demand.push(value);
      else if (member === "hireCost" && depth === 2) found.hireCost.push(value);
      else if (depth === 1 && (member === "quarters" || member === "roles")) found[member] = value;
    },
  };
}

/** Makes room for one more offer; where its numbers go. */
function startOffer(found: Collected): number {
  if (found.count === found.owners.length) {
    const [offers, owners] = [found.offers, found.owners];
    found.offers = new Float64Array(offers.length * 2);
    found.offers.set(offers);
    found.owners = new Int32Array(owners.length * 2);
    found.owners.set(owners);
  }
  found.owners[found.count] = found.people - 1;
  found.count += 1;
  return (found.count - 1) * WIDTH;
}

function problemOf({ quarters, roles, people, demand, hireCost, offers, owners, count }: Collected): StaffingProblem {
  if (!(roles > 0 && quarters > 0)) throw new Error("An instance names its roles and quarters.");
  if (hireCost.length !== roles) throw new Error("An instance has one hiring cost for every role.");
  if (demand.length !== roles * quarters) throw new Error("An instance has a demand for every role and quarter.");
  if (demand.some((heads) => !Number.isInteger(heads) || heads < 0)) throw new Error("Demand is whole heads.");
  if (hireCost.some((amount) => !(amount >= 0))) throw new Error("A hiring cost is an amount of 0 or more.");
  const cost = new Float64Array(people * roles);
  const readyQuarter = new Uint8Array(people * roles).fill(NEVER);
  for (let offer = 0; offer < count; offer += 1) {
    const owner = owners[offer] ?? 0;
    const [role, amount, quarter] = [
      offers[offer * WIDTH] ?? -1,
      offers[offer * WIDTH + 1] ?? -1,
      offers[offer * WIDTH + 2] ?? 0,
    ];
    if (!Number.isInteger(role) || role < 0 || role >= roles || !(amount >= 0) || !(quarter >= 1))
      throw new Error(`Person ${String(owner)}: the offer ${[role, amount, quarter].join(", ")} cannot be read.`);
    if (quarter > quarters) continue;
    cost[owner * roles + role] = amount;
    readyQuarter[owner * roles + role] = quarter;
  }
  return {
    ...{ people, roles, quarters, cost, readyQuarter },
    ...{ demand: Int32Array.from(demand), hireCost: Float64Array.from(hireCost) },
  };
}
