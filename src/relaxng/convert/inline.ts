// A schema of several files as one: includes become what they include, without what they replace (RELAX
// NG, 4.7), external references become what they refer to (4.6), and namespaces that a file inherits are
// written out.

import { type Diagnostic, hasErrors } from "../../diagnostic/diagnostic.ts";
import type { Source } from "../../source/source.ts";
import { type Deep, deep, runDeep } from "../deep.ts";
import { type LoadSchema, readFiles } from "../simplify/files.ts";
import type {
  FullExternalRef,
  FullGrammar,
  FullInclude,
  FullMember,
  FullNameClass,
  FullPattern,
  FullSchema,
  Namespace,
  Remarks,
} from "../syntax/full.ts";

export interface InlineResult {
  /** Absent if there is an error. */
  readonly schema?: FullSchema;
  readonly diagnostics: readonly Diagnostic[];
}

export function inlineSchema(source: Source, load: LoadSchema): InlineResult {
  const { main, others, diagnostics } = readFiles(source, load);
  if (main === undefined || hasErrors(diagnostics)) return { diagnostics };
  const pattern = runDeep(new Inliner(others).pattern(main.pattern, undefined));
  const prefixes = new Map(main.prefixes);
  for (const other of others.values()) {
    for (const [prefix, uri] of other.prefixes)
      if (!prefixes.has(prefix)) prefixes.set(prefix, uri);
  }
  return { schema: { ...main, pattern, prefixes, references: [] }, diagnostics };
}

class Inliner {
  readonly #files: ReadonlyMap<string, FullSchema>;

  constructor(files: ReadonlyMap<string, FullSchema>) {
    this.#files = files;
  }

  /** `inherited`: the namespace for names that have none of their own. */
  *pattern(pattern: FullPattern, inherited: Namespace): Deep<FullPattern> {
    switch (pattern.kind) {
      case "element": {
        const nameClass = yield* deep(this.#nameClass(pattern.nameClass, inherited));
        return {
          ...pattern,
          nameClass,
          pattern: yield* deep(this.pattern(pattern.pattern, inherited)),
        };
      }
      case "attribute": {
        const nameClass = yield* deep(this.#nameClass(pattern.nameClass, inherited));
        if (pattern.pattern === undefined) return { ...pattern, nameClass };
        return {
          ...pattern,
          nameClass,
          pattern: yield* deep(this.pattern(pattern.pattern, inherited)),
        };
      }
      case "group":
      case "interleave":
      case "choice": {
        const patterns: FullPattern[] = [];
        for (const one of pattern.patterns)
          patterns.push(yield* deep(this.pattern(one, inherited)));
        return { ...pattern, patterns };
      }
      case "optional":
      case "zeroOrMore":
      case "oneOrMore":
      case "list":
      case "mixed":
        return { ...pattern, pattern: yield* deep(this.pattern(pattern.pattern, inherited)) };
      case "value":
        return { ...pattern, namespace: pattern.namespace ?? inherited };
      case "data": {
        if (pattern.except === undefined) return pattern;
        return { ...pattern, except: yield* deep(this.pattern(pattern.except, inherited)) };
      }
      case "externalRef":
        return yield* deep(this.#externalRef(pattern, inherited));
      case "grammar":
        return { ...pattern, members: yield* deep(this.#members(pattern.members, inherited)) };
      default:
        return pattern;
    }
  }

  *#externalRef(reference: FullExternalRef, inherited: Namespace): Deep<FullPattern> {
    const { pattern } = this.#files.get(reference.target) as FullSchema;
    const inner = yield* deep(this.pattern(pattern, reference.namespace ?? inherited));
    return { ...inner, remarks: mergeRemarks(reference.remarks, inner.remarks) };
  }

  *#nameClass(nameClass: FullNameClass, inherited: Namespace): Deep<FullNameClass> {
    switch (nameClass.kind) {
      case "name":
        return { ...nameClass, namespace: nameClass.namespace ?? inherited };
      case "choice": {
        const alternatives: FullNameClass[] = [];
        for (const one of nameClass.alternatives) {
          alternatives.push(yield* deep(this.#nameClass(one, inherited)));
        }
        return { ...nameClass, alternatives };
      }
      case "anyName":
      case "nsName": {
        const except =
          nameClass.except === undefined
            ? undefined
            : yield* deep(this.#nameClass(nameClass.except, inherited));
        if (nameClass.kind === "anyName") return { ...nameClass, except };
        return { ...nameClass, namespace: nameClass.namespace ?? inherited, except };
      }
    }
  }

  *#members(members: readonly FullMember[], inherited: Namespace): Deep<FullMember[]> {
    const inlined: FullMember[] = [];
    for (const member of members) inlined.push(yield* deep(this.#member(member, inherited)));
    return inlined;
  }

  *#member(member: FullMember, inherited: Namespace): Deep<FullMember> {
    switch (member.kind) {
      case "foreign":
        return member;
      case "start":
      case "define":
        return { ...member, pattern: yield* deep(this.pattern(member.pattern, inherited)) };
      case "div":
        return { ...member, members: yield* deep(this.#members(member.members, inherited)) };
      case "include":
        return yield* deep(this.#include(member, inherited));
    }
  }

  *#include(include: FullInclude, inherited: Namespace): Deep<FullMember> {
    const grammar = (this.#files.get(include.target) as FullSchema).pattern as FullGrammar;
    const namespace = include.namespace ?? inherited;
    const theirs = yield* deep(this.#members(grammar.members, namespace));
    const own = yield* deep(this.#members(include.members, inherited));
    const { span, remarks } = include;
    if (own.length === 0) {
      const merged = mergeRemarks(remarks, grammar.remarks);
      return { kind: "div", span, remarks: merged, members: theirs };
    }
    const replaced = new Set(namesOf(own));
    const members = yield* deep(without(theirs, replaced));
    const div: FullMember = { kind: "div", span, remarks: grammar.remarks, members };
    return { kind: "div", span, remarks, members: [div, ...own] };
  }
}

const START = "";

/** What members define, `div` by `div`. */
function namesOf(members: readonly FullMember[]): string[] {
  const names: string[] = [];
  const pending = [...members];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === "start") names.push(START);
    else if (next.kind === "define") names.push(next.name);
    else if (next.kind === "div") for (const member of next.members) pending.push(member);
  }
  return names;
}

function* without(members: readonly FullMember[], names: ReadonlySet<string>): Deep<FullMember[]> {
  const kept: FullMember[] = [];
  for (const member of members) {
    if (member.kind === "div") {
      kept.push({ ...member, members: yield* deep(without(member.members, names)) });
    } else if (member.kind === "start") {
      if (!names.has(START)) kept.push(member);
    } else if (member.kind !== "define" || !names.has(member.name)) kept.push(member);
  }
  return kept;
}

/** What is said of a reference, then what the file that it leads to says of itself. */
function mergeRemarks(outer: Remarks | undefined, inner: Remarks | undefined): Remarks | undefined {
  if (outer === undefined || inner === undefined) return outer ?? inner;
  return {
    comments: [...outer.comments, ...inner.comments],
    attributes: [...outer.attributes, ...inner.attributes],
    initial: [...outer.initial, ...inner.initial],
    following: [...inner.following, ...outer.following],
    closing: [...inner.closing, ...outer.closing],
  };
}
