// The indexes of names from A to Z. An entry stands under its main form; every other form of its name
// stands in its own place and says "see": a reader finds a person under whatever form the source has.

import { relativeReference } from "../source/paths.ts";
import { ENTITY_FOLDERS, type Entity, type EntityKind } from "./entities.ts";
import { alphabetOf, groupByLetter, type LetterGroup } from "./letters.ts";
import { frameData, type FrameData } from "./page-data.ts";
import { HOME_PAGE, type Site } from "./pages.ts";
import { PART_LENGTH, pagesOfChunks, type PartData } from "./parts.ts";

export interface NamesPageData extends FrameData {
  readonly kind: "names";
  /** `persons`, `places`, `organisations` or `works`. */
  readonly names: string;
  readonly total: number;
  readonly letters: readonly { readonly letter: string; readonly rows: readonly NameData[] }[];
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

/** The index of every kind of which there are entries. */
export function namesPages(site: Site): NamesPageData[] {
  const alphabet = alphabetOf(site.imprint.language);
  return site.kinds.flatMap((kind) => {
    const entities = [...site.entities.values()].filter((entity) => entity.kind === kind);
    const rows = entities.flatMap((entity) => rowsOf(entity, site));
    return pagesOfLetters(kind, groupByLetter(rows, alphabet)).map(
      ({ page, rows: groups, parts }) => ({
        ...frameData(page, "names", site),
        kind: "names" as const,
        names: ENTITY_FOLDERS[kind],
        total: entities.length,
        letters: groups.map(({ letter, rows: under }) => ({
          letter,
          rows: under.map(({ page: target, ...row }) => ({
            ...row,
            href: relativeReference(page, target),
          })),
        })),
        parts,
      }),
    );
  });
}

/** Whole letters to a page, until it is full. */
function pagesOfLetters(kind: EntityKind, groups: readonly LetterGroup<NameRow>[]) {
  const chunks: LetterGroup<NameRow>[][] = [];
  let length = Infinity;
  for (const group of groups) {
    if (length + group.rows.length > PART_LENGTH) {
      chunks.push([]);
      length = 0;
    }
    chunks.at(-1)?.push(group);
    length += group.rows.length;
  }
  const page = `${ENTITY_FOLDERS[kind]}/${HOME_PAGE}`;
  return pagesOfChunks(page, chunks, ({ letter }) => letter);
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
