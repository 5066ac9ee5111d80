// The collation as a TEI document with an apparatus by parallel segmentation (TEI P5, 13.2.3).

import { escapeText, escapeValue } from "../xml/escape.ts";
import {
  type ApparatusOptions,
  type Passage,
  passagesOf,
  type Reading,
  type Segment,
} from "./apparatus.ts";
import type { Alignment, Witness } from "./model.ts";
import { witnessIds } from "./sigla.ts";

export interface TeiOptions extends ApparatusOptions {
  /** The name and version of the program, for the header. */
  readonly application: { readonly ident: string; readonly version: string };
  /** The base's readings are lemmas. Without it no reading stands out, and the lines are the first witness's. */
  readonly base?: number;
}

/** A whole document: the witnesses in the header, the text in the base's lines and paragraphs. */
export function writeTei(alignment: Alignment, options: TeiOptions): string {
  const passages = passagesOf(alignment, options);
  const writer = new EntryWriter(alignment, passages, options.base);
  const title = `Collation of ${listed(alignment.witnesses.map(({ siglum }) => siglum))}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc>
      <titleStmt>
        <title>${escapeText(title)}</title>
      </titleStmt>
      <publicationStmt>
        <authority>unpublished</authority>
      </publicationStmt>
      <sourceDesc>
        <listWit>
${alignment.witnesses.map((witness, index) => writeWitness(witness, writer.ids[index] as string)).join("")}        </listWit>
      </sourceDesc>
    </fileDesc>
    <encodingDesc>
      <variantEncoding method="parallel-segmentation" location="internal"/>
      <appInfo>
        <application ident="${escapeValue(options.application.ident)}" version="${escapeValue(options.application.version)}">
          <label>Apograph</label>
        </application>
      </appInfo>
    </encodingDesc>
  </teiHeader>
  <text>
    <body>
${writeBody(passages, writer)}    </body>
  </text>
</TEI>
`;
}

function listed(sigla: readonly string[]): string {
  if (sigla.length < 2) return sigla.join("");
  return `${sigla.slice(0, -1).join(", ")} and ${sigla.at(-1)}`;
}

function writeWitness({ siglum, title }: Witness, id: string): string {
  const about = title === undefined ? "" : ` ${escapeText(title)}`;
  return `          <witness xml:id="${escapeValue(id)}"><abbr type="siglum">${escapeText(siglum)}</abbr>${about}</witness>\n`;
}

/** Lines that follow each other are a group of lines. */
function writeBody(passages: readonly Passage[], writer: EntryWriter): string {
  const lines: string[] = [];
  let isVerse = false;
  for (const { block, segments } of passages) {
    if (isVerse !== (block.name === "l")) lines.push(isVerse ? "      </lg>\n" : "");
    if (!isVerse && block.name === "l") lines.push("      <lg>\n");
    isVerse = block.name === "l";
    const n = block.n === undefined ? "" : ` n="${escapeValue(block.n)}"`;
    const text = segments.map((segment) => writer.write(segment)).join("");
    const indent = isVerse ? "        " : "      ";
    lines.push(`${indent}<${block.name}${n}>${text.trimStart()}</${block.name}>\n`);
  }
  if (isVerse) lines.push("      </lg>\n");
  return lines.join("");
}

class EntryWriter {
  readonly ids: readonly string[];
  readonly #base: number | undefined;
  /** The ids of the readings that hold a moved passage, and of those that hold it elsewhere. */
  readonly #moved = new Map<Reading, { id: string; elsewhere: string[] }>();

  constructor(alignment: Alignment, passages: readonly Passage[], base: number | undefined) {
    this.ids = witnessIds(alignment.witnesses);
    this.#base = base;
    this.#noteMoves(alignment, passages);
  }

  #noteMoves({ transpositions }: Alignment, passages: readonly Passage[]): void {
    const segments = passages.flatMap((passage) => passage.segments);
    const taken = new Set(this.ids);
    const reading = (column: number, witness: number | undefined): Reading | undefined =>
      segmentOf(segments, column)?.readings.find(({ witnesses }) =>
        witnesses.includes(witness ?? 0),
      );
    const noted = (one: Reading): { id: string; elsewhere: string[] } => {
      const known = this.#moved.get(one);
      if (known !== undefined) return known;
      let number = this.#moved.size + 1;
      while (taken.has(`moved-${number}`)) number++;
      taken.add(`moved-${number}`);
      const made = { id: `moved-${number}`, elsewhere: [] };
      this.#moved.set(one, made);
      return made;
    };
    for (const { columns, witnesses } of transpositions) {
      const [[here, there] = [0, 0]] = columns;
      const one = reading(here, witnesses[0][0]);
      const other = reading(there, witnesses[1][0]);
      if (one === undefined || other === undefined || one === other) continue;
      const [first, second] = [noted(one), noted(other)];
      if (first.elsewhere.includes(second.id)) continue;
      first.elsewhere.push(second.id);
      second.elsewhere.push(first.id);
    }
  }

  write({ spaced, readings }: Segment): string {
    const [only] = readings;
    const before = spaced ? " " : "";
    if (only === undefined || readings.length === 1) return before + escapeText(only?.text ?? "");
    const isOneWord = readings.every(({ compared }) => compared === only.compared);
    const type = isOneWord ? "orthographic" : "substantive";
    const content = this.#writeReadings(readings).join("");
    return `${spaced ? "\n" : ""}<app type="${type}">${content}</app>`;
  }

  #writeReadings(readings: readonly Reading[]): string[] {
    const base = this.#base;
    const lemma =
      base === undefined ? undefined : readings.find(({ witnesses }) => witnesses.includes(base));
    const others = readings.filter((reading) => reading !== lemma);
    const groups = new Map<string, Reading[]>();
    for (const reading of others) {
      const list = groups.get(reading.compared);
      if (list === undefined) groups.set(reading.compared, [reading]);
      else list.push(reading);
    }
    const written = [...groups.values()].flatMap((group) => {
      const isOfLemma = groups.size > 1 && group[0]?.compared === lemma?.compared;
      const type = isOfLemma ? "orthographic" : undefined;
      const texts = group.map((reading) => this.#writeReading("rdg", reading, type));
      const isGroup = texts.length > 1 && !isOfLemma && groups.size + (lemma ? 1 : 0) > 1;
      return isGroup ? [`<rdgGrp type="orthographic">${texts.join("")}</rdgGrp>`] : texts;
    });
    return lemma === undefined ? written : [this.#writeReading("lem", lemma), ...written];
  }

  #writeReading(name: "lem" | "rdg", reading: Reading, type?: string): string {
    const wit = reading.witnesses.map((witness) => `#${this.ids[witness]}`).join(" ");
    const moved = this.#moved.get(reading);
    const link =
      moved === undefined
        ? ""
        : ` xml:id="${moved.id}" corresp="${moved.elsewhere.map((id) => `#${id}`).join(" ")}"`;
    const kind = type === undefined ? "" : ` type="${type}"`;
    const start = `<${name} wit="${escapeValue(wit)}"${kind}${link}`;
    return reading.text === "" ? `${start}/>` : `${start}>${escapeText(reading.text)}</${name}>`;
  }
}

/** The segment that holds a column; segments are in order. */
function segmentOf(segments: readonly Segment[], column: number): Segment | undefined {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((segments[middle]?.to ?? 0) <= column) low = middle + 1;
    else high = middle;
  }
  return segments[low];
}
