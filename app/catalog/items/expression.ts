import { err, ok, type Result } from "#app/engine/kernel/result.ts";

type Value = Result<number, string>;

const TOKEN = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([A-Za-z][A-Za-z0-9]*)|([-+*/()]))/iy;
const LONGEST = 300;

interface Reader {
  readonly tokens: readonly string[];
  readonly inputs: Readonly<Record<string, number>>;
  position: number;
}

/**
 * The value of a formula made of numbers, named inputs, + - * / and brackets, with the usual precedence. Anything else is
 * refused with a sentence for the author: there is no function, no power, no property. Example: "(a + b) / 2", a 1, b 4 → 2.5.
 */
export function evaluateExpression(formula: string, inputs: Readonly<Record<string, number>>): Value {
  if (formula.length > LONGEST) return err(`the formula is longer than ${String(LONGEST)} characters`);
  const tokens = tokenize(formula);
  if (!tokens.ok) return tokens;
  const reader: Reader = { tokens: tokens.value, inputs, position: 0 };
  const value = readSum(reader);
  if (!value.ok) return value;
  const rest = reader.tokens[reader.position];
  if (rest !== undefined) return err(`"${rest}" is not expected there`);
  return Number.isFinite(value.value) ? value : err("the result is not a number");
}

/** The inputs a formula uses. */
export function namesIn(formula: string): ReadonlySet<string> {
  const tokens = tokenize(formula);
  return new Set(tokens.ok ? tokens.value.filter((token) => /^[A-Za-z]/.test(token)) : []);
}

function tokenize(formula: string): Result<readonly string[], string> {
  const tokens: string[] = [];
  const text = formula.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const from = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    if (found === null)
      return err(`"${text.slice(from).trim().slice(0, 12)}" is neither a number, an input nor one of + - * / ( )`);
    tokens.push(found[1] ?? found[2] ?? found[3] ?? "");
  }
  return tokens.length === 0 ? err("the formula is empty") : ok(tokens);
}

function readSum(reader: Reader): Value {
  return readChain(reader, readProduct, { "+": (a, b) => a + b, "-": (a, b) => a - b });
}

function readProduct(reader: Reader): Value {
  return readChain(reader, readFactor, { "*": (a, b) => a * b, "/": (a, b) => a / b });
}

/** Operands joined by operators of one precedence, from the left. */
function readChain(
  reader: Reader,
  readOperand: (reader: Reader) => Value,
  operators: Readonly<Record<string, (a: number, b: number) => number>>,
): Value {
  let left = readOperand(reader);
  for (;;) {
    const token = reader.tokens[reader.position] ?? "";
    const operate = Object.hasOwn(operators, token) ? operators[token] : undefined;
    if (!left.ok || operate === undefined) return left;
    reader.position += 1;
    const right = readOperand(reader);
    if (!right.ok) return right;
    left = ok(operate(left.value, right.value));
  }
}

function readFactor(reader: Reader): Value {
  const token = reader.tokens[reader.position];
  reader.position += 1;
  if (token === undefined) return err("the formula ends too early");
  if (token === "-") {
    const value = readFactor(reader);
    return value.ok ? ok(-value.value) : value;
  }
  if (token === "(") {
    const value = readSum(reader);
    if (!value.ok) return value;
    if (reader.tokens[reader.position] !== ")") return err("a bracket is not closed");
    reader.position += 1;
    return value;
  }
  if (/^\d/.test(token)) return ok(Number(token));
  const input = Object.hasOwn(reader.inputs, token) ? reader.inputs[token] : undefined;
  return input === undefined ? err(`"${token}" is not one of the inputs`) : ok(input);
}
