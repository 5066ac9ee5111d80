// The children of one element that is not as it should be. They are followed as far as they fit; where
// one does not, a few more are awaited before it is decided what is wrong, and what is out of order is
// told from what is missing or has no place here at all.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { Span } from "../source/source.ts";
import type { NameId } from "../xml/names.ts";
import type { Advisor } from "./advice.ts";
import type { State } from "./automaton.ts";
import * as messages from "./messages.ts";
import { type Change, LOOKAHEAD, REMOVE, type Repair, type Repairer, TEXT } from "./recover.ts";

export interface Child {
  /** TEXT for text. */
  readonly name: NameId;
  /** The name in the start tag, or the text. */
  readonly span: Span;
  readonly text?: string;
}

/** An element whose content is checked. */
export interface Container {
  readonly name: NameId;
  /** The name in its start tag. */
  readonly span: Span;
  /** The element around it, unless it is the root. */
  readonly outer: Container | undefined;
}

/** What all checks of a document share. */
export interface Helpers {
  readonly advisor: Advisor;
  readonly repairer: Repairer;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** Something needed was not there, before a child or at the end. */
interface Missing {
  readonly groups: (readonly NameId[])[];
  readonly before: Child | undefined;
}

/** A child without a place, and what could have stood instead. */
interface Stray {
  readonly child: Child;
  readonly state: State;
  /** Counted among all children, to see which are neighbours. */
  readonly position: number;
  /** It stands for something that is needed. */
  readonly isReplacement: boolean;
}

/** So many are kept until the end of their parent. */
const MOST_STRAYS = 1000;

export class ContentCheck {
  /** What may come; while children are awaited: before the first of them. */
  state: State;
  readonly container: Container;
  readonly #path: string;
  readonly #advisor: Advisor;
  readonly #repairer: Repairer;
  readonly #report: (diagnostic: Diagnostic) => void;
  readonly #initial: State;
  #waiting: Child[] = [];
  #position = 0;
  #previous: Child | undefined;
  #beforePrevious: State;
  #missing: Missing[] = [];
  #strays: Stray[] = [];
  // From which states children were read, the first of each name: bounded whatever the document.
  readonly #trail = new Map<State, Map<NameId, Child>>();

  constructor(
    container: Container,
    state: State,
    path: string,
    { advisor, repairer, report }: Helpers,
  ) {
    this.container = container;
    this.state = state;
    this.#initial = state;
    this.#beforePrevious = state;
    this.#path = path;
    this.#advisor = advisor;
    this.#repairer = repairer;
    this.#report = report;
  }

  /** Whether the state is the one at the end of the children so far. */
  get isSettled(): boolean {
    return this.#waiting.length === 0;
  }

  /** The inside of a child that stands in the wrong place, if it has another one here. */
  insideOf(name: NameId): State | undefined {
    const definitions = this.#advisor.definitionsIn(this.#initial, name);
    if (definitions.length === 0 || this.#firstOfRepeated(name) !== undefined) return undefined;
    return this.#advisor.schema.automaton.inside(definitions);
  }

  /** Before a child is followed: strays that fit now came too early, and count from here on. */
  prepare(next: NameId): void {
    this.#placeStrays((state) => this.#repairer.after(state, next) !== null);
  }

  /** A child that fits, before the state goes on. */
  record(child: Child): void {
    this.#position++;
    this.#previous = child;
    this.#beforePrevious = this.state;
    let names = this.#trail.get(this.state);
    if (names === undefined) this.#trail.set(this.state, (names = new Map()));
    if (!names.has(child.name)) names.set(child.name, child);
  }

  /** A child that does not fit, or one behind such a child. */
  await(child: Child): void {
    this.#waiting.push(child);
    if (this.#waiting.length > LOOKAHEAD) this.#settle(false);
  }

  /** At the end of the element. */
  end(): void {
    while (!this.isSettled) this.#settle(true);
    this.#placeStrays((state) => state.isComplete || !this.state.isComplete);
    // Where a value is needed, what stands in its place has been reported.
    const hasStrays = this.#strays.length > 0;
    if (!this.state.isComplete && !(this.state.readsText && hasStrays)) this.#settle(true);
    this.#reportStrays();
    for (const missing of this.#missing) {
      // Whatever is needed has no name of its own, and something else stands there.
      const isCovered = hasStrays && missing.groups.every((all) => all.length === 0);
      if (!isCovered) this.#reportMissing(missing);
    }
  }

  /** Decides what is wrong with the first child that waits, then goes on as far as the next fit. */
  #settle(isAll: boolean): void {
    const { changes, consumed, state } = this.#repair(isAll);
    for (const change of changes) this.#apply(change);
    if (changes.length === 0 && this.isSettled)
      this.#apply({ kind: "insert", index: 0, names: [] });
    this.state = state;
    this.#waiting = this.#waiting.slice(consumed);
    for (let child = this.#waiting[0]; child !== undefined; child = this.#waiting[0]) {
      this.prepare(child.name);
      const next = this.#repairer.after(this.state, child.name);
      if (next === null) break;
      this.record(child);
      this.state = next;
      this.#waiting.shift();
    }
  }

  /** What waits is repaired, unless more of it fits without the child before. */
  #repair(isAll: boolean): Repair {
    const names = this.#waiting.map(({ name }) => name);
    const repair = this.#repairer.repair(this.state, names, isAll);
    const previous = this.#previous;
    if (previous === undefined || previous.name === TEXT) return repair;
    const without = this.#repairer.repair(this.#beforePrevious, names, isAll);
    if (without.cost + REMOVE >= repair.cost) return repair;
    this.#trail.get(this.#beforePrevious)?.delete(previous.name);
    this.state = this.#beforePrevious;
    this.#addStray(previous, false);
    this.#previous = undefined;
    return without;
  }

  #apply(change: Change): void {
    const child = this.#waiting[change.index];
    if (change.kind === "insert") {
      this.#insert(change.names, child);
    } else if (child !== undefined) {
      this.#position++;
      if (change.kind === "remove") this.#remove(child);
      else if (!this.#missedBefore(child)) this.#addStray(child, true);
      else this.#insert(change.names, this.#waiting[change.index + 1]);
    }
  }

  #insert(names: readonly NameId[], before: Child | undefined): void {
    const isOne = ({ child, isReplacement }: Stray): boolean =>
      !isReplacement && names.includes(child.name);
    const index = this.#strays.findIndex(isOne);
    const [stray] = index < 0 ? [] : this.#strays.splice(index, 1);
    if (stray !== undefined && this.#previous !== undefined) {
      this.#reportOrder(stray.child, "after", this.#previous);
      return;
    }
    const last = this.#missing.at(-1);
    if (last !== undefined && last.before === before) last.groups.push(names);
    else this.#missing.push({ groups: [names], before });
  }

  #remove(child: Child): void {
    if (this.#missedBefore(child)) return;
    const later = this.#firstAfter(child.name);
    if (later !== undefined) this.#reportOrder(child, "before", later);
    else if (!this.#reportRepeated(child)) this.#addStray(child, false);
  }

  /** Whether a child has been missed further up; then it comes too late. */
  #missedBefore(child: Child): boolean {
    for (const { groups, before } of this.#missing) {
      const index = groups.findIndex((names) => names.includes(child.name));
      if (index < 0 || before === undefined) continue;
      groups.splice(index, 1);
      this.#missing = this.#missing.filter((missing) => missing.groups.length > 0);
      this.#reportOrder(child, "before", before);
      return true;
    }
    return false;
  }

  #addStray(child: Child, isReplacement: boolean): void {
    if (this.#strays.length >= MOST_STRAYS) this.#reportStrays();
    this.#strays.push({ child, state: this.state, position: this.#position, isReplacement });
  }

  /** The child before which one of this name would have been right. */
  #firstAfter(name: NameId): Child | undefined {
    if (name === TEXT) return undefined;
    for (const [state, children] of [...this.#trail].toReversed()) {
      const next = this.#repairer.after(state, name);
      if (next === null) continue;
      for (const child of children.values()) {
        if (child.name === name) continue;
        if (this.#repairer.after(next, child.name) !== null) return child;
      }
    }
    return undefined;
  }

  #reportRepeated(child: Child): boolean {
    const first = this.#firstOfRepeated(child.name);
    if (first === undefined) return false;
    const { name, parent } = this.#words(child);
    this.#report(
      messages.repeatedElement(this.#place(child.span), { name, parent, first: first.span }),
    );
    return true;
  }

  /** The first child of this name, if no other may follow. */
  #firstOfRepeated(name: NameId): Child | undefined {
    if (name === TEXT || this.#advisor.definitionsIn(this.state, name).length > 0) return undefined;
    for (const children of this.#trail.values()) {
      const first = children.get(name);
      if (first !== undefined) return first;
    }
    return undefined;
  }

  /** @param goesOn whether what follows a stray put here still fits */
  #placeStrays(goesOn: (state: State) => boolean): void {
    const previous = this.#previous;
    if (this.#strays.length === 0 || previous === undefined) return;
    this.#strays = this.#strays.filter(({ child, isReplacement }) => {
      if (isReplacement || child.name === TEXT) return true;
      const after = this.#repairer.after(this.state, child.name);
      if (after === null || !goesOn(after)) return true;
      this.#reportOrder(child, "after", previous);
      this.state = after;
      return false;
    });
  }

  /** Neighbours that have a common home, as when its tags were forgotten, are one mistake. */
  #reportStrays(): void {
    let run: Stray[] = [];
    let names = new Set<NameId>();
    for (const stray of this.#strays) {
      const first = run[0] ?? stray;
      const isNeighbour = stray.position === (run.at(-1)?.position ?? stray.position - 1) + 1;
      const wider = names.has(stray.child.name) ? names : new Set([...names, stray.child.name]);
      if (run.length > 0 && !(isNeighbour && this.#advisor.hasWrapper(first.state, wider))) {
        this.#reportStray(run);
        run = [];
      }
      names = run.length === 0 ? new Set([stray.child.name]) : wider;
      run.push(stray);
    }
    if (run.length > 0) this.#reportStray(run);
    this.#strays = [];
  }

  #reportStray(run: readonly Stray[]): void {
    const [{ child, state }] = run as readonly [Stray, ...Stray[]];
    const last = run.at(-1);
    const message = "What follows up to here belongs there too.";
    const notes = last === undefined || run.length < 2 ? [] : [{ message, span: last.child.span }];
    const names = new Set(run.map((stray) => stray.child.name));
    const wrappers = this.#advisor.wrappers(state, names);
    const { name, parent } = this.#words(child);
    const place = this.#place(child.span);
    if (child.text !== undefined) {
      const { text } = child;
      this.#report(messages.unexpectedText(place, { text, parent, wrappers }, notes));
      return;
    }
    const expected = this.#advisor.expected(state, child.name);
    const { vocabulary } = this.#advisor.schema;
    if (!vocabulary.knows(child.name)) {
      this.#report(messages.unknownElement(place, name, { parent, expected }));
      return;
    }
    const parents = vocabulary.parentsOf(child.name);
    let outer = this.container.outer;
    while (outer !== undefined && !parents.has(outer.name)) outer = outer.outer;
    const isHere = parents.has(this.container.name);
    const found = {
      name,
      parent,
      expected,
      wrappers,
      outer: isHere || outer === undefined ? undefined : this.#advisor.show(outer.name),
      holders: isHere ? undefined : this.#advisor.holders(child.name, this.container.name),
    };
    this.#report(messages.unexpectedElement(place, found, notes));
  }

  #reportMissing({ groups, before }: Missing): void {
    const missing = groups.map((names) => this.#advisor.alternatives(names));
    const parent = this.#advisor.show(this.container.name);
    const place = this.#place(before?.span ?? this.container.span);
    if (before === undefined || before.name === TEXT) {
      this.#report(messages.missingElement(place, { parent, missing }));
    } else {
      const name = this.#advisor.show(before.name);
      this.#report(messages.missingElement(place, { parent, missing, before: name }));
    }
  }

  #reportOrder(child: Child, side: "before" | "after", other: Child): void {
    const { name, parent } = this.#words(child);
    const otherName = other.name === TEXT ? "the text" : this.#advisor.show(other.name);
    this.#report(
      messages.elementOrder(this.#place(child.span), {
        name,
        parent,
        other: otherName,
        otherSpan: other.span,
        side,
      }),
    );
  }

  #words(child: Child): { name: string; parent: string } {
    const name = child.name === TEXT ? "text" : this.#advisor.show(child.name);
    return { name, parent: this.#advisor.show(this.container.name) };
  }

  #place(span: Span): messages.Place {
    return { path: this.#path, span };
  }
}
