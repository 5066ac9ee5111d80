// CSL-JSON to RIS, as Zotero, EndNote and Citavi read it: a tag, two spaces, a hyphen, a space, the
// value; one line for each.

import { type CslDate, type CslItem, type CslName, isBeforeEra, nameText } from "./citation.ts";

const REFERENCE_TYPES: Readonly<Record<CslItem["type"], string>> = {
  chapter: "CHAP",
  manuscript: "MANSCPT",
  personal_communication: "PCOMM",
};

/** @param keywords of the document, each on a line of its own: CSL-JSON has them in one string */
export function toRis(item: CslItem, keywords: readonly string[] = []): string {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["TY", REFERENCE_TYPES[item.type]],
    ["ID", item.id],
    ["TI", item.title],
    ...people("AU", item.author),
    // The secondary author of a letter is who received it, of all else the editor.
    ...people("A2", item.recipient),
    ...people(item.recipient === undefined ? "A2" : "ED", item.editor),
    ...people("A4", item.translator),
    ["T2", item["container-title"]],
    ["PB", item.publisher],
    ["PY", date(item.issued)?.slice(0, 4)],
    ["DA", date(item.issued)],
    ["OP", date(item["original-date"])],
    ["DB", list(item.archive, item["archive-place"])],
    ["AV", list(item.archive_collection, item.archive_location)],
    ["LA", item.language],
    ["AB", item.abstract],
    ...keywords.map((word) => ["KW", word] as const),
    ["DO", item.DOI],
    ["UR", item.URL],
  ];
  const filled = lines.filter(([, value]) => isFilled(value));
  return `${filled.map(([tag, value]) => `${tag}  - ${oneLine(value)}\n`).join("")}ER  - \n`;
}

function people(tag: string, names: readonly CslName[] = []): (readonly [string, string])[] {
  return names.map((name) => [tag, nameText(name)]);
}

function list(...parts: readonly (string | undefined)[]): string {
  return parts.filter(isFilled).join(", ");
}

/** `1965/04/17/`: year, month, day, and an empty rest. The format has no years before our era. */
function date(value: CslDate | undefined): string | undefined {
  const parts = value?.["date-parts"][0];
  if (parts === undefined || isBeforeEra(value)) return undefined;
  const [year = 0, month, day] = parts;
  const two = (number: number | undefined): string =>
    number === undefined ? "" : String(number).padStart(2, "0");
  return `${String(year).padStart(4, "0")}/${two(month)}/${two(day)}/`;
}

function isFilled(text: string | undefined): boolean {
  return text !== undefined && text !== "";
}

function oneLine(text: string | undefined): string {
  return (text ?? "").replaceAll(/\s+/gu, " ");
}
