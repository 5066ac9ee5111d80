// CSL-JSON to BibTeX. Written so that BibTeX and biblatex both read it: UTF-8, names and titles kept
// from being parted or put into lower case, `date` beside `year`.

import { type CslItem, type CslName, isBeforeEra, isoDate, yearsOf } from "./citation.ts";

const ENTRY_TYPES: Readonly<Record<CslItem["type"], string>> = {
  chapter: "incollection",
  manuscript: "unpublished",
  personal_communication: "unpublished",
};

/** @param keywords of the document, each by itself: CSL-JSON has them in one string */
export function toBibtex(item: CslItem, keywords: readonly string[] = []): string {
  const container = item.type === "chapter" ? "booktitle" : "maintitle";
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["author", names(item.author)],
    ["editor", names(item.editor)],
    ["translator", names(item.translator)],
    // Braces within the braces: a title is not put into lower case.
    ["title", `{${escape(item.title)}}`],
    [container, braced(item["container-title"])],
    ["note", plain(keptAt(item))],
    ["publisher", plain(item.publisher)],
    ["date", isoDate(item.issued)],
    // BibTeX itself has no years before our era; biblatex reads them in `date`.
    ["year", isBeforeEra(item.issued) ? undefined : yearsOf(item.issued)?.replace("/", "--")],
    ["origdate", isoDate(item["original-date"])],
    ["language", plain(item.language)],
    ["keywords", keywords.map(keyword).join(", ") || undefined],
    ["abstract", plain(item.abstract)],
    ["doi", item.DOI],
    ["url", item.URL],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${value}},\n`],
  );
  return `@${ENTRY_TYPES[item.type]}{${citeKey(item.id)},\n${lines.join("")}}\n`;
}

/** Where the document is kept: BibTeX has no field for it. */
function keptAt(item: CslItem): string | undefined {
  const parts = [
    item.archive_location,
    item.archive_collection,
    item.archive,
    item["archive-place"],
  ];
  return parts.filter((one) => one !== undefined).join(", ") || undefined;
}

function names(list: readonly CslName[] | undefined): string | undefined {
  if (list === undefined) return undefined;
  return list
    .map((name) =>
      "literal" in name
        ? `{${escape(name.literal)}}`
        : `${namePart(name.family)}, ${namePart(name.given)}`,
    )
    .join(" and ");
}

/** What would be read as the end of a part, or of the name, goes into braces. */
function namePart(text: string): string {
  const escaped = escape(text);
  return /,|\band\b/iu.test(text) ? `{${escaped}}` : escaped;
}

/** Commas part keywords (biblatex, special field `keywords`). */
function keyword(text: string): string {
  const escaped = escape(text);
  return text.includes(",") ? `{${escaped}}` : escaped;
}

function plain(text: string | undefined): string | undefined {
  return text === undefined ? undefined : escape(text);
}

function braced(text: string | undefined): string | undefined {
  return text === undefined ? undefined : `{${escape(text)}}`;
}

const COMMANDS: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** What TeX reads as a command, as a comment or as mathematics. Braces of the text never stand alone. */
function escape(text: string): string {
  return (
    text
      .replaceAll(/[\\{}~^&%$#_]/gu, (character) => COMMANDS[character] ?? `\\${character}`)
      // Two hyphens are a dash to TeX, two apostrophes a quotation mark.
      .replaceAll(/([-'`,<>])(?=\1)|[!?](?=`)/gu, "$&{}")
      .replaceAll(/\s+/gu, " ")
  );
}

/** Letters of other scripts by their number: BibTeX reads ASCII keys only. */
function citeKey(id: string): string {
  return id
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .normalize("NFC")
    .replaceAll(/[^A-Za-z0-9.:_-]/gu, (character) =>
      character === "/" ? ":" : `u${(character.codePointAt(0) ?? 0).toString(16)}`,
    );
}
