// Getting about in the full syntax. Nothing here recurses, so no schema is too deep.

import type {
  ForeignElement,
  FullMember,
  FullNameClass,
  FullParam,
  FullPattern,
  Remarks,
} from "./full.ts";

export type FullNode =
  | FullPattern
  | FullNameClass
  | (FullParam & { readonly kind: "param" })
  | Member;
type Member = Exclude<FullMember, ForeignElement>;

/** A pattern and everything in it but annotations, in the order in which it is written. */
export function* nodesOf(top: FullPattern): Generator<FullNode, void> {
  const pending: FullNode[] = [top];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    yield node;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      pending.push(children[index] as FullNode);
    }
  }
}

function childrenOf(node: FullNode): readonly FullNode[] {
  switch (node.kind) {
    case "element":
      return [node.nameClass, node.pattern];
    case "attribute":
      return node.pattern === undefined ? [node.nameClass] : [node.nameClass, node.pattern];
    case "group":
    case "interleave":
      return node.patterns;
    case "choice":
      return "patterns" in node ? node.patterns : node.alternatives;
    case "optional":
    case "zeroOrMore":
    case "oneOrMore":
    case "list":
    case "mixed":
    case "start":
    case "define":
      return [node.pattern];
    case "data": {
      const params = node.params.map((param) => ({ kind: "param" as const, ...param }));
      return node.except === undefined ? params : [...params, node.except];
    }
    case "anyName":
    case "nsName":
      return node.except === undefined ? [] : [node.except];
    case "grammar":
    case "div":
    case "include":
      return node.members.filter((member): member is Member => member.kind !== "foreign");
    default:
      return [];
  }
}

/** The annotations that are elements of their own, those in them left out. */
export function foreignElementsOf(node: FullNode): readonly ForeignElement[] {
  const { initial = [], following = [] }: Partial<Remarks> = node.remarks ?? {};
  if (!("members" in node)) return [...initial, ...following];
  const members = node.members.filter((member) => member.kind === "foreign");
  return [...initial, ...following, ...members];
}
