// What the names in a grammar refer to, once its includes have been replaced and definitions of the same
// name combined (RELAX NG, 4.7, 4.11, 4.17).

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { type Deep, deep } from "../deep.ts";
import type { SchemaPlace, SimplePattern } from "../grammar.ts";
import type {
  Combine,
  FullDefine,
  FullGrammar,
  FullInclude,
  FullMember,
  FullSchema,
  FullStart,
} from "../syntax/full.ts";
import * as messages from "./messages.ts";

/** What a pattern means depends on where it stands. */
export interface Environment {
  readonly file: FullSchema;
  /** The namespace that the file inherits from the one that refers to it. */
  readonly namespace: string;
  /** The grammar around it. */
  readonly scope: Scope | undefined;
}

/** A `start` or `define` that is left after overriding, with its environment. */
export interface Component {
  readonly member: FullStart | FullDefine;
  readonly environment: Environment;
}

/** All components of one name. */
export interface Definition {
  /** "start", or the name in quotes. */
  readonly label: string;
  readonly components: readonly Component[];
  readonly combine: Combine;
  /** What it was simplified to. */
  result?: SimplePattern;
}

export interface Scope {
  readonly parent: Scope | undefined;
  readonly defines: ReadonlyMap<string, Definition>;
  readonly start: Definition | undefined;
}

/** In maps of names: no definition is called so. */
const START = "";

export class ScopeBuilder {
  readonly #files: ReadonlyMap<string, FullSchema>;
  readonly #report: (diagnostic: Diagnostic) => void;

  constructor(files: ReadonlyMap<string, FullSchema>, report: (diagnostic: Diagnostic) => void) {
    this.#files = files;
    this.#report = report;
  }

  *build(grammar: FullGrammar, outer: Environment): Deep<Scope> {
    const defines = new Map<string, Definition>();
    const scope = { parent: outer.scope, defines, start: undefined as Definition | undefined };
    const environment = { ...outer, scope };
    const components = yield* deep(this.#components(grammar.members, environment));
    const groups = new Map<string, Component[]>();
    for (const component of components) {
      const name = nameOf(component);
      const group = groups.get(name);
      if (group === undefined) groups.set(name, [component]);
      else group.push(component);
    }
    for (const [name, group] of groups) {
      const definition = this.#combine(name === START ? "start" : `"${name}"`, group);
      if (name === START) scope.start = definition;
      else defines.set(name, definition);
    }
    return scope;
  }

  *#components(members: readonly FullMember[], environment: Environment): Deep<Component[]> {
    const components: Component[] = [];
    for (const member of members) {
      if (member.kind === "start" || member.kind === "define") {
        components.push({ member, environment });
      } else if (member.kind === "div") {
        append(components, yield* deep(this.#components(member.members, environment)));
      } else if (member.kind === "include") {
        append(components, yield* deep(this.#included(member, environment)));
      }
    }
    return components;
  }

  /** What an `include` brings: its grammar's components but those that it replaces, and its own. */
  *#included(include: FullInclude, environment: Environment): Deep<Component[]> {
    const file = this.#files.get(include.target) as FullSchema;
    const { members } = file.pattern as FullGrammar;
    const namespace = include.namespace ?? environment.namespace;
    const theirs = yield* deep(this.#components(members, { ...environment, file, namespace }));
    const own = yield* deep(this.#components(include.members, environment));
    const replaced = new Set(own.map(nameOf));
    const names = new Set(theirs.map(nameOf));
    for (const component of own) {
      const name = nameOf(component);
      if (names.has(name)) continue;
      const label = name === START ? undefined : name;
      const candidates = [...names].filter((one) => one !== START);
      const place = placeOf(component);
      this.#report(messages.nothingToOverride(place, label, include.target, candidates));
    }
    return [...theirs.filter((component) => !replaced.has(nameOf(component))), ...own];
  }

  /** RELAX NG, 4.17. */
  #combine(label: string, components: readonly Component[]): Definition {
    const [first, second] = components.filter(({ member }) => member.combine === undefined);
    if (first !== undefined && second !== undefined) {
      this.#report(messages.duplicateDefine(placeOf(second), label, placeOf(first)));
    }
    const firstWith = (combine: Combine): Component | undefined =>
      components.find(({ member }) => member.combine === combine);
    const choice = firstWith("choice");
    const interleave = firstWith("interleave");
    if (choice !== undefined && interleave !== undefined) {
      const [one, other] =
        components.indexOf(choice) < components.indexOf(interleave)
          ? [choice, interleave]
          : [interleave, choice];
      this.#report(messages.combineConflict(placeOf(other), label, placeOf(one)));
    }
    return { label, components, combine: interleave === undefined ? "choice" : "interleave" };
  }
}

/** As `push`, for any number: arguments are on the stack. */
function append<Item>(list: Item[], more: readonly Item[]): void {
  for (const item of more) list.push(item);
}

function nameOf({ member }: Component): string {
  return member.kind === "start" ? START : member.name;
}

function placeOf({ member, environment }: Component): SchemaPlace {
  return { path: environment.file.source.path, span: member.span };
}
