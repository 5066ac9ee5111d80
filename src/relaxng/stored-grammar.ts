// A grammar as a file that is read in parts: one line of JSON for each element and each pattern, with
// line numbers in place of the patterns inside. A document meets a few dozen of the hundreds of elements
// that a large schema defines, and only their lines become objects.

import type { ElementDefinition, Grammar, SimplePattern } from "./grammar.ts";
import { childrenOf } from "./simple-patterns.ts";

interface Head {
  readonly start: number;
  readonly elements: number;
  readonly reads: readonly string[];
}

/** The grammar as lines: a head, the elements, then the patterns, each written once. */
export function storeGrammar({ start, elements, reads }: Grammar): string {
  const lines = new PatternLines();
  const stored = elements.map((element) =>
    JSON.stringify({ ...element, content: lines.add(element.content) }),
  );
  const head: Head = { start: lines.add(start), elements: elements.length, reads };
  return [JSON.stringify(head), ...stored, ...lines.texts].join("\n");
}

class PatternLines {
  readonly texts: string[] = [];
  readonly #numbers = new Map<SimplePattern, number>();

  /** Writes a pattern behind all that it contains; gives its number. */
  add(outermost: SimplePattern): number {
    const waiting = [outermost];
    for (let pattern = waiting.at(-1); pattern !== undefined; pattern = waiting.at(-1)) {
      const missing = childrenOf(pattern).filter((part) => !this.#numbers.has(part));
      waiting.push(...missing);
      if (missing.length > 0) continue;
      waiting.pop();
      if (this.#numbers.has(pattern)) continue;
      this.#numbers.set(pattern, this.texts.length);
      const parts = childrenOf(pattern).map((part) => this.#numbers.get(part));
      this.texts.push(
        JSON.stringify(parts.length === 0 ? pattern : { ...pattern, ...slots(pattern, parts) }),
      );
    }
    return this.#numbers.get(outermost) as number;
  }
}

/** Where a pattern holds the patterns in it, with other things in their place. */
function slots(pattern: SimplePattern, parts: readonly unknown[]): object {
  if ("patterns" in pattern) return { patterns: parts };
  return "except" in pattern ? { except: parts[0] } : { pattern: parts[0] };
}

/** The grammar again; what `storeGrammar` wrote, and nothing else, can be read. */
export function readStoredGrammar(text: string): Grammar {
  const lines = text.split("\n");
  const head = JSON.parse(lines[0] as string) as Head;
  const patterns = new StoredPatterns(lines, head.elements + 1);
  const elements = Array.from(
    { length: head.elements },
    (_, index) => new StoredElement(lines[index + 1] as string, patterns),
  );
  return { start: patterns.get(head.start), elements, reads: head.reads };
}

class StoredPatterns {
  readonly #lines: readonly string[];
  readonly #first: number;
  readonly #patterns: SimplePattern[] = [];

  /** @param first the line of pattern 0 */
  constructor(lines: readonly string[], first: number) {
    this.#lines = lines;
    this.#first = first;
  }

  /** Parts before wholes, and not by recursion: schemas nest as deeply as they like. */
  get(outermost: number): SimplePattern {
    const waiting: StoredPattern[] = [];
    const wait = (number: number): void => {
      const stored = JSON.parse(this.#lines[this.#first + number] as string) as SimplePattern;
      waiting.push({ number, stored, parts: childrenOf(stored) as readonly unknown[] as number[] });
    };
    if (this.#patterns[outermost] === undefined) wait(outermost);
    for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
      const { number, stored, parts } = next;
      const missing = parts.filter((part) => this.#patterns[part] === undefined);
      missing.forEach(wait);
      if (missing.length > 0) continue;
      waiting.pop();
      const filled = {
        ...stored,
        ...slots(
          stored,
          parts.map((part) => this.#patterns[part]),
        ),
      };
      this.#patterns[number] ??= parts.length === 0 ? stored : (filled as SimplePattern);
    }
    return this.#patterns[outermost] as SimplePattern;
  }
}

/** A pattern as its line says, with the numbers of those in it. */
interface StoredPattern {
  readonly number: number;
  readonly stored: SimplePattern;
  readonly parts: readonly number[];
}

type ElementLine = Omit<ElementDefinition, "content"> & { readonly content: number };

/** An element definition that is read from its line when something of it is asked for. */
class StoredElement implements ElementDefinition {
  readonly #line: string;
  readonly #patterns: StoredPatterns;
  #stored: ElementLine | undefined;

  constructor(line: string, patterns: StoredPatterns) {
    this.#line = line;
    this.#patterns = patterns;
  }

  get #read(): ElementLine {
    return (this.#stored ??= JSON.parse(this.#line) as ElementLine);
  }

  get nameClass(): ElementDefinition["nameClass"] {
    return this.#read.nameClass;
  }

  get content(): SimplePattern {
    return this.#patterns.get(this.#read.content);
  }

  get place(): ElementDefinition["place"] {
    return this.#read.place;
  }

  get documentation(): string | undefined {
    return this.#read.documentation;
  }
}
