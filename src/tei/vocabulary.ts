// Facts about TEI P5 that more than one file needs, as data.

export const TEI = "http://www.tei-c.org/ns/1.0";
export const XML = "http://www.w3.org/XML/1998/namespace";

/**
 * The attributes that hold pointers on every element that carries them: those that TEI P5 4.9
 * declares with the datatype `teidata.pointer`, one or several values.
 */
export const POINTER_ATTRIBUTES: ReadonlySet<string> = new Set(
  `
  active adj adjFrom adjTo ana calendar change children code copyOf corresp datcat datingMethod
  datingPoint decls domains edRef end exclude facs follow given hand inst lemmaRef mutual new next nymRef
  parent parts passive perf period prev ref rendition replyTo resp sameAs scribeRef
  scriptRef select since source spanTo start synch target targetDatcat targetEnd toWhom
  unitRef url valueDatcat where who wit
  `
    .trim()
    .split(/\s+/u),
);

/** Attributes that hold pointers on some elements, and something else on all others. */
export const POINTER_ATTRIBUTES_OF: Readonly<Record<string, readonly string[]>> = {
  from: ["app", "span", "arc", "rt"],
  to: ["app", "span", "arc", "rt"],
  value: ["eTree", "triangle", "eLeaf", "root", "iNode", "leaf", "node"],
  scheme: ["keywords", "classCode", "catRef", "locus", "locusGrp", "occupation", "socecStatus"],
};

/** Is this attribute, without a namespace, a pointer on this TEI element? */
export function isPointerAttribute(element: string, attribute: string): boolean {
  return (
    POINTER_ATTRIBUTES.has(attribute) ||
    (POINTER_ATTRIBUTES_OF[attribute]?.includes(element) ?? false)
  );
}

/** Trees and graphs: drawn, and no part of a running text. */
export const STEMMA_ELEMENTS: readonly string[] = ["eTree", "forest", "graph", "tree"];

/** What an id leads to, in the words that pages and messages use. */
export type EntryKind =
  | "person"
  | "place"
  | "org"
  | "work"
  | "event"
  | "object"
  | "witness"
  | "responsibility"
  | "hand"
  | "category"
  | "document"
  | "element";

const KIND_OF_ELEMENT: Readonly<Record<string, EntryKind>> = {
  person: "person",
  personGrp: "person",
  persona: "person",
  place: "place",
  org: "org",
  bibl: "work",
  biblStruct: "work",
  biblFull: "work",
  event: "event",
  object: "object",
  witness: "witness",
  listWit: "witness",
  respStmt: "responsibility",
  editor: "responsibility",
  author: "responsibility",
  handNote: "hand",
  category: "category",
  TEI: "document",
  teiCorpus: "document",
};

/** The kind of a TEI element, by its local name. */
export function entryKind(element: string): EntryKind {
  return KIND_OF_ELEMENT[element] ?? "element";
}
