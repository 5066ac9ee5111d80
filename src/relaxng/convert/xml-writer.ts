// The full syntax in the XML syntax (RELAX NG, 3).

import { XML_NAMESPACE } from "../../xml/namespaces.ts";
import { type Deep, deep, runDeep } from "../deep.ts";
import {
  type ForeignElement,
  type FullData,
  type FullMember,
  type FullNameClass,
  type FullPattern,
  type FullSchema,
  type FullValue,
  type Namespace,
  RELAX_NG_NAMESPACE,
  type Remarks,
} from "../syntax/full.ts";
import { type Markup, type MarkupNode, printDocument } from "./xml-markup.ts";
import { chooseXmlSetting, readsPrefixes, spread, type XmlSetting } from "./xml-setting.ts";
import { writeForeign, writeForeignAttributes } from "./xml-foreign.ts";

type Attributes = readonly (readonly [string, string])[];

/** A schema file in the XML syntax. References lead to files that end in `.rng`. */
export function toXmlSyntax(schema: FullSchema): string {
  const writer = new XmlSyntaxWriter(chooseXmlSetting(schema));
  return printDocument(runDeep(writer.document(schema)));
}

class XmlSyntaxWriter {
  readonly #setting: XmlSetting;
  /** What the elements around the one that is written say of all in them. */
  #namespace: Namespace;
  #library: string;

  constructor(setting: XmlSetting) {
    this.#setting = setting;
    this.#namespace = setting.namespace;
    this.#library = setting.library;
  }

  *document({ pattern }: FullSchema): Deep<MarkupNode[]> {
    const { namespace, library, prefixes } = this.#setting;
    const rootAttributes: Attributes = [
      ["xmlns", RELAX_NG_NAMESPACE],
      ...[...prefixes].map(([prefix, uri]) => [`xmlns:${prefix}`, uri] as const),
      ...(namespace === undefined ? [] : [["ns", namespace] as const]),
      ...(library === "" ? [] : [["datatypeLibrary", library] as const]),
    ];
    return (yield* deep(this.#pattern(pattern))).map((node) => {
      if (!("name" in node)) return node;
      // An attribute of its own, as that of an external reference, counts more.
      const own = new Set(node.attributes.map(([name]) => name));
      const added = rootAttributes.filter(([name]) => !own.has(name));
      return { ...node, attributes: [...added, ...node.attributes] };
    });
  }

  /** A pattern with what stands beside it. */
  *#pattern(pattern: FullPattern): Deep<MarkupNode[]> {
    const { kind, remarks } = pattern;
    switch (kind) {
      case "element":
      case "attribute": {
        const name = this.#nameAttribute(pattern.nameClass, kind);
        const nameClass =
          name === undefined ? yield* deep(this.#nameClass(pattern.nameClass, undefined)) : [];
        const content = yield* deep(this.#content(pattern));
        const attributes: Attributes = name === undefined ? [] : [["name", name]];
        return this.#beside(kind, attributes, [...nameClass, ...content], remarks);
      }
      case "group":
      case "interleave":
      case "choice": {
        const [only] = pattern.patterns;
        if (pattern.patterns.length === 1 && only !== undefined && remarks === undefined) {
          return yield* deep(this.#pattern(only));
        }
        return this.#beside(kind, [], yield* deep(this.#patterns(pattern.patterns)), remarks);
      }
      case "optional":
      case "zeroOrMore":
      case "oneOrMore":
      case "list":
      case "mixed": {
        const children = yield* deep(this.#patterns(spread(pattern.pattern, "group")));
        return this.#beside(kind, [], children, remarks);
      }
      case "ref":
      case "parentRef":
        return this.#beside(kind, [["name", pattern.name]], [], remarks);
      case "empty":
      case "text":
      case "notAllowed":
        return this.#beside(kind, [], [], remarks);
      case "value":
        return this.#beside(
          kind,
          this.#valueAttributes(pattern),
          [{ text: pattern.value }],
          remarks,
        );
      case "data":
        return yield* deep(this.#data(pattern));
      case "externalRef":
        return this.#beside(kind, this.#referenceAttributes(pattern), [], remarks);
      case "grammar":
        return this.#beside(kind, [], yield* deep(this.#members(pattern.members)), remarks);
    }
  }

  *#patterns(patterns: readonly FullPattern[]): Deep<MarkupNode[]> {
    const nodes: MarkupNode[] = [];
    for (const pattern of patterns) {
      for (const node of yield* deep(this.#pattern(pattern))) nodes.push(node);
    }
    return nodes;
  }

  /** The content of an element or attribute pattern; an attribute has any text if it has none (4.12). */
  *#content(named: FullPattern & { kind: "element" | "attribute" }): Deep<MarkupNode[]> {
    const { pattern } = named;
    if (pattern === undefined) return [];
    if (named.kind === "element") return yield* deep(this.#patterns(spread(pattern, "group")));
    const isText = pattern.kind === "text" && pattern.remarks === undefined;
    return isText ? [] : yield* deep(this.#pattern(pattern));
  }

  // --- names

  /** The attribute `name` of an element or attribute pattern, if it can say everything. */
  #nameAttribute(nameClass: FullNameClass, kind: "element" | "attribute"): string | undefined {
    if (nameClass.kind !== "name" || nameClass.remarks !== undefined) return undefined;
    const { namespace, local } = nameClass;
    const implied = kind === "attribute" ? "" : this.#namespace;
    return namespace === implied ? local : this.#prefixed(namespace, local);
  }

  #prefixed(namespace: Namespace, local: string): string | undefined {
    if (namespace === undefined || namespace === "") return undefined;
    if (namespace === XML_NAMESPACE) return `xml:${local}`;
    const found = [...this.#setting.prefixes].find(([, uri]) => uri === namespace);
    return found === undefined ? undefined : `${found[0]}:${local}`;
  }

  /** `around`: the namespace of the `nsName` around it, which it would inherit. */
  *#nameClass(nameClass: FullNameClass, around: Namespace): Deep<MarkupNode[]> {
    const { kind, remarks } = nameClass;
    const inherited = around ?? this.#namespace;
    switch (kind) {
      case "name": {
        const { namespace, local } = nameClass;
        if (namespace === inherited) return this.#beside(kind, [], [{ text: local }], remarks);
        const name = this.#prefixed(namespace, local);
        const attributes: Attributes = name === undefined ? [["ns", namespace ?? ""]] : [];
        return this.#beside(kind, attributes, [{ text: name ?? local }], remarks);
      }
      case "choice": {
        const children = yield* deep(this.#nameClasses(nameClass.alternatives, around));
        return this.#beside(kind, [], children, remarks);
      }
      case "anyName":
        return this.#beside(kind, [], yield* deep(this.#exceptName(nameClass, around)), remarks);
      case "nsName": {
        const { namespace } = nameClass;
        const isOther = namespace !== undefined && namespace !== inherited;
        const children = yield* deep(this.#exceptName(nameClass, isOther ? namespace : around));
        return this.#beside(kind, isOther ? [["ns", namespace]] : [], children, remarks);
      }
    }
  }

  *#nameClasses(classes: readonly FullNameClass[], around: Namespace): Deep<MarkupNode[]> {
    const nodes: MarkupNode[] = [];
    for (const one of classes) {
      for (const node of yield* deep(this.#nameClass(one, around))) nodes.push(node);
    }
    return nodes;
  }

  *#exceptName(
    { except }: FullNameClass & { kind: "anyName" | "nsName" },
    around: Namespace,
  ): Deep<Markup[]> {
    if (except === undefined) return [];
    const isPlain = except.kind === "choice" && except.remarks === undefined;
    const classes = isPlain ? except.alternatives : [except];
    const children = yield* deep(this.#nameClasses(classes, around));
    return [{ name: "except", attributes: [], children }];
  }

  // --- data

  *#data(data: FullData): Deep<MarkupNode[]> {
    const children: MarkupNode[] = data.params.flatMap(({ name, value, remarks }) =>
      this.#beside("param", [["name", name]], [{ text: value }], remarks),
    );
    if (data.except !== undefined) {
      const outer = this.#library;
      this.#library = data.library;
      const except = yield* deep(this.#patterns(spread(data.except, "choice")));
      this.#library = outer;
      children.push({ name: "except", attributes: [], children: except });
    }
    const attributes: Attributes = [["type", data.type], ...this.#libraryAttribute(data.library)];
    return this.#beside("data", attributes, children, data.remarks);
  }

  #libraryAttribute(library: string): Attributes {
    return library === this.#library ? [] : [["datatypeLibrary", library]];
  }

  #valueAttributes(value: FullValue): Attributes {
    const { library, type, namespace, prefixes } = value;
    if (library === "" && type === "token") return [];
    const attributes: Attributes = [["type", type], ...this.#libraryAttribute(library)];
    if (!readsPrefixes(value)) return attributes;
    const bindings = [...prefixes].filter(
      ([prefix, uri]) =>
        prefix !== "" && prefix !== "xml" && this.#setting.prefixes.get(prefix) !== uri,
    );
    return [
      ...attributes,
      ...(namespace === this.#namespace || namespace === undefined
        ? []
        : [["ns", namespace] as const]),
      ...bindings.map(([prefix, uri]) => [`xmlns:${prefix}`, uri] as const),
    ];
  }

  // --- grammars

  #referenceAttributes(reference: {
    readonly href: string;
    readonly namespace: Namespace;
  }): Attributes {
    const href = reference.href.replace(/\.rnc$/u, ".rng");
    const { namespace } = reference;
    const isImplied = namespace === undefined || namespace === this.#namespace;
    return isImplied
      ? [["href", href]]
      : [
          ["href", href],
          ["ns", namespace],
        ];
  }

  *#members(members: readonly FullMember[]): Deep<MarkupNode[]> {
    const nodes: MarkupNode[] = [];
    for (const member of members) {
      if (member.kind === "foreign") nodes.push(this.#foreign(member));
      else for (const node of yield* deep(this.#member(member))) nodes.push(node);
    }
    return nodes;
  }

  *#member(member: Exclude<FullMember, ForeignElement>): Deep<MarkupNode[]> {
    const { kind, remarks } = member;
    if (kind === "div") {
      return this.#beside(kind, [], yield* deep(this.#members(member.members)), remarks);
    }
    if (kind === "include") {
      const attributes = this.#referenceAttributes(member);
      const outer = this.#namespace;
      this.#namespace = member.namespace ?? outer;
      const children = yield* deep(this.#members(member.members));
      this.#namespace = outer;
      return this.#beside(kind, attributes, children, remarks);
    }
    const combine: Attributes = member.combine === undefined ? [] : [["combine", member.combine]];
    if (kind === "start") {
      return this.#beside(kind, combine, yield* deep(this.#pattern(member.pattern)), remarks);
    }
    const children = yield* deep(this.#patterns(spread(member.pattern, "group")));
    return this.#beside(kind, [["name", member.name], ...combine], children, remarks);
  }

  // --- remarks

  /** An element with its annotations and comments, and those beside it. */
  #beside(
    name: string,
    attributes: Attributes,
    children: readonly MarkupNode[],
    remarks: Remarks | undefined,
  ): MarkupNode[] {
    if (remarks === undefined) return [{ name, attributes, children }];
    return [
      ...remarks.comments.map((comment) => ({ comment })),
      {
        name,
        attributes: [
          ...attributes,
          ...writeForeignAttributes(remarks.attributes, this.#setting.prefixes),
        ],
        children: [
          ...remarks.initial.map((one) => this.#foreign(one)),
          ...children,
          ...remarks.closing.map((comment) => ({ comment })),
        ],
      },
      ...remarks.following.map((one) => this.#foreign(one)),
    ];
  }

  #foreign(element: ForeignElement): Markup {
    return writeForeign(element, this.#setting.prefixes);
  }
}
