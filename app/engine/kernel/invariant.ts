/** A programmer's error: something that cannot be true in a correct program. */
class InvariantError extends Error {
  override readonly name = "InvariantError";
}

/** Throws when `condition` is false. Never for bad input: bad input is an expected outcome (`Result`). */
export function invariant(condition: unknown, message: string): asserts condition {
  if (condition === false || condition === null || condition === undefined) throw new InvariantError(message);
}

/** Makes a switch over a closed union exhaustive at compile time. */
export function assertNever(value: never): never {
  throw new InvariantError(`unexpected value ${JSON.stringify(value)}`);
}
