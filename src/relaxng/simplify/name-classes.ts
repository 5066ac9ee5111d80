// Name classes of the full syntax to those of the simple syntax, with the constraints on them (RELAX NG,
// 4.9, 4.12, 4.16).

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { type Deep, deep, runDeep } from "../deep.ts";
import type { NameClass, SchemaPlace } from "../grammar.ts";
import type { FullAttribute, FullElement, FullNameClass } from "../syntax/full.ts";
import * as messages from "./messages.ts";
import type { Environment } from "./scopes.ts";

type Report = (diagnostic: Diagnostic) => void;

/** The name class of an element or attribute pattern. */
export function simplifyNameClass(
  { kind, nameClass }: FullElement | FullAttribute,
  environment: Environment,
  report: Report,
): NameClass {
  const simplifier = new NameClassSimplifier(kind === "attribute", environment, report);
  if (nameClass.kind === "name") return simplifier.name(nameClass);
  return runDeep(simplifier.nameClass(nameClass, undefined));
}

/** The namespace of namespace declarations, as RELAX NG, 4.16, writes it. */
const XMLNS = "http://www.w3.org/2000/xmlns";

class NameClassSimplifier {
  readonly #isAttribute: boolean;
  readonly #environment: Environment;
  readonly #report: Report;

  constructor(isAttribute: boolean, environment: Environment, report: Report) {
    this.#isAttribute = isAttribute;
    this.#environment = environment;
    this.#report = report;
  }

  name(nameClass: FullNameClass & { readonly kind: "name" }): NameClass {
    const namespace = nameClass.namespace ?? this.#environment.namespace;
    const { local } = nameClass;
    const isXmlns = namespace === XMLNS || (namespace === "" && local === "xmlns");
    if (isXmlns) this.#refuseXmlns(nameClass);
    return { kind: "name", namespace, local };
  }

  /** `outer`: the innermost wildcard that this is an exception from. */
  *nameClass(nameClass: FullNameClass, outer: "anyName" | "nsName" | undefined): Deep<NameClass> {
    const { kind } = nameClass;
    switch (kind) {
      case "name":
        return this.name(nameClass);
      case "choice": {
        const alternatives: NameClass[] = [];
        for (const one of nameClass.alternatives) {
          const simple = yield* deep(this.nameClass(one, outer));
          if (simple.kind === "choice")
            for (const inner of simple.alternatives) alternatives.push(inner);
          else alternatives.push(simple);
        }
        const [first] = alternatives;
        if (first !== undefined && alternatives.length === 1) return first;
        return { kind, alternatives };
      }
      case "anyName": {
        if (outer !== undefined) this.#refuseWildcard(nameClass, kind, outer);
        const except = yield* deep(this.#except(nameClass.except, kind));
        return except === undefined ? { kind } : { kind, except };
      }
      case "nsName": {
        if (outer === "nsName") this.#refuseWildcard(nameClass, kind, outer);
        const namespace = nameClass.namespace ?? this.#environment.namespace;
        if (namespace === XMLNS) this.#refuseXmlns(nameClass);
        const except = yield* deep(this.#except(nameClass.except, kind));
        return except === undefined ? { kind, namespace } : { kind, namespace, except };
      }
    }
  }

  *#except(
    except: FullNameClass | undefined,
    outer: "anyName" | "nsName",
  ): Deep<NameClass | undefined> {
    return except === undefined ? undefined : yield* deep(this.nameClass(except, outer));
  }

  #refuseWildcard(
    nameClass: FullNameClass,
    kind: "anyName" | "nsName",
    outer: "anyName" | "nsName",
  ): void {
    this.#report(messages.wildcardInExcept(this.#placeOf(nameClass), kind, outer));
  }

  #refuseXmlns(nameClass: FullNameClass): void {
    if (this.#isAttribute) this.#report(messages.xmlnsAttribute(this.#placeOf(nameClass)));
  }

  #placeOf({ span }: FullNameClass): SchemaPlace {
    return { path: this.#environment.file.source.path, span };
  }
}
