// From the elements of the XML syntax, when they end, to the full syntax.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import type { Span } from "../../source/source.ts";
import { isUriReference } from "../datatypes/any-uri.ts";
import type { SchemaPlace } from "../grammar.ts";
import type {
  Combine,
  ForeignElement,
  FullExternalRef,
  FullInclude,
  FullMember,
  FullNameClass,
  FullParam,
  FullPattern,
  Namespace,
} from "./full.ts";
import * as messages from "./messages.ts";
import { isNCName, splitQName } from "./names.ts";
import { resolveHref } from "./uri.ts";
import { A_NAME_CLASS, A_PATTERN, type Frame, remarksOf } from "./xml-frame.ts";

export class XmlBuilder {
  readonly references: (FullExternalRef | FullInclude)[] = [];
  readonly #path: string;
  readonly #report: (diagnostic: Diagnostic) => void;

  constructor(path: string, report: (diagnostic: Diagnostic) => void) {
    this.#path = path;
    this.#report = report;
  }

  pattern(frame: Frame): FullPattern {
    const { local: kind, span, patterns } = frame;
    const remarks = remarksOf(frame);
    switch (kind) {
      case "element":
        return { kind, span, remarks, nameClass: this.#nameOf(frame), pattern: this.#one(frame) };
      case "attribute": {
        const hasName = frame.attributes.has("name");
        const isWhole = frame.count > (hasName ? 0 : 1);
        const pattern = isWhole ? this.#one(frame) : undefined;
        return { kind, span, remarks, nameClass: this.#nameOf(frame), pattern };
      }
      case "group":
      case "interleave":
      case "choice":
        if (frame.count === 0) this.#missing(frame, A_PATTERN);
        return { kind, span, remarks, patterns };
      case "optional":
      case "zeroOrMore":
      case "oneOrMore":
      case "list":
      case "mixed":
        return { kind, span, remarks, pattern: this.#one(frame) };
      case "ref":
      case "parentRef":
        return { kind, span, remarks, name: this.#ncName(frame, "name") };
      case "empty":
      case "text":
        return { kind, span, remarks };
      case "value":
        return this.#value(frame);
      case "data": {
        const { context, params, exceptPattern: except } = frame;
        const type = this.#ncName(frame, "type");
        return { kind, span, remarks, library: context.library, type, params, except };
      }
      case "externalRef": {
        const reference: FullExternalRef = { kind, span, remarks, ...this.#reference(frame) };
        this.references.push(reference);
        return reference;
      }
      case "grammar":
        return { kind, span, remarks, members: frame.members };
      default:
        return { kind: "notAllowed", span, remarks };
    }
  }

  /** The patterns in an element as one (4.12). */
  #one(frame: Frame): FullPattern {
    const { patterns, span } = frame;
    const [first] = patterns;
    const names = frame.nameClasses.length;
    if (first === undefined) {
      if (frame.count <= names) this.#missing(frame, A_PATTERN);
      return { kind: "notAllowed", span };
    }
    return patterns.length === 1 ? first : { kind: "group", span, patterns };
  }

  #value(frame: Frame): FullPattern {
    const { context, attributes, span, text: value } = frame;
    const { namespace, prefixes } = context;
    const hasType = attributes.has("type");
    return {
      kind: "value",
      span,
      remarks: remarksOf(frame),
      // Without a type, the library does not count (4.4).
      library: hasType ? context.library : "",
      type: hasType ? this.#ncName(frame, "type") : "token",
      value,
      namespace,
      prefixes,
    };
  }

  param(frame: Frame): FullParam {
    const { span, text: value } = frame;
    return { span, remarks: remarksOf(frame), name: this.#ncName(frame, "name"), value };
  }

  /** What is excepted from a datatype, as one pattern (4.12). */
  exceptPattern(frame: Frame): FullPattern {
    const { patterns, span } = frame;
    const [first] = patterns;
    if (frame.count === 0) this.#missing(frame, A_PATTERN);
    if (first !== undefined && patterns.length === 1) return first;
    return { kind: "choice", span, patterns };
  }

  // --- names

  /** The name class of an element or attribute pattern: its attribute `name` or its first child. */
  #nameOf(frame: Frame): FullNameClass {
    const name = frame.attributes.get("name");
    if (name !== undefined) {
      // The attribute `ns` of an ancestor does not count for attributes named in this way (4.8).
      const own = frame.attributes.get("ns")?.value ?? "";
      const namespace = frame.local === "attribute" ? own : frame.context.namespace;
      return this.#qName(name.value, name.span, namespace, frame);
    }
    const [nameClass] = frame.nameClasses;
    if (nameClass !== undefined) return nameClass;
    if (frame.count === 0) {
      this.#missing(frame, `the attribute "name" or ${A_NAME_CLASS} as its first child`);
    }
    return { kind: "anyName", span: frame.span };
  }

  nameClass(frame: Frame): FullNameClass {
    const { local: kind, span, context, nameClasses: alternatives } = frame;
    const { exceptName: except } = frame;
    const remarks = remarksOf(frame);
    switch (kind) {
      case "name": {
        const name = this.#qName(frame.text, frame.textSpan ?? span, context.namespace, frame);
        return { ...name, span, remarks };
      }
      case "anyName":
        return { kind, span, remarks, except };
      case "nsName":
        return { kind, span, remarks, namespace: context.namespace, except };
      default:
        if (frame.count === 0) this.#missing(frame, A_NAME_CLASS);
        return { kind: "choice", span, remarks, alternatives };
    }
  }

  /** What is excepted from a wildcard, as one name class (4.12). */
  exceptName(frame: Frame): FullNameClass {
    const { nameClasses: alternatives, span } = frame;
    const [first] = alternatives;
    if (frame.count === 0) this.#missing(frame, A_NAME_CLASS);
    if (first !== undefined && alternatives.length === 1) return first;
    return { kind: "choice", span, alternatives };
  }

  /** A QName with its namespace (4.9, 4.10). */
  #qName(written: string, span: Span, namespace: Namespace, { context }: Frame): FullNameClass {
    const text = trim(written);
    const name = splitQName(text);
    if (name === undefined) {
      this.#report(messages.invalidName(this.#at(span), text, true));
      return { kind: "name", span, namespace: "", local: text };
    }
    const { prefix, local } = name;
    if (prefix === "") return { kind: "name", span, namespace, local };
    const bound = context.prefixes.get(prefix);
    if (bound === undefined) {
      this.#report(messages.undeclaredPrefix(this.#at(span), prefix, `xmlns:${prefix}="…"`));
    }
    return { kind: "name", span, namespace: bound ?? "", local };
  }

  /** The value of an attribute that is a name. */
  #ncName({ attributes }: Frame, attribute: string): string {
    const found = attributes.get(attribute);
    // That it is missing has been said.
    if (found === undefined) return "";
    const text = trim(found.value);
    if (!isNCName(text)) this.#report(messages.invalidName(this.#at(found.span), text, false));
    return text;
  }

  // --- grammars

  member(frame: Frame): Exclude<FullMember, ForeignElement> {
    const { local: kind, span, members } = frame;
    const remarks = remarksOf(frame);
    switch (kind) {
      case "div":
        return { kind, span, remarks, members };
      case "include": {
        const include: FullInclude = { kind, span, remarks, ...this.#reference(frame), members };
        this.references.push(include);
        return include;
      }
      case "define": {
        const name = this.#ncName(frame, "name");
        const combine = this.#combine(frame);
        return { kind, span, remarks, name, combine, pattern: this.#one(frame) };
      }
      default: {
        const combine = this.#combine(frame);
        return { kind: "start", span, remarks, combine, pattern: this.#one(frame) };
      }
    }
  }

  #combine({ attributes }: Frame): Combine | undefined {
    const attribute = attributes.get("combine");
    if (attribute === undefined) return undefined;
    const text = trim(attribute.value);
    if (text === "choice" || text === "interleave") return text;
    this.#report(messages.invalidCombine(this.#at(attribute.span), text));
    return undefined;
  }

  /** Where an attribute `href` leads (4.5), and the namespace that is inherited there. */
  #reference({ attributes, context }: Frame): {
    href: string;
    target: string;
    namespace: Namespace;
  } {
    const { namespace, base } = context;
    const attribute = attributes.get("href");
    if (attribute === undefined) return { href: "", target: "", namespace };
    const { value: href, span } = attribute;
    const place = this.#at(span);
    if (!isUriReference(href)) this.#report(messages.invalidUri(place, href, "may lead to a file"));
    else if (href.includes("#")) this.#report(messages.fragment(place, href));
    return { href, target: resolveHref(href, base), namespace };
  }

  #missing({ local, span }: Frame, expected: string): void {
    this.#report(messages.missingChild(this.#at(span), local, expected));
  }

  #at(span: Span): SchemaPlace {
    return { path: this.#path, span };
  }
}

/** RELAX NG, 4.2. */
function trim(text: string): string {
  return text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/gu, "");
}
