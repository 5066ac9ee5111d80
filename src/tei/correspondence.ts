// Who wrote to whom, when and where: correspDesc (TEI P5, 2.4.6).

import type { XmlElement } from "../xml/tree.ts";
import { attributeValue, childElements } from "../xml/walk.ts";
import { childNames, type NameFact, type Resolve } from "./name-facts.ts";
import { findPath } from "./path.ts";
import { readingText } from "./text.ts";

/** A date as its attributes and its words state it (att.datable.w3c). */
export interface DateFact {
  readonly text: string;
  /** Only those attributes that are there. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** One step of the exchange. */
export interface CorrespondenceAction {
  /** `sent`, `received`, `transmitted` … */
  readonly type: string;
  /** Persons and bodies. */
  readonly agents: readonly NameFact[];
  readonly places: readonly NameFact[];
  readonly dates: readonly DateFact[];
}

/** The steps of each `correspDesc` of the header, in its order. */
export function correspondenceFacts(
  root: XmlElement,
  resolve: Resolve,
): readonly (readonly CorrespondenceAction[])[] {
  const profile = findPath(root, ["teiHeader", "profileDesc"]);
  if (profile === undefined) return [];
  return childElements(profile, "correspDesc")
    .map((description) =>
      childElements(description, "correspAction").map((action) => actionOf(action, resolve)),
    )
    .filter((actions) => actions.length > 0);
}

function actionOf(action: XmlElement, resolve: Resolve): CorrespondenceAction {
  const names = childNames(action, resolve).filter(({ text }) => text !== "");
  return {
    type: attributeValue(action, "type") ?? "",
    agents: names.filter(({ kind }) => kind !== "place"),
    places: names.filter(({ kind }) => kind === "place"),
    dates: childElements(action, "date").map(dateFact),
  };
}

const DATE_ATTRIBUTES: readonly string[] = ["when", "from", "to", "notBefore", "notAfter"];

function dateFact(date: XmlElement): DateFact {
  const cert = attributeValue(date, "cert");
  const attributes = { ...dateAttributes(date), ...(cert === undefined ? {} : { cert }) };
  return { text: readingText(date), attributes };
}

/** The attributes of an element that state a date; only those that are there. */
export function dateAttributes(element: XmlElement): Readonly<Record<string, string>> {
  const attributes = DATE_ATTRIBUTES.flatMap((name) => {
    const value = attributeValue(element, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(attributes);
}

/** The day, or the beginning of the span, of a date. */
export function machineDateOf({ attributes }: DateFact): string | undefined {
  return ["when", "from", "notBefore", "to", "notAfter"]
    .map((name) => attributes[name])
    .find((value) => value !== undefined);
}
