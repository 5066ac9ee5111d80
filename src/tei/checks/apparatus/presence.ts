// Where a witness is lost: whether its marks pair, and nobody cites it in between.

import type { Diagnostic } from "../../../diagnostic/diagnostic.ts";
import type { Span } from "../../../source/source.ts";
import type { PresenceFact, ReadingAddress } from "../../apparatus-facts.ts";
import { finding } from "../finding.ts";
import type { NamedApparatus, NamedReading } from "./named.ts";

type Mark = Extract<PresenceFact, { kind: "mark" }>;

export interface Presence {
  readonly diagnostics: readonly Diagnostic[];
  /** Whether a witness is lost where an entry stands, or said to be lost or found there. */
  readonly isExcused: (key: string, entry: number) => boolean;
}

/** Follows every witness that is absent somewhere through the text of a document. */
export function checkPresence(apparatus: NamedApparatus): Presence {
  const { presence } = apparatus.fact;
  const concerned = new Map<PresenceFact, ReadonlySet<string>>();
  for (const one of presence)
    if (one.kind === "mark") concerned.set(one, new Set(concernedBy(one, apparatus)));
  const keys = new Set([...concerned.values()].flatMap((some) => [...some]));
  const excused = new Set<string>();
  const found = new Map<string, Diagnostic>();
  for (const key of keys) {
    const follower = new Follower(key, apparatus, excused);
    const own = presence.filter((one) => one.kind === "text" || concerned.get(one)?.has(key));
    for (const one of follower.follow(own)) {
      const address = `${one.code} ${one.span?.start ?? 0}`;
      // A mark of several witnesses is one mistake.
      if (!found.has(address)) found.set(address, one);
    }
  }
  return {
    diagnostics: [...found.values()],
    isExcused: (key, entry) => excused.has(`${entry} ${key}`),
  };
}

/** The witnesses of a mark: its own, else those of the nearest reading that names any. */
function concernedBy({ sigla: own, within }: Mark, apparatus: NamedApparatus): string[] {
  const { sigla, keyOf } = apparatus;
  if (own.length > 0) return own.flatMap((one) => [...sigla.expand(keyOf(one))]);
  const entry = within && apparatus.entries[within.entry];
  let reading = within && entry?.readings[within.reading];
  for (let at = entry; reading !== undefined; at = at?.parent?.entry) {
    if (reading.fact.sigla.length > 0)
      return reading.named.flatMap((key) => [...sigla.expand(key)]);
    reading = at?.parent?.reading;
  }
  return [];
}

interface Citation {
  readonly reading: NamedReading;
  readonly entry: number;
}

class Follower {
  readonly #key: string;
  readonly #apparatus: NamedApparatus;
  readonly #excused: Set<string>;
  readonly #found: Diagnostic[] = [];
  /** The mark by which it is absent; of one that begins late, that by which it will begin. */
  #open: Mark | undefined;
  #cited: Citation[] = [];

  constructor(key: string, apparatus: NamedApparatus, excused: Set<string>) {
    this.#key = key;
    this.#apparatus = apparatus;
    this.#excused = excused;
  }

  follow(facts: readonly PresenceFact[]): readonly Diagnostic[] {
    this.#open = this.#beginsLate(facts);
    let inside: ReadingAddress | undefined;
    for (const fact of facts) {
      const { within } = fact;
      if (within !== undefined && (fact.kind === "mark" || this.#open !== undefined))
        this.#excused.add(`${within.entry} ${this.#key}`);
      if (fact.kind === "mark") {
        this.#read(fact);
        inside = within;
      } else if (!isSame(fact.within, inside)) this.#cite(fact.within);
    }
    if (this.#open?.name === "lacunaStart") {
      const [first] = this.#cited;
      if (first !== undefined)
        this.#unpaired(this.#open, "but is cited again", first.reading.fact.span);
    } else this.#flush();
    return this.#found;
  }

  /** A witness whose first mark is its beginning is absent before; so says also the end of a lacuna. */
  #beginsLate(facts: readonly PresenceFact[]): Mark | undefined {
    const first = facts.find((fact) => fact.kind === "mark");
    if (first === undefined || !first.isPresent) return undefined;
    if (first.name === "witStart") return first;
    const before = facts.slice(0, facts.indexOf(first));
    const isCited = before.some(({ within }) => within !== undefined && this.#citation(within));
    return isCited ? undefined : first;
  }

  #read(mark: Mark): void {
    if (mark.isPresent) {
      if (this.#open === undefined)
        this.#report(
          "unpaired-lacuna",
          mark.span,
          `<${mark.name}> says that ${this.#siglum} is there again, but nothing before says that it was absent. Put <${mark.name === "witStart" ? "witEnd" : "lacunaStart"}/> where it breaks off, or remove this one.`,
        );
      else this.#flush();
      this.#open = undefined;
      return;
    }
    if (this.#open !== undefined) this.#unpaired(this.#open, "but breaks off again", mark.span);
    this.#cited = [];
    this.#open = mark;
  }

  #cite(address: ReadingAddress): void {
    if (this.#open === undefined) return;
    const citation = this.#citation(address);
    if (citation !== undefined) this.#cited.push(citation);
  }

  #citation({ entry, reading }: ReadingAddress): Citation | undefined {
    const found = this.#apparatus.entries[entry]?.readings[reading];
    if (found === undefined || found.fact.sigla.length === 0) return undefined;
    return found.named.includes(this.#key) ? { entry, reading: found } : undefined;
  }

  get #siglum(): string {
    return this.#apparatus.sigla.siglumOf(this.#key);
  }

  /** Reports the first of the citations that have gathered while the witness was absent. */
  #flush(): void {
    const [first, ...more] = this.#cited;
    this.#cited = [];
    const open = this.#open;
    if (first === undefined || open === undefined) return;
    const readings = more.length === 0 ? "" : `; so do ${more.length} more readings`;
    this.#report(
      "cited-while-absent",
      siglumSpan(first.reading, this.#key, this.#apparatus),
      `"${first.reading.fact.text}" names ${this.#siglum}, which is absent here by <${open.name}>${readings}. Take it out of @wit, or move the mark.`,
      { message: `<${open.name}> is here.`, path: this.#apparatus.path, span: open.span },
    );
  }

  #unpaired({ name, span }: Mark, but: string, at: Span): void {
    const end = name === "witEnd" ? "witStart" : "lacunaEnd";
    this.#report(
      "unpaired-lacuna",
      span,
      `<${name}> says that ${this.#siglum} is absent from here, ${but} without a <${end}> before that. Put <${end}/> where it is there again.`,
      { message: "There it is named again.", path: this.#apparatus.path, span: at },
    );
  }

  #report(
    what: "unpaired-lacuna" | "cited-while-absent",
    span: Span,
    message: string,
    note?: Diagnostic["notes"][number],
  ): void {
    const { path } = this.#apparatus;
    this.#found.push(
      finding(what, { path, span }, message, { notes: note === undefined ? [] : [note] }),
    );
  }
}

function siglumSpan({ fact }: NamedReading, key: string, { keyOf }: NamedApparatus): Span {
  return fact.sigla.find((one) => keyOf(one) === key)?.span ?? fact.span;
}

function isSame(a: ReadingAddress, b: ReadingAddress | undefined): boolean {
  return b !== undefined && a.entry === b.entry && a.reading === b.reading;
}
