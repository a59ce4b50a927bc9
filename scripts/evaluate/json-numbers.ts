/** What a reader of JSON is told, in order. `depth`: arrays and objects around the value, 1 for the members of the whole. */
export interface JsonListener {
  /** A member's name; its value follows. */
  readonly name: (text: string, depth: number) => void;
  readonly text: (text: string, depth: number) => void;
  readonly number: (value: number, depth: number) => void;
  readonly open: (depth: number) => void;
  readonly close: (depth: number) => void;
}

const CODE = { quote: 34, comma: 44, minus: 45, point: 46, zero: 48, nine: 57, colon: 58, escape: 92 } as const;
const [OPEN_LIST, OPEN_OBJECT, CLOSE_LIST, CLOSE_OBJECT] = [91, 123, 93, 125] as const;
const SPACE = 32;
const LITERALS: ReadonlySet<string> = new Set(["true", "false", "null"]);
const VALUE = /^(-?\d+(\.\d+)?(e[+-]?\d+)?|true|false|null)$/i;
/** Up to here a number and one more digit are exact. */
const EXACT = 2 ** 49;
/** The largest power of ten that is exact. */
const LARGEST_POWER = 22;

/**
 * Reads JSON piece by piece, so that a large file of numbers never lies in memory as a whole. Meant for well-formed files:
 * it throws on a value or a nesting that is none, but does not police commas. Numbers are the same as by JSON.parse;
 * true, false and null are passed over. A class because the state of reading truly lives here.
 */
export class JsonReader {
  readonly #listener: JsonListener;
  #depth = 0;
  /** A text under way; null: none. */
  #text: string | null = null;
  #escaped = false;
  /** A finished text of which it is not yet known whether it is a name. */
  #pending: string | null = null;
  /** Plain digits under way: their value without the point, digits after the point (-1: no point yet), their number. */
  #digits = 0;
  #decimals = -1;
  #length = 0;
  /** Anything else under way, spelled out. */
  #token = "";

  constructor(listener: JsonListener) {
    this.#listener = listener;
  }

  feed(bytes: Uint8Array): void {
    for (const code of bytes) {
      if (this.#text !== null) this.#addToText(this.#text, code);
      else if (isMark(code)) this.#mark(code);
      else this.#addToNumber(code);
    }
  }

  end(): void {
    if (this.#depth !== 0 || this.#text !== null) throw new Error("The file ends in the middle.");
  }

  #addToText(text: string, code: number): void {
    if (!this.#escaped && code === CODE.quote) {
      this.#pending = JSON.parse(`"${text}"`) as string;
      this.#text = null;
      return;
    }
    this.#text = text + String.fromCharCode(code);
    this.#escaped = !this.#escaped && code === CODE.escape;
  }

  #addToNumber(code: number): void {
    const isDigit = code >= CODE.zero && code <= CODE.nine;
    const isPlain = this.#token === "" && this.#digits < EXACT;
    if (isPlain && isDigit) {
      this.#digits = this.#digits * 10 + code - CODE.zero;
      if (this.#decimals >= 0) this.#decimals += 1;
      this.#length += 1;
    } else if (isPlain && code === CODE.point && this.#decimals < 0 && this.#length > 0) this.#decimals = 0;
    else this.#token = (this.#token === "" ? this.#spelled() : this.#token) + String.fromCharCode(code);
  }

  /** The plain digits so far as text. */
  #spelled(): string {
    if (this.#length === 0) return "";
    if (this.#decimals < 0) return String(this.#digits);
    const digits = String(this.#digits).padStart(this.#decimals + 1, "0");
    const whole = digits.length - this.#decimals;
    return `${digits.slice(0, whole)}.${digits.slice(whole)}`;
  }

  #mark(code: number): void {
    if (code === CODE.quote) this.#text = "";
    else if (code === CODE.colon) {
      this.#listener.name(this.#pending ?? "", this.#depth);
      this.#pending = null;
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      this.#depth += 1;
      this.#listener.open(this.#depth);
    } else {
      this.#finishNumber();
      if (code > SPACE) this.#finishText();
      if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
        this.#listener.close(this.#depth);
        this.#depth -= 1;
        if (this.#depth < 0) throw new Error("Not JSON: more ends than beginnings.");
      }
    }
  }

  #finishText(): void {
    if (this.#pending !== null) this.#listener.text(this.#pending, this.#depth);
    this.#pending = null;
  }

  #finishNumber(): void {
    if (this.#token !== "") {
      if (!VALUE.test(this.#token)) throw new Error(`Not JSON: "${this.#token}".`);
      if (!LITERALS.has(this.#token)) this.#listener.number(Number(this.#token), this.#depth);
    } else if (this.#length > 0) {
      // exact digits divided by an exact power of ten round as JSON.parse does
      const isExact = this.#decimals <= LARGEST_POWER;
      const value = isExact ? this.#digits / 10 ** Math.max(0, this.#decimals) : Number(this.#spelled());
      this.#listener.number(value, this.#depth);
    }
    [this.#digits, this.#decimals, this.#length, this.#token] = [0, -1, 0, ""];
  }
}

/** Marks of structure; blank space is one, because it ends a number. */
function isMark(code: number): boolean {
  return (
    code <= SPACE ||
    code === CODE.comma ||
    code === CODE.quote ||
    code === CODE.colon ||
    code === OPEN_LIST ||
    code === CLOSE_LIST ||
    code === OPEN_OBJECT ||
    code === CLOSE_OBJECT
  );
}
