// Pointers that lead nowhere, to the wrong kind of thing, or by a scheme that nobody declares.

import type { Diagnostic } from "../../diagnostic/diagnostic.ts";
import { alternatives } from "../../diagnostic/words.ts";
import { closest } from "../../source/closest.ts";
import { type Edition, findEntry } from "../edition.ts";
import type { PointerFact } from "../facts.ts";
import type { Target } from "../pointers.ts";
import type { EditionRules } from "../rules.ts";
import { relativeReference } from "../../source/paths.ts";
import type { EntryKind } from "../vocabulary.ts";
import { finding } from "./finding.ts";

/**
 * Judges every pointer of the edition, document by document.
 *
 * @param isThere whether a file that is no document exists
 */
export function checkPointers(
  edition: Edition,
  rules: EditionRules,
  isThere: (path: string) => boolean,
): Diagnostic[] {
  // The same thing is often missing in many places: why it is missing is found out once.
  const reasons = new Map<string, string>();
  const schemes = new Set([...KNOWN_SCHEMES, ...rules.schemes.map((one) => one.toLowerCase())]);
  return edition.documents.flatMap(({ path, pointers }) =>
    pointers.flatMap((pointer) => {
      const { target } = pointer;
      if (target === undefined) return checkAbsolute(pointer, path, schemes);
      if (isOtherFile(target, edition))
        return isThere(target.path) || MAY_BE_BARE.has(pointer.attribute)
          ? []
          : [missingFile(pointer, path, edition)];
      if (arrives(target, edition)) return checkKind(pointer, path, edition);
      const address = `${target.path}#${target.id ?? ""}`;
      const reason = reasons.get(address) ?? reasonFor(target, edition);
      reasons.set(address, reason);
      return [unresolved(pointer, path, reason)];
    }),
  );
}

/**
 * Keys that are in no register. TEI leaves open what a `@key` is: it is taken for an id of a register
 * in an edition where at least one is.
 */
export function checkKeys({ documents, entriesByKey }: Edition): Diagnostic[] {
  const mentions = documents.flatMap(({ path, mentions: own }) =>
    own.flatMap(({ element, key, keySpan: span }) =>
      key === undefined || span === undefined ? [] : [{ path, element, key, span }],
    ),
  );
  if (!mentions.some(({ key }) => entriesByKey.has(key))) return [];
  const hints = new Map<string, string>();
  return mentions.flatMap(({ path, element, key, span }) => {
    if (entriesByKey.has(key)) return [];
    let hint = hints.get(key);
    if (hint === undefined) {
      const meant = closest(key, entriesByKey.keys());
      hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
      hints.set(key, hint);
    }
    return finding(
      "unknown-key",
      { path, span },
      `@key of <${element}> is "${key}", but no register has an entry with this xml:id.${hint}`,
    );
  });
}

/** A pointer into the edition must arrive: at a document of it, and at an element that has the id. */
function arrives({ path, id }: Target, edition: Edition): boolean {
  if (!edition.documentsByPath.has(path)) return false;
  if (id === undefined) return true;
  return idsOf(id).every((one) => edition.entries.has(`${path}#${one}`));
}

/** Images, PDF files and other things that are no TEI: whether they have an id is not the edition's to know. */
function isOtherFile({ path }: Target, edition: Edition): boolean {
  return !edition.documentsByPath.has(path) && !path.endsWith(".xml");
}

/** Attributes in which many editions write sigla or numbers without a "#". */
const MAY_BE_BARE: ReadonlySet<string> = new Set(["wit"]);

function missingFile(
  { element, attribute, pointer, target, span }: PointerFact,
  path: string,
  edition: Edition,
): Diagnostic {
  const says = `@${attribute} of <${element}> points to the file "${pointer}", which is not there.`;
  const isId = edition.entries.has(`${path}#${pointer}`);
  const registered = edition.entriesByKey.get(pointer);
  const meant = isId
    ? `#${pointer}`
    : registered && `${relativeReference(path, registered.path)}#${pointer}`;
  const advice =
    meant === undefined
      ? `Put the file at ${target?.path}, or correct the pointer. An id in this document is pointed to with a "#" before it.`
      : `Did you mean "${meant}"?`;
  return finding("missing-file", { path, span }, `${says} ${advice}`);
}

/** The ids in a fragment: itself, or those that one of TEI's pointer schemes names (TEI P5, 17.2.4). */
function idsOf(fragment: string): string[] {
  const [, scheme, body = ""] = /^([a-z-]+)\((.*)\)$/u.exec(fragment) ?? [];
  if (scheme === undefined || !SCHEMES.has(scheme)) return [fragment];
  if (scheme === "xpath") return [];
  return body
    .split(/[(),]+/u)
    .map((part) => part.trim().replace(/^#/u, ""))
    .filter((part) => /^[\p{L}_][^\s/]*$/u.test(part) && !SCHEMES.has(part))
    .slice(0, scheme === "range" ? 2 : 1);
}

const SCHEMES: ReadonlySet<string> = new Set(
  "xpath left right range string-index string-range match".split(" "),
);

/** Why a pointer leads nowhere, and what was probably meant. */
function reasonFor({ path, id }: Target, edition: Edition): string {
  const goal = edition.documentsByPath.get(path);
  if (goal === undefined || id === undefined) return missingDocument(path, edition);
  const meant = closest(
    id,
    goal.ids.map((fact) => fact.id),
  );
  const lacks = `${path} has no xml:id "${id}".`;
  const registered = edition.entriesByKey.get(id);
  if (registered !== undefined)
    return `${lacks} ${registered.path} has one: write its path before the "#", or set "sharedIds" in the configuration if all your pointers are meant so.`;
  return meant === undefined ? lacks : `${lacks} Did you mean "${meant}"?`;
}

function missingDocument(path: string, edition: Edition): string {
  const meant = closest(path, edition.documentsByPath.keys());
  const hint = meant === undefined ? "" : ` Did you mean ${meant}?`;
  return `The edition has no document ${path}.${hint}`;
}

function unresolved(pointer: PointerFact, path: string, reason: string): Diagnostic {
  const { element, attribute, pointer: written, span } = pointer;
  return finding(
    "unresolved-pointer",
    { path, span },
    `@${attribute} of <${element}> points to "${written}", which leads nowhere. ${reason}`,
  );
}

/** Schemes that need no declaration: what editions point to outside themselves. */
const KNOWN_SCHEMES = `
  ark bib cite cts data doi file ftp geo gnd handle hdl http https info isbn issn lccn mailto oai oclc
  orcid purl sftp tag tel urn viaf wikidata
`
  .trim()
  .split(/\s+/u);

function checkAbsolute(
  pointer: PointerFact,
  path: string,
  schemes: ReadonlySet<string>,
): Diagnostic[] {
  const { attribute, element, pointer: written, scheme, span } = pointer;
  if (scheme === undefined) return [];
  if (!schemes.has(scheme))
    return [
      finding(
        "unknown-scheme",
        { path, span },
        `@${attribute} of <${element}> points to "${written}", but no prefixDef says what "${scheme}:" stands for, or none fits what follows it. Declare it in encodingDesc/listPrefixDef, or name it in the configuration under "schemes".`,
      ),
    ];
  if ((scheme === "http" || scheme === "https") && !isUrl(written))
    return [
      finding(
        "malformed-url",
        { path, span },
        `@${attribute} of <${element}> points to "${written}", which is not an address: after "${scheme}:" come two slashes and the name of a host. Correct it.`,
      ),
    ];
  return [];
}

function isUrl(text: string): boolean {
  return /^https?:\/\/[^/?#]/iu.test(text) && URL.canParse(text);
}

/** What attributes may point to, by their element where it matters. */
const KINDS: Readonly<Record<string, readonly EntryKind[]>> = {
  "ref persName": ["person"],
  "ref placeName": ["place"],
  "ref geogName": ["place"],
  "ref settlement": ["place"],
  "ref region": ["place"],
  "ref country": ["place"],
  "ref district": ["place"],
  "ref orgName": ["org"],
  // Printed witnesses stand in a listBibl (TEI P5, 13.1.4).
  wit: ["witness", "work"],
  hand: ["hand"],
  who: ["person", "org", "responsibility"],
  resp: ["responsibility", "person", "org"],
};

/** Kinds that say clearly what they are; anything else may be meant as whatever it is pointed to. */
const CLEAR: ReadonlySet<EntryKind> = new Set([
  "person",
  "place",
  "org",
  "work",
  "event",
  "object",
  "witness",
  "hand",
  "category",
]);

const WORDS: Readonly<Record<string, string>> = {
  org: "an organisation",
  event: "an event",
  object: "an object",
  responsibility: "a statement of responsibility",
};

function nameOf(kind: EntryKind): string {
  return WORDS[kind] ?? `a ${kind}`;
}

function checkKind(pointer: PointerFact, path: string, edition: Edition): Diagnostic[] {
  const { attribute, element, pointer: written, target, span } = pointer;
  const allowed = KINDS[`${attribute} ${element}`] ?? KINDS[attribute];
  const entry = target === undefined ? undefined : findEntry(edition, target);
  if (allowed === undefined || entry === undefined) return [];
  if (!CLEAR.has(entry.kind) || allowed.includes(entry.kind)) return [];
  const goal = edition.documentsByPath.get(entry.path)?.ids.find(({ id }) => id === entry.id);
  return [
    finding(
      "wrong-kind",
      { path, span },
      `@${attribute} of <${element}> points to "${written}", which is ${nameOf(entry.kind)} (${entry.label}); it should lead to ${alternatives(allowed.map(nameOf))}. Correct the pointer, or the element.`,
      goal === undefined
        ? {}
        : { notes: [{ message: "It leads here.", path: entry.path, span: goal.span }] },
    ),
  ];
}
