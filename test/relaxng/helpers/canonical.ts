// The full syntax as text that is the same for schemas that are strictly equivalent (Compact Syntax, 6.2),
// annotations included and comments left out. What is only a matter of nesting does not count either: a
// group of one, and the group that several children are.

import type {
  ForeignElement,
  ForeignNode,
  FullMember,
  FullNameClass,
  FullPattern,
  FullValue,
  Namespace,
  Remarks,
} from "../../../src/relaxng/syntax/full.ts";

export function canonicalSchema(pattern: FullPattern): string {
  return canonicalPattern(pattern).replaceAll("\n\n", "\n");
}

function canonicalPattern(pattern: FullPattern): string {
  switch (pattern.kind) {
    case "element":
    case "attribute": {
      const inner = pattern.pattern === undefined ? "(text)" : canonicalPattern(pattern.pattern);
      return node(pattern, [canonicalNameClass(pattern.nameClass), inner]);
    }
    case "group":
    case "interleave":
    case "choice": {
      const [only] = pattern.patterns;
      const isAlone = pattern.patterns.length === 1 && only !== undefined;
      if (isAlone && !isAnnotated(pattern.remarks)) return canonicalPattern(only);
      return node(
        isAlone ? { ...pattern, kind: "group" } : pattern,
        pattern.patterns.map(canonicalPattern),
      );
    }
    case "optional":
    case "zeroOrMore":
    case "oneOrMore":
    case "list":
    case "mixed":
      return node(pattern, [canonicalPattern(pattern.pattern)]);
    case "ref":
    case "parentRef":
      return node(pattern, [pattern.name]);
    case "empty":
    case "text":
    case "notAllowed":
      return node(pattern, []);
    case "value": {
      const { type, value } = pattern;
      // A name is the same name with another prefix.
      const written = type === "QName" ? canonicalQName(pattern) : JSON.stringify(value);
      return node(pattern, [pattern.library, type, written]);
    }
    case "data": {
      const params = pattern.params.map((param) =>
        node({ ...param, kind: "param" }, [param.name, JSON.stringify(param.value)]),
      );
      const except = pattern.except === undefined ? [] : ["-", canonicalPattern(pattern.except)];
      return node(pattern, [pattern.library, pattern.type, ...params, ...except]);
    }
    case "externalRef":
      return node(pattern, [withoutExtension(pattern.href), shown(pattern.namespace)]);
    case "grammar":
      return node(pattern, pattern.members.map(canonicalMember));
  }
}

function canonicalMember(member: FullMember): string {
  switch (member.kind) {
    case "foreign":
      return canonicalForeign(member);
    case "div":
      return node(member, member.members.map(canonicalMember));
    case "include": {
      const head = [withoutExtension(member.href), shown(member.namespace)];
      return node(member, [...head, ...member.members.map(canonicalMember)]);
    }
    case "start":
    case "define": {
      const name = member.kind === "start" ? "" : member.name;
      return node(member, [name, member.combine ?? "", canonicalPattern(member.pattern)]);
    }
  }
}

function canonicalNameClass(nameClass: FullNameClass): string {
  switch (nameClass.kind) {
    case "name":
      return node(nameClass, [shown(nameClass.namespace), nameClass.local]);
    case "choice": {
      const [only] = nameClass.alternatives;
      const isAlone = nameClass.alternatives.length === 1 && only !== undefined;
      if (isAlone && !isAnnotated(nameClass.remarks)) return canonicalNameClass(only);
      return node(nameClass, nameClass.alternatives.map(canonicalNameClass));
    }
    case "anyName":
    case "nsName": {
      const namespace = nameClass.kind === "nsName" ? [shown(nameClass.namespace)] : [];
      const { except } = nameClass;
      return node(nameClass, [
        ...namespace,
        ...(except === undefined ? [] : [canonicalNameClass(except)]),
      ]);
    }
  }
}

function node(
  { kind, remarks }: { readonly kind: string; readonly remarks?: Remarks | undefined },
  children: readonly string[],
): string {
  const attributes = remarks?.attributes.map(
    ({ namespace, local, value }) => `[{${namespace}}${local}=${value}]`,
  );
  const initial = remarks?.initial.map(canonicalForeign);
  const following = remarks?.following.map(canonicalForeign);
  const inner = [kind, ...(attributes ?? []).toSorted(), ...(initial ?? []), ...children].join(
    "\n",
  );
  return [`(${inner.replaceAll("\n", "\n  ")})`, ...(following ?? [])].join("\n");
}

function canonicalForeign(element: ForeignElement): string {
  const { namespace, local, attributes, children } = element;
  const own = attributes.map((one) => `{${one.namespace}}${one.local}=${one.value}`).toSorted();
  return `[{${namespace}}${local} ${own.join(" ")} ${children.map(canonicalForeignNode).join("")}]`;
}

function canonicalForeignNode(child: ForeignNode): string {
  if (child.kind === "foreign") return canonicalForeign(child);
  return child.kind === "text" ? JSON.stringify(child.text).slice(1, -1) : "";
}

function canonicalQName({ value, namespace, prefixes }: FullValue): string {
  const [local = "", prefix] = value.trim().split(":").toReversed();
  return prefix === undefined ? `${shown(namespace)}${local}` : `{${prefixes.get(prefix)}}${local}`;
}

function isAnnotated(remarks: Remarks | undefined): boolean {
  return (
    remarks !== undefined &&
    remarks.attributes.length + remarks.initial.length + remarks.following.length > 0
  );
}

function shown(namespace: Namespace): string {
  return namespace === undefined ? "inherit" : `{${namespace}}`;
}

function withoutExtension(href: string): string {
  return href.replace(/\.(?:rnc|rng)$/u, "");
}
