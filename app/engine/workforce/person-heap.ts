/** People by rising key, with the usual binary heap. Entries that no longer hold are the caller's to drop from the top. */
export class PersonHeap {
  readonly #keys: number[] = [];
  readonly #people: number[] = [];

  get isEmpty(): boolean {
    return this.#keys.length === 0;
  }

  get topKey(): number {
    return this.#keys[0] ?? Number.POSITIVE_INFINITY;
  }

  get topPerson(): number {
    return this.#people[0] ?? -1;
  }

  push(key: number, person: number): void {
    let at = this.#keys.length;
    this.#keys.push(key);
    this.#people.push(person);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.#keys[above] ?? 0) <= key) break;
      this.#set(at, this.#keys[above] ?? 0, this.#people[above] ?? 0);
      at = above;
    }
    this.#set(at, key, person);
  }

  dropTop(): void {
    const key = this.#keys.pop();
    const person = this.#people.pop();
    if (key === undefined || person === undefined || this.#keys.length === 0) return;
    const length = this.#keys.length;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= length) break;
      if (below + 1 < length && (this.#keys[below + 1] ?? 0) < (this.#keys[below] ?? 0)) below += 1;
      if ((this.#keys[below] ?? 0) >= key) break;
      this.#set(at, this.#keys[below] ?? 0, this.#people[below] ?? 0);
      at = below;
    }
    this.#set(at, key, person);
  }

  #set(at: number, key: number, person: number): void {
    this.#keys[at] = key;
    this.#people[at] = person;
  }
}
