// The XML syntax (RELAX NG, 3): a document into the full syntax. Schemas are large, so no tree is made of
// them: an element becomes a pattern when its end tag is read. Every mistake is reported, not only the
// first; what is not allowed is left out with everything in it.

import { type Diagnostic, hasErrors } from "../../diagnostic/diagnostic.ts";
import type { Source, Span } from "../../source/source.ts";
import { asUtf8 } from "../../xml/encoding.ts";
import type { XmlEvent, XmlHandler } from "../../xml/handler.ts";
import { skippedEntity } from "../../xml/messages.ts";
import { type NameId, NameTable } from "../../xml/names.ts";
import { XML_NAMESPACE } from "../../xml/namespaces.ts";
import { readXml } from "../../xml/read.ts";
import type { SchemaPlace } from "../grammar.ts";
import {
  type ForeignElement,
  type FullPattern,
  type FullSchema,
  RELAX_NG_NAMESPACE,
} from "./full.ts";
import * as messages from "./messages.ts";
import { annotate, commentText } from "./remarks.ts";
import { readStartTag } from "./xml-attributes.ts";
import { XmlBuilder } from "./xml-builder.ts";
import { ForeignBuilder } from "./xml-foreign.ts";
import { type Context, ELEMENTS, expectationOf, Frame, holdsText, type Role } from "./xml-frame.ts";

export interface SyntaxResult {
  /** Absent if there is an error. */
  readonly schema?: FullSchema;
  readonly diagnostics: readonly Diagnostic[];
}

export function parseXmlSyntax(original: Source): SyntaxResult {
  const { source, diagnostic } = asUtf8(original);
  if (diagnostic !== undefined) return { diagnostics: [diagnostic] };
  const reader = new XmlSyntaxReader(source);
  const malformed = readXml(source, new NameTable(), reader);
  if (malformed !== undefined) return { diagnostics: [malformed] };
  const { diagnostics } = reader;
  const schema = reader.finish();
  return schema === undefined || hasErrors(diagnostics) ? { diagnostics } : { schema, diagnostics };
}

const NO_COMMENTS: readonly string[] = [];

class XmlSyntaxReader implements XmlHandler {
  readonly diagnostics: Diagnostic[] = [];
  readonly #source: Source;
  readonly #builder: XmlBuilder;
  readonly #foreign = new ForeignBuilder();
  readonly #prefixes = new Map<string, string>();
  readonly #open: Frame[] = [];
  /** The depth of the element that is left out, if one is. */
  #skipped = Number.POSITIVE_INFINITY;
  #root: FullPattern | undefined;
  #rootNamespace: string | undefined;
  /** Comments before the root and behind it. */
  #comments: string[] = [];

  constructor(source: Source) {
    this.#source = source;
    this.#builder = new XmlBuilder(source.path, (diagnostic) => this.#report(diagnostic));
  }

  finish(): FullSchema | undefined {
    if (this.#root === undefined) return undefined;
    return {
      source: this.#source,
      pattern: annotate(this.#root, { closing: this.#comments }),
      references: this.#builder.references,
      prefixes: this.#prefixes,
      namespace: this.#rootNamespace,
    };
  }

  startElement(name: NameId, event: XmlEvent): void {
    for (const { prefix, namespace } of event.declarations) {
      if (prefix !== "" && !this.#prefixes.has(prefix)) this.#prefixes.set(prefix, namespace);
    }
    if (event.depth > this.#skipped) return;
    const { names } = event;
    const namespace = names.namespaceOf(name);
    const local = names.localOf(name);
    if (this.#foreign.isOpen) this.#foreign.startElement(name, event);
    else if (namespace === RELAX_NG_NAMESPACE) this.#startOwn(local, event);
    else this.#startForeign(name, event);
  }

  #startForeign(name: NameId, event: XmlEvent): void {
    const parent = this.#open.at(-1);
    if (parent !== undefined && !holdsText(parent)) {
      this.#foreign.startElement(name, event);
      return;
    }
    const local = event.names.localOf(name);
    const place = this.#at(nameSpan(event));
    const namespace = event.names.namespaceOf(name);
    this.#skipped = event.depth;
    this.#report(
      parent === undefined
        ? messages.notRelaxNg(place, local, namespace)
        : messages.elementInText(place, local, parent.local),
    );
  }

  #startOwn(local: string, event: XmlEvent): void {
    const parent = this.#open.at(-1);
    const role = this.#roleOf(local, event, parent);
    if (parent !== undefined) parent.count++;
    if (role === "nothing") {
      this.#skipped = event.depth;
      return;
    }
    const outer = parent?.context ?? this.#outermost();
    const startTag = readStartTag(local, event, outer, (diagnostic) => this.#report(diagnostic));
    if (parent === undefined) this.#rootNamespace = startTag.attributes.get("ns")?.value;
    const comments = this.#takeComments(parent);
    const span = { start: event.start, end: event.end };
    this.#open.push(new Frame({ local, role, span }, startTag, comments));
  }

  /** The comments since the last element in an element, or before the root. */
  #takeComments(parent: Frame | undefined): readonly string[] {
    const comments = parent?.closing ?? this.#comments;
    if (comments.length === 0) return NO_COMMENTS;
    if (parent === undefined) this.#comments = [];
    else parent.closing = [];
    return comments;
  }

  #outermost(): Context {
    const base = this.#source.path;
    const prefixes = new Map([["xml", XML_NAMESPACE]]);
    return { namespace: undefined, library: "", base, prefixes, isInInclude: false };
  }

  /** What an element is where it stands; `nothing` if it must not, which is then reported. */
  #roleOf(local: string, event: XmlEvent, parent: Frame | undefined): Role {
    const place = this.#at(nameSpan(event));
    if (parent !== undefined && holdsText(parent)) {
      this.#report(messages.elementInText(place, local, parent.local));
      return "nothing";
    }
    const { role, names, words } = expectationOf(parent);
    if (!names.includes(local)) {
      const isSecond = local === "except" && parent !== undefined && hasExcept(parent);
      this.#report(
        isSecond
          ? messages.secondExcept(place, parent.local)
          : ELEMENTS.includes(local)
            ? messages.misplacedElement(place, local, parent?.local, words)
            : messages.unknownElement(place, local, ELEMENTS),
      );
      return "nothing";
    }
    const holdsOne = parent?.local === "start" || parent?.local === "attribute";
    if (holdsOne && role === "pattern" && parent.patterns.length > 0) {
      this.#report(messages.secondPattern(place, parent.local));
    }
    // What is excepted is of the kind that it is excepted from.
    if (local === "except") return parent?.local === "data" ? "pattern" : "nameClass";
    return role;
  }

  endElement(_name: NameId, event: XmlEvent): void {
    if (event.depth >= this.#skipped) {
      if (event.depth === this.#skipped) this.#skipped = Number.POSITIVE_INFINITY;
      return;
    }
    if (this.#foreign.isOpen) {
      const element = this.#foreign.endElement();
      if (element !== undefined) this.#addForeign(this.#open.at(-1) as Frame, element);
      return;
    }
    const frame = this.#open.pop() as Frame;
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = this.#builder.pattern(frame);
    else this.#addTo(parent, frame);
  }

  #addTo(parent: Frame, frame: Frame): void {
    const builder = this.#builder;
    if (frame.local === "except") {
      if (frame.role === "pattern") parent.exceptPattern = builder.exceptPattern(frame);
      else parent.exceptName = builder.exceptName(frame);
    } else if (frame.role === "pattern") parent.patterns.push(builder.pattern(frame));
    else if (frame.role === "nameClass") parent.nameClasses.push(builder.nameClass(frame));
    else if (frame.role === "param") parent.params.push(builder.param(frame));
    else parent.members.push(builder.member(frame));
  }

  /** An annotation belongs to what stands before it, among definitions to itself. */
  #addForeign(parent: Frame, element: ForeignElement): void {
    const following = [element];
    const { members, patterns, params, nameClasses } = parent;
    const pattern = patterns.at(-1);
    const param = params.at(-1);
    const nameClass = nameClasses.at(-1);
    if (parent.count === 0) parent.initial.push(element);
    else if (members.length > 0) members.push(element);
    else if (pattern !== undefined) patterns.splice(-1, 1, annotate(pattern, { following }));
    else if (param !== undefined) {
      params.splice(-1, 1, annotate({ kind: "param", ...param }, { following }));
    } else if (nameClass !== undefined) {
      nameClasses.splice(-1, 1, annotate(nameClass, { following }));
    }
  }

  text(event: XmlEvent): void {
    if (event.depth >= this.#skipped) return;
    if (this.#foreign.isOpen) {
      this.#foreign.text(event.text());
      return;
    }
    const frame = this.#open.at(-1) as Frame;
    if (holdsText(frame)) {
      frame.text += event.text();
      frame.textSpan ??= { start: event.start, end: event.end };
    } else if (!event.isBlank()) {
      const text = event.text();
      // The white space around it is not what is wrong.
      const start = event.start + text.length - text.trimStart().length;
      const end = event.end - text.length + text.trimEnd().length;
      this.#report(messages.unexpectedText(this.#at({ start, end }), frame.local, text));
    }
  }

  comment(event: XmlEvent): void {
    if (event.depth >= this.#skipped) return;
    if (this.#foreign.isOpen) this.#foreign.comment(event.text());
    else (this.#open.at(-1)?.closing ?? this.#comments).push(commentText(event.text()));
  }

  skippedEntity(name: string, event: XmlEvent): void {
    this.#report(skippedEntity(this.#at({ start: event.start, end: event.end }), name));
  }

  #at(span: Span): SchemaPlace {
    return { path: this.#source.path, span };
  }

  #report(diagnostic: Diagnostic): void {
    this.diagnostics.push(diagnostic);
  }
}

function hasExcept({ exceptName, exceptPattern }: Frame): boolean {
  return exceptName !== undefined || exceptPattern !== undefined;
}

function nameSpan({ nameStart, nameEnd }: XmlEvent): Span {
  return { start: nameStart, end: nameEnd };
}
