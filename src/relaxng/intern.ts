// Hash consing: things made of the same parts are the same object, so that equality is `===` and a
// memo can be a field. Parts are integers; what they mean is the caller's business.

interface Entry<T> {
  readonly parts: readonly number[];
  readonly value: T;
  /** Another with the same hash. */
  readonly next: Entry<T> | undefined;
}

export class InternTable<T> {
  readonly #entries = new Map<number, Entry<T>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** The value with these parts, if there is one. */
  find(parts: readonly number[]): T | undefined {
    let entry = this.#entries.get(hashParts(parts));
    while (entry !== undefined && !areEqual(entry.parts, parts)) entry = entry.next;
    return entry?.value;
  }

  /** Adds a value that `find` does not know. */
  add(parts: readonly number[], value: T): T {
    const hash = hashParts(parts);
    this.#entries.set(hash, { parts, value, next: this.#entries.get(hash) });
    this.#size++;
    return value;
  }

  *values(): Iterable<T> {
    for (const first of this.#entries.values()) {
      for (let entry: Entry<T> | undefined = first; entry !== undefined; entry = entry.next) {
        yield entry.value;
      }
    }
  }
}

/** FNV-1a over the parts. */
function hashParts(parts: readonly number[]): number {
  let hash = 0x811c9dc5 | 0;
  for (const part of parts) hash = Math.imul(hash ^ part, 0x01000193);
  return hash;
}

function areEqual(a: readonly number[], b: readonly number[]): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
