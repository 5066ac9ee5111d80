// Apparatuses made by chance, from a seed: what a conversion must leave alone is tried on all that the
// encoding allows.

/** A generator of numbers from 0 up to 1 that repeats with its seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const WITNESSES: readonly string[] = ["A", "B", "C", "D", "E"];

/** A, B and the group of C, D and E. */
export const WITNESS_LIST =
  '<witness xml:id="A"/><witness xml:id="B"/><listWit xml:id="G"><witness xml:id="C"/><witness xml:id="D"/><witness xml:id="E"/></listWit>';

const WORDS = "and of so parfit wys a wight ywroght by God that is ne may".split(" ");

export class ApparatusMaker {
  readonly #random: () => number;
  /** Witnesses that a lacuna has begun for. */
  readonly #absent = new Set<string>();
  /** Of a witness with layers nobody says which of them breaks off. */
  readonly #hasLacunae: boolean;
  #line = 0;

  constructor(seed: number) {
    this.#random = chance(seed);
    this.#hasLacunae = this.#may(0.5);
  }

  #pick(count: number): number {
    return Math.floor(this.#random() * count);
  }

  #may(probability: number): boolean {
    return this.#random() < probability;
  }

  #words(): string {
    const count = 1 + this.#pick(3);
    return Array.from({ length: count }, () => WORDS[this.#pick(WORDS.length)]).join(" ");
  }

  /** A body with lines, some of them in entries, and entries in lines. */
  parallel(): string {
    const parts = Array.from({ length: 1 + this.#pick(4) }, () =>
      this.#may(0.2) ? this.#entry(WITNESSES, 2, true) : this.#lines(),
    );
    return `<lg>${parts.join("\n")}</lg>`;
  }

  #lines(readers: readonly string[] = WITNESSES, depth = 2): string {
    return Array.from({ length: 1 + this.#pick(2) }, () => this.#lineOf(readers, depth)).join("\n");
  }

  #lineOf(readers: readonly string[], depth: number): string {
    this.#line++;
    return `<l n="${this.#line}">${this.#text(readers, depth)}</l>`;
  }

  /** Words with entries in them, for witnesses that are there. */
  #text(readers: readonly string[], depth: number): string {
    const parts: string[] = [];
    for (let left = 1 + this.#pick(3); left > 0; left--) {
      if (this.#may(0.5)) parts.push(this.#may(0.2) ? `<hi>${this.#words()}</hi>` : this.#words());
      if (this.#may(0.6)) parts.push(this.#entry(readers, depth, false));
      if (this.#may(0.1)) parts.push("<!-- c -->", "<lb/>");
    }
    return parts.join(this.#may(0.8) ? " " : "");
  }

  #entry(readers: readonly string[], depth: number, hasLines: boolean): string {
    const sets = this.#share(readers);
    const isNegative = this.#may(0.3);
    const hasLemma = this.#may(0.8);
    const hasTwo = this.#hasTwoLemmas(sets, hasLemma);
    const readings = sets.map((own, index) => {
      const isLemma = index === 0 && hasLemma;
      const name = isLemma || (index === 1 && hasTwo) ? "lem" : "rdg";
      const reading = this.#reading(own, { depth, hasLines, isLemma, isNegative, name });
      return hasTwo && index < 2 ? `<rdgGrp>${reading}</rdgGrp>` : reading;
    });
    if (this.#may(0.15)) readings.push('<note resp="#ed">a note</note>');
    const last = readings.length - 1;
    if (last > 1 && this.#may(0.2) && readings[last]?.startsWith("<rdg") === true)
      readings[last] = `<rdgGrp type="minor">${readings[last]}</rdgGrp>`;
    return `<app>${readings.join("")}</app>`;
  }

  /** Two groups of readings, each with its lemma. */
  #hasTwoLemmas(sets: readonly (readonly string[])[], hasLemma: boolean): boolean {
    return hasLemma && sets.length > 1 && this.#may(0.15);
  }

  #reading(
    own: readonly string[],
    context: {
      readonly depth: number;
      readonly hasLines: boolean;
      readonly isLemma: boolean;
      readonly isNegative: boolean;
      readonly name: string;
    },
  ): string {
    const { depth, hasLines, isLemma, isNegative, name } = context;
    const isNamed = !(isLemma && (isNegative || this.#may(0.2)));
    let content = "";
    if (this.#may(0.85)) {
      const inner = depth > 0 && this.#may(0.4) ? depth - 1 : 0;
      if (!hasLines)
        content = this.#may(0.4) || depth === 0 ? this.#words() : this.#text(own, inner);
      else content = this.#lines(own, inner);
    }
    const [first] = own;
    if (this.#hasLacunae && isNamed && first !== undefined && this.#may(0.08))
      content = this.#gone(first, content);
    const wit = isNamed ? ` wit="${this.#named(own)}"` : "";
    return `<${name}${wit}>${content}</${name}>${this.#second(own, isNamed)}`;
  }

  /** A witness breaks off, or comes back. */
  #gone(witness: string, content: string): string {
    if (this.#absent.delete(witness)) return `<lacunaEnd wit="#${witness}"/>${content}`;
    this.#absent.add(witness);
    return `${content}<lacunaStart wit="#${witness}"/>`;
  }

  /** What a later hand made of it. */
  #second([first]: readonly string[], isNamed: boolean): string {
    if (this.#hasLacunae || !isNamed || first === undefined || !this.#may(0.1)) return "";
    return `<rdg wit="#${first}" type="p.c.">${this.#words()}</rdg>`;
  }

  #named(own: readonly string[]): string {
    const isGroup = ["C", "D", "E"].every((one) => own.includes(one)) && this.#may(0.5);
    const sigla = isGroup ? [...own.filter((one) => one < "C"), "G"] : own;
    return sigla.map((one) => `#${one}`).join(" ");
  }

  /** Shares witnesses among readings; some may be passed over. */
  #share(readers: readonly string[]): string[][] {
    const sets: string[][] = Array.from({ length: 1 + this.#pick(3) }, () => []);
    for (const reader of readers) if (this.#may(0.9)) sets[this.#pick(sets.length)]?.push(reader);
    const filled = sets.filter((one) => one.length > 0);
    return filled.length > 0 ? filled : [[...readers]];
  }

  /** Lines with an anchor between all words, and entries about any stretch of them. */
  overlapping(): string {
    let anchors = 0;
    const anchor = (): string => `<anchor xml:id="x${anchors++}"/>`;
    const lines = Array.from({ length: 1 + this.#pick(3) }, () => {
      const words = Array.from({ length: 2 + this.#pick(4) }, () => this.#word());
      return `<l>${words.map((word) => `${anchor()}${word}${anchor()}`).join(" ")}</l>`;
    });
    const entries = Array.from({ length: 1 + this.#pick(6) }, () => this.#between(anchors));
    return `<lg>${lines.join("\n")}</lg><listApp>${entries.join("\n")}</listApp>`;
  }

  #word(): string {
    return WORDS[this.#pick(WORDS.length)] ?? "";
  }

  #between(anchors: number): string {
    const from = this.#pick(anchors);
    // About words, or a place: a space alone has no reading.
    const length = 1 + this.#pick(8) + (from % 2);
    const to = this.#may(0.1) ? from : Math.min(anchors - 1, from + length);
    const sets = this.#share(WITNESSES);
    const hasLemma = this.#may(0.7);
    // What is put between words has its own spaces.
    const spaced = (words: string): string => (from === to ? ` ${words} ` : words);
    const hasTwo = this.#hasTwoLemmas(sets, hasLemma);
    const readings = sets.map((own, index) => {
      const isGrouped = hasTwo && index < 2;
      const [before, after] = isGrouped ? ["<rdgGrp>", "</rdgGrp>"] : ["", ""];
      if (index === 0 && hasLemma) {
        const lemma = this.#may(0.1) ? `the lemma ${this.#entry(own, 1, false)}` : "the lemma";
        return `${before}<lem${this.#may(0.3) ? "" : ` wit="${this.#named(own)}"`}>${spaced(lemma)}</lem>${after}`;
      }
      const words = this.#may(0.2)
        ? `${this.#words()} ${this.#entry(own, 1, false)}`
        : this.#words();
      const content = this.#may(0.2) ? "" : spaced(words);
      const name = isGrouped ? "lem" : "rdg";
      const second = from === to ? "" : this.#second(own, true);
      return `${before}<${name} wit="${this.#named(own)}">${content}</${name}>${second}${after}`;
    });
    return `<app from="#x${from}" to="#x${to}">${readings.join("")}</app>`;
  }
}
