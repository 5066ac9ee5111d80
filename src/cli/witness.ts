// `apograph witness SIGLUM…`

import type { MadeText } from "../project/lone-witness.ts";
import { Misuse } from "../project/misuse.ts";
import { listSources, type Project } from "../project/project.ts";
import {
  collatedIn,
  type CriticalDocument,
  readWitnesses,
  type Witnesses,
} from "../project/witnesses.ts";
import { count } from "../report/summary.ts";
import { closest } from "../source/closest.ts";
import { positionAt } from "../source/source.ts";
import type { Entry } from "../tei/apparatus.ts";
import type { Layer } from "../tei/witness-text/choose.ts";
import type { Collated } from "../tei/witness-text/documents.ts";
import type { Problem } from "../tei/witness-text/flatten.ts";
import { witnessDocument } from "../tei/witness-text/document.ts";
import { plainText } from "../tei/witness-text/plain.ts";
import { entriesAbout, type WitnessText, witnessText } from "../tei/witness-text/witness-text.ts";
import type { Witness } from "../tei/witnesses.ts";
import { writeXml } from "../xml/write.ts";
import { descendantElements } from "../xml/walk.ts";
import { type Arguments, oneOf, readArguments } from "./options.ts";
import { editionPath, openEdition, say, startProgress } from "./session.ts";

const LAYERS: readonly [Layer, Layer] = ["pc", "ac"];
const FORMATS: readonly ["text", "tei", "html"] = ["text", "tei", "html"];

export async function runWitness(args: string[]): Promise<number> {
  const options = readArguments(args, ["edition", "document", "format", "layer", "unaccounted"]);
  const sigla = options.positionals;
  if (sigla.length === 0) throw new Misuse('witness takes sigla: "apograph witness Hg".');
  const format = oneOf("format", FORMATS, options.formats.at(-1));
  const layer = oneOf("layer", LAYERS, options.layer);
  const project = openEdition(options, startProgress());
  const { edition } = await listSources(project);
  const known = readWitnesses(project.folder, edition);
  for (const siglum of sigla) checkSiglum(siglum, known);
  const documents = chooseDocuments(options, known)
    .filter(hasText)
    .map((document) => ({ document, collated: collatedIn(document, known, project.config) }));
  const isNamed = options.documents.length > 0;
  const texts = sigla.flatMap((siglum) =>
    documents
      .flatMap((one) =>
        witnessesIn(one.collated, siglum, isNamed).map((found) => ({ ...one, ...found })),
      )
      .toSorted((a, b) => a.number - b.number),
  );
  if (texts.length === 0)
    throw new Misuse(`No document has a text of ${sigla.join(", ")}, or entries that name it.`);
  if (format !== "text" && texts.length > 1)
    throw new Misuse(
      `--format ${format} writes one document, but ${count(texts.length, "text")} were asked for: ` +
        "name one witness, and its document with --document.",
    );
  const isOne = new Set(texts.map(({ document }) => document)).size === 1;
  let isWhole = true;
  for (const { witness, document, collated } of texts) {
    const made = witnessText(collated, witness.key, layer);
    explain(made, { witness, options, layer, known });
    if (options.unaccounted === "error" && made.problems.some(({ kind }) => isUnknown(kind))) {
      isWhole = false;
      continue;
    }
    if (texts.length > 1) process.stdout.write(heading(witness, document, isOne));
    const text = { document: document.document, collated, witness, made, layer };
    process.stdout.write(await WRITERS[format](text, project));
  }
  return isWhole ? 0 : 1;
}

function checkSiglum(siglum: string, { sigla }: Witnesses): void {
  if (sigla.byName(siglum) !== undefined) return;
  const names = sigla.witnesses.flatMap(({ id = "", siglum: own }) => [own, id]);
  const meant = closest(
    siglum,
    names.filter((name) => name !== ""),
  );
  const hint =
    meant === undefined
      ? ` It has ${sigla.witnesses.map((one) => one.siglum).join(", ") || "none"}.`
      : ` Did you mean "${meant}"?`;
  throw new Misuse(`The edition has no witness "${siglum}".${hint}`);
}

function chooseDocuments({ documents, edition }: Arguments, known: Witnesses): CriticalDocument[] {
  if (documents.length === 0) return [...known.documents];
  return documents.map((file) => {
    const path = editionPath(edition, file);
    const found = known.documents.find((one) => one.path === path || one.path === file);
    if (found === undefined) throw new Misuse(`The edition has no document ${file}.`);
    return found;
  });
}

function hasText({ document }: CriticalDocument): boolean {
  return [...descendantElements(document.root)].some(({ local }) => local === "text");
}

/**
 * The witness that a siglum means in a document, for a group its manuscripts: one that the entries about
 * the text name, else one that is listed beside them.
 *
 * @param isAsked whether the document is asked for, whatever it says
 */
function witnessesIn(
  collated: Collated,
  siglum: string,
  isAsked: boolean,
): { readonly witness: Witness; readonly number: number }[] {
  const { sigla } = collated;
  const entries = [...entriesAbout(collated)];
  const named = new Set(
    entries.flatMap(({ readings }) =>
      readings.flatMap(({ witnesses, sources }) => [...witnesses, ...sources]),
    ),
  );
  const listing = listingFor(collated, entries);
  const meant = sigla.allByName(siglum, collated.apparatus.path);
  const found =
    meant.find(({ stands }) => stands.some((key) => named.has(key))) ??
    meant.find(({ path }) => listing.has(path)) ??
    (isAsked ? meant[0] : undefined);
  const members = found?.isGroup === true ? found.stands.slice(1) : [found?.key ?? ""];
  return members
    .map((key) => sigla.byKey(key))
    .filter((witness): witness is Witness => witness !== undefined && !witness.isGroup)
    .map((witness, number) => ({ witness, number }))
    .filter(({ witness }) => isAsked || named.has(witness.key) || listing.has(witness.path));
}

/** The documents whose lists are about a text: its own, unless its entries are about others; those of entries. */
function listingFor({ apparatus }: Collated, entries: readonly Entry[]): ReadonlySet<string> {
  const paths = new Set(entries.map(({ path }) => path));
  return apparatus.entries.length === 0 ? paths.add(apparatus.path) : paths;
}

function heading(
  { siglum, description }: Witness,
  { path }: CriticalDocument,
  isOne: boolean,
): string {
  const about = description === "" ? "" : ` (${description})`;
  return `== ${siglum}${about}${isOne ? "" : `: ${path}`}\n`;
}

const WRITERS: Readonly<
  Record<(typeof FORMATS)[number], (text: MadeText, project: Project) => string | Promise<string>>
> = {
  text: ({ made }) => `${plainText(made.items)}\n`,
  tei: ({ document, collated, made }) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n${writeXml(witnessDocument(document, made.items, { collated }))}\n`,
  html: async (text, project) =>
    (await import("../project/lone-witness.ts")).loneWitnessPage(project, text),
};

function isUnknown(kind: Problem["kind"]): boolean {
  return kind === "unaccounted" || kind === "unplaced" || kind === "reversed";
}

const MESSAGES: Readonly<Record<Problem["kind"], (siglum: string) => string>> = {
  ambiguous: (siglum) =>
    `Two readings name ${siglum}, and nothing says which is the earlier; the first was taken.`,
  unplaced: (siglum) =>
    `The words that this entry is about were not found, so what ${siglum} has there is not known.`,
  reversed: (siglum) =>
    `The entry ends before it begins (@from, @to), so what ${siglum} has there is not known.`,
  contradiction: (siglum) =>
    `Another entry about some of these words says that ${siglum} has others.`,
  absent: (siglum) => `This reading names ${siglum}, but it has a gap here, or has ended.`,
  unaccounted: (siglum) => `The entry does not say what ${siglum} has.`,
};

/** Says on stderr what the text could not settle, and what was assumed. */
function explain(
  { problems, assumed, layers }: WitnessText,
  context: {
    readonly witness: Witness;
    readonly options: Arguments;
    readonly layer: Layer;
    readonly known: Witnesses;
  },
): void {
  const { witness, options, layer, known } = context;
  const { siglum } = witness;
  for (const { kind, element, path } of problems) {
    const source = known.documents.find((one) => one.path === path)?.document.source;
    const place = source && positionAt(source, element.span.start);
    const severity = isUnknown(kind) && options.unaccounted === "error" ? "error" : "warning";
    const where = place === undefined ? path : `${path}:${place.line}:${place.column}`;
    say(`${where}: ${severity}: ${MESSAGES[kind](siglum)}`);
  }
  if (assumed > 0)
    say(
      `In ${count(assumed, "entry", "entries")} ${siglum} was taken to read as the text: ` +
        `${assumed === 1 ? "it names" : "they name"} only those that differ.`,
    );
  if (layers > 0) {
    const [state, other] = layer === "pc" ? ["after", "ac: before"] : ["before", "pc: after"];
    const places = count(layers, "place");
    say(
      `${siglum} was corrected in ${places}; this is its text ${state} correction (--layer ${other}).`,
    );
  }
}
