// The indexes of names from A to Z. An entry stands under its main form; every other form of its name
// stands in its own place and says "see": a reader finds a person under whatever form the source has.

import { relativeReference } from "../source/paths.ts";
import { ENTITY_FOLDERS, type Entity, type EntityKind } from "./entities.ts";
import { alphabetOf, groupByLetter, type LetterGroup } from "./letters.ts";
import { frameData, type FrameData } from "./page-data.ts";
import { HOME_PAGE, type Site } from "./pages.ts";
import { isTooLong, type PartData, type PartPage, partPages, rowSize } from "./parts.ts";

export interface NamesPageData extends FrameData {
  readonly kind: "names";
  /** `persons`, `places`, `organisations` or `works`. */
  readonly names: string;
  readonly total: number;
  /** The address of the index; null on its own page. */
  readonly first: string | null;
  /** Where each letter has pages of its own; otherwise empty. */
  readonly alphabet: readonly LetterLink[];
  /** The names of this page. */
  readonly letters: readonly { readonly letter: string; readonly rows: readonly NameData[] }[];
  /** The pages of this letter. */
  readonly parts: readonly PartData[];
}

export interface LetterLink {
  readonly letter: string;
  readonly count: number;
  readonly href: string;
  readonly isCurrent: boolean;
  /** Of a letter that needs several pages. */
  readonly parts: readonly PartData[];
}

export interface NameData {
  readonly text: string;
  readonly language: string | null;
  readonly href: string;
  /** The main form, where this is another. */
  readonly see: string | null;
  readonly seeLanguage: string | null;
  /** How often the entry is mentioned. */
  readonly count: number;
}

/** A row before the page that it is on is known. */
interface NameRow extends Omit<NameData, "href"> {
  readonly page: string;
}

/** The pages of one letter. */
interface LetterPages {
  readonly group: LetterGroup<NameRow>;
  readonly pages: readonly PartPage<NameRow>[];
}

/** The index of every kind of which there are entries. */
export function* namesPages(site: Site): Generator<NamesPageData> {
  const alphabet = alphabetOf(site.imprint.language);
  for (const kind of site.kinds) {
    const entities = [...site.entities.values()].filter((entity) => entity.kind === kind);
    const rows = entities.flatMap((entity) => rowsOf(entity, site));
    const groups = groupByLetter(rows, alphabet);
    const total = entities.length;
    if (isTooLong(rows, sizeOf)) yield* dividedIndex(kind, groups, total, site);
    else
      yield {
        ...pageData(kind, indexOf(kind), total, site),
        letters: onPage(groups, indexOf(kind)),
      };
  }
}

/** An index that is too long for one page: the letters, and each on pages of its own. */
function* dividedIndex(
  kind: EntityKind,
  groups: readonly LetterGroup<NameRow>[],
  total: number,
  site: Site,
): Generator<NamesPageData> {
  const letters = groups.map((group) => ({
    group,
    pages: partPages(letterPage(kind, group.letter), group.rows, { sizeOf, textOf: nameOf }),
  }));
  const first = indexOf(kind);
  yield { ...pageData(kind, first, total, site), alphabet: linksTo(letters, first) };
  for (const { group, pages } of letters) {
    for (const { page, rows, parts } of pages) {
      yield {
        ...pageData(kind, page, total, site),
        first: relativeReference(page, first),
        alphabet: linksTo(letters, page, group.letter),
        letters: onPage([{ letter: group.letter, rows }], page),
        parts,
      };
    }
  }
}

function pageData(kind: EntityKind, page: string, total: number, site: Site): NamesPageData {
  const names = ENTITY_FOLDERS[kind];
  const frame = { ...frameData(page, "names", site), kind: "names" as const };
  return { ...frame, names, total, first: null, alphabet: [], letters: [], parts: [] };
}

function onPage(groups: readonly LetterGroup<NameRow>[], page: string): NamesPageData["letters"] {
  return groups.map(({ letter, rows }) => ({
    letter,
    rows: rows.map(({ page: target, ...row }) => ({
      ...row,
      href: relativeReference(page, target),
    })),
  }));
}

/** All letters, seen from a page; the parts of letters on the first page alone. */
function linksTo(letters: readonly LetterPages[], page: string, current?: string): LetterLink[] {
  return letters.map(({ group: { letter, rows }, pages }) => ({
    letter,
    count: rows.length,
    href: relativeReference(page, pages[0]?.page ?? page),
    isCurrent: letter === current,
    parts:
      current !== undefined || pages.length === 1
        ? []
        : (pages[0]?.parts ?? []).map((part, index) => ({
            ...part,
            href: relativeReference(page, pages[index]?.page ?? page),
            isCurrent: false,
          })),
  }));
}

/** The index of a kind. */
function indexOf(kind: EntityKind): string {
  return `${ENTITY_FOLDERS[kind]}/${HOME_PAGE}`;
}

/** In a folder, as an entry may have the id `letter-a`, and no id has a slash. */
function letterPage(kind: EntityKind, letter: string): string {
  const name = letter === "#" ? "other" : letter.toLowerCase();
  return `${ENTITY_FOLDERS[kind]}/letters/${name}.html`;
}

function nameOf({ text }: NameRow): string {
  return text;
}

function sizeOf({ text, see, page }: NameRow): number {
  return rowSize(text, see, page);
}

/** The main form as lists are ordered by it, and each other form once. */
function rowsOf({ address, fact, page }: Entity, site: Site): NameRow[] {
  const { forms, label } = fact;
  const main = forms.find(({ text }) => text === label) ?? forms[0];
  const sorted = forms.find(({ type }) => type === "sort");
  const text = sorted?.text ?? main?.sort ?? label;
  const count = site.edition.occurrences.get(address)?.length ?? 0;
  const language = main?.language ?? null;
  const rows: NameRow[] = [{ text, language, page, see: null, seeLanguage: null, count }];
  const seen = new Set([text, label]);
  for (const form of forms) {
    const under = form.sort ?? form.text;
    if (form === sorted || form === main || under === "" || seen.has(under)) continue;
    seen.add(under);
    const see = { see: text, seeLanguage: language };
    rows.push({ text: under, language: form.language ?? null, page, ...see, count });
  }
  return rows;
}
