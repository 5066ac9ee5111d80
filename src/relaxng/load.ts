// From schema files to a grammar in the simple syntax: everything up to the automaton.

import { type Diagnostic, hasErrors, sortDiagnostics } from "../diagnostic/diagnostic.ts";
import type { Source } from "../source/source.ts";
import type { ElementDefinition, Grammar, SimplePattern } from "./grammar.ts";
import { childrenOf } from "./simple-patterns.ts";
import { type LoadSchema, readFiles } from "./simplify/files.ts";
import { RestrictionChecker } from "./simplify/restrictions.ts";
import { type Element, type Simplified, simplify } from "./simplify/simplify.ts";

export type { LoadSchema } from "./simplify/files.ts";

export interface SchemaResult {
  /** Absent if there is an error; there may be warnings. */
  readonly grammar?: Grammar;
  readonly diagnostics: readonly Diagnostic[];
}

/** Loads a schema in either syntax; `load` reads the files that it refers to. */
export function loadGrammar(source: Source, load: LoadSchema): SchemaResult {
  const { main, others, reads, diagnostics } = readFiles(source, load);
  if (main === undefined || hasErrors(diagnostics)) return { diagnostics: inOrder(diagnostics) };
  const simplified = simplify(main, others);
  const found = [...diagnostics, ...simplified.diagnostics];
  if (hasErrors(found)) return { diagnostics: inOrder(found) };
  const { start } = simplified;
  const elements = numberElements(simplified);
  const checker = new RestrictionChecker({
    nameClasses: simplified.elements,
    places: simplified.places,
  });
  checker.checkStart(start, { path: main.source.path, span: main.pattern.span });
  for (const { content, place } of elements) checker.checkContent(content, place);
  if (checker.diagnostics.length > 0) {
    return { diagnostics: inOrder([...found, ...checker.diagnostics]) };
  }
  const grammar = { start, elements: elements.map(define), reads };
  return { grammar, diagnostics: inOrder(found) };
}

/** The elements that the start still leads to, numbered in the order in which it does (4.19, 4.20). */
function numberElements({ start, elements }: Simplified): readonly Element[] {
  const numbered: Element[] = [];
  const seen = new Set<SimplePattern>();
  const number = (top: SimplePattern): void => {
    const pending = [top];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (next.kind !== "ref") {
        const children = childrenOf(next);
        if (children.length === 0 || seen.has(next)) continue;
        seen.add(next);
        for (let index = children.length - 1; index >= 0; index--) {
          pending.push(children[index] as SimplePattern);
        }
      } else if (next.element < 0) {
        const element = elements.get(next) as Element;
        element.ref.element = numbered.length;
        numbered.push(element);
      }
    }
  };
  number(start);
  for (let index = 0; index < numbered.length; index++) {
    number((numbered[index] as Element).content);
  }
  return numbered;
}

function define({ nameClass, content, place, documentation }: Element): ElementDefinition {
  const definition = { nameClass, content, place };
  return documentation === undefined ? definition : { ...definition, documentation };
}

/** By place. A file that is used twice has its mistakes once. */
function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const unique = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const { code, path, span, message } = diagnostic;
    const key = JSON.stringify([code, path, span, message]);
    if (!unique.has(key)) unique.set(key, diagnostic);
  }
  return sortDiagnostics([...unique.values()]);
}
