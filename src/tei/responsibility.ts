// Who made the text and the edition of it, and in what part: titleStmt's statements of responsibility
// (TEI P5, 2.2.1), sorted into the few roles that citations know.

import type { XmlElement } from "../xml/tree.ts";
import { attributeValue, childElements, descendantElements } from "../xml/walk.ts";
import { type NameFact, type Resolve, childNames, statedNames } from "./name-facts.ts";
import { findPath } from "./path.ts";
import { readingText } from "./text.ts";

export type Role = "author" | "editor" | "translator" | "contributor";

export interface ContributorFact {
  readonly role: Role;
  /** What they did, in the words of the header: `TEI encoding`. */
  readonly task: string | undefined;
  readonly name: NameFact;
}

// The words of the languages that the interface speaks, and MARC's codes for relators.
const TRANSLATOR = /translat|übersetz|tradu[ic]|перев[ео]|번역|옮긴|(?:^|\/)trl$/imu;
const EDITOR =
  /(?<!\p{L})(?:editors?|edited|éditeurs?|éditrices?|éditée?|hrsg)(?!\p{L})|herausg|редактор|편집|엮은|(?:^|\/)edt$/imu;

/** All contributors, in the order of the header; each once for a role and a task. */
export function contributorFacts(root: XmlElement, resolve: Resolve): ContributorFact[] {
  const statement = findPath(root, ["teiHeader", "fileDesc", "titleStmt"]);
  const source = findPath(root, ["teiHeader", "fileDesc", "sourceDesc"]);
  const found = [
    ...(statement === undefined ? [] : childElements(statement)).flatMap((element) =>
      stated(element, resolve),
    ),
    ...(source === undefined ? [] : translatorsOfSource(source, resolve)),
  ];
  const keys = found.map(({ role, task = "", name }) => `${role} ${task} ${name.text}`);
  const isTranslator = (text: string, until: number): boolean =>
    found.slice(0, until).some(({ role, name }) => role === "translator" && name.text === text);
  return found.filter(
    ({ role, name }, index) =>
      keys.indexOf(keys[index] ?? "") === index &&
      !(role === "translator" && isTranslator(name.text, index)),
  );
}

function stated(element: XmlElement, resolve: Resolve): ContributorFact[] {
  switch (element.local) {
    case "author":
      return statedNames(element, "person", resolve).map((name) => ({
        role: "author",
        task: undefined,
        name,
      }));
    case "editor": {
      const task = attributeValue(element, "role");
      const role = TRANSLATOR.test(task ?? "") ? "translator" : "editor";
      return statedNames(element, "person", resolve).map((name) => ({ role, task, name }));
    }
    case "respStmt": {
      const tasks = childElements(element, "resp");
      const task = tasks.map(readingText).join(", ");
      const codes = tasks.map(
        (resp) => `${attributeValue(resp, "key") ?? ""}\n${attributeValue(resp, "ref") ?? ""}`,
      );
      const role = roleOf([task, ...codes].join("\n"));
      return childNames(element, resolve).map((name) => ({ role, task, name }));
    }
    default:
      return [];
  }
}

function roleOf(hints: string): Role {
  if (TRANSLATOR.test(hints)) return "translator";
  return EDITOR.test(hints) ? "editor" : "contributor";
}

/** Who translated what the document was taken from, where the source says so. */
function translatorsOfSource(source: XmlElement, resolve: Resolve): ContributorFact[] {
  return childElements(source)
    .filter(({ local }) => local === "bibl" || local === "biblStruct" || local === "biblFull")
    .flatMap((bibl) => [...descendantElements(bibl)])
    .filter(
      (element) =>
        ["persName", "name", "editor"].includes(element.local) &&
        attributeValue(element, "role") === "translator",
    )
    .flatMap((element) => statedNames(element, "person", resolve))
    .map((name) => ({ role: "translator" as const, task: "translator", name }));
}
