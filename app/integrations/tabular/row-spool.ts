import { deflateRawSync, inflateRawSync } from "node:zlib";

const ROWS_PER_BLOCK = 1000;

/**
 * Keeps rows for a second and third pass at a fraction of their size: blocks of a thousand, deflated. Measured on a
 * people file: about a twelfth of the text. Nothing touches the disk, so nothing is left there when a process dies.
 */
export class RowSpool<Row> {
  readonly #blocks: Buffer[] = [];
  #open: Row[] = [];

  push(row: Row): void {
    this.#open.push(row);
    if (this.#open.length >= ROWS_PER_BLOCK) this.#close();
  }

  /** The rows in order, a block at a time, so that a caller can let others work in between. */
  *blocks(): Generator<readonly Row[]> {
    if (this.#open.length > 0) this.#close();
    for (const block of this.#blocks) yield JSON.parse(inflateRawSync(block).toString("utf8")) as Row[];
  }

  #close(): void {
    this.#blocks.push(deflateRawSync(JSON.stringify(this.#open), { level: 1 }));
    this.#open = [];
  }
}
