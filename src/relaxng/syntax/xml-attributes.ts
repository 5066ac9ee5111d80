// The attributes in the XML syntax (RELAX NG, 3): which each element has, and what its children inherit.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { XML_NAMESPACE } from "../../xml/namespaces.ts";
import type { XmlEvent } from "../../xml/handler.ts";
import type { SchemaPlace } from "../grammar.ts";
import { type ForeignAttribute, RELAX_NG_NAMESPACE } from "./full.ts";
import * as messages from "./messages.ts";
import { escapeUri, isLibraryUri, resolveHref } from "./uri.ts";
import type { Context, OwnAttribute, StartTag } from "./xml-frame.ts";

interface Names {
  readonly required?: string;
  readonly optional?: string;
}

const ATTRIBUTES: ReadonlyMap<string, Names> = new Map<string, Names>([
  ["element", { optional: "name" }],
  ["attribute", { optional: "name" }],
  ["ref", { required: "name" }],
  ["parentRef", { required: "name" }],
  ["externalRef", { required: "href" }],
  ["value", { optional: "type" }],
  ["data", { required: "type" }],
  ["param", { required: "name" }],
  ["include", { required: "href" }],
  ["start", { optional: "combine" }],
  ["define", { required: "name", optional: "combine" }],
]);

const NO_ATTRIBUTES: ReadonlyMap<string, OwnAttribute> = new Map();
const NO_ANNOTATIONS: readonly ForeignAttribute[] = [];

/** The attributes of a RELAX NG element. */
export function readStartTag(
  local: string,
  event: XmlEvent,
  outer: Context,
  report: (diagnostic: Diagnostic) => void,
): StartTag {
  const { attributes, declarations } = event;
  const names = ATTRIBUTES.get(local);
  let context = outer;
  if (declarations.length > 0) {
    const prefixes = new Map(outer.prefixes);
    for (const { prefix, namespace } of declarations) prefixes.set(prefix, namespace);
    context = { ...context, prefixes };
  }
  const own = attributes.count === 0 ? NO_ATTRIBUTES : new Map<string, OwnAttribute>();
  const annotations = attributes.count === 0 ? NO_ANNOTATIONS : [];
  for (let index = 0; index < attributes.count; index++) {
    const attribute = readAttribute(event, index);
    const { namespace, local: name, value } = attribute;
    if (
      namespace === "" &&
      (name === names?.required || name === names?.optional || name === "ns")
    ) {
      (own as Map<string, OwnAttribute>).set(name, { value, span: attributes.valueSpan(index) });
      if (name === "ns") context = { ...context, namespace: value };
    } else if (namespace === "" && name === "datatypeLibrary") {
      if (!isLibraryUri(value)) {
        const use = "may name a datatype library: it must be absolute and without #";
        report(messages.invalidUri(placeOf(event, attributes.valueSpan(index)), value, use));
      }
      context = { ...context, library: escapeUri(value) };
    } else if (namespace === "" || namespace === RELAX_NG_NAMESPACE) {
      const known = [names?.required, names?.optional, "ns", "datatypeLibrary"];
      const place = placeOf(event, attributes.nameSpan(index));
      report(
        messages.unknownAttribute(
          place,
          attribute.prefix === "" ? name : `${attribute.prefix}:${name}`,
          local,
          known.filter((one) => one !== undefined),
        ),
      );
    } else {
      (annotations as ForeignAttribute[]).push(attribute);
      if (namespace === XML_NAMESPACE && name === "base") {
        context = { ...context, base: resolveHref(value, context.base) };
      }
    }
  }
  if (names?.required !== undefined && !own.has(names.required)) {
    const place = placeOf(event, { start: event.start, end: event.end });
    report(messages.missingAttribute(place, names.required, local));
  }
  // What an `include` holds may not include; a grammar in it may.
  const isInInclude = local === "include" || (local !== "grammar" && outer.isInInclude);
  if (isInInclude !== outer.isInInclude) context = { ...context, isInInclude };
  return { context, attributes: own, annotations };
}

export function readAttribute({ attributes, names }: XmlEvent, index: number): ForeignAttribute {
  const name = attributes.names[index] as number;
  return {
    namespace: names.namespaceOf(name),
    prefix: names.qnames.prefixOf(attributes.qnames[index] as number),
    local: names.localOf(name),
    value: attributes.value(index),
  };
}

function placeOf({ source }: XmlEvent, span: SchemaPlace["span"]): SchemaPlace {
  return { path: source.path, span };
}
