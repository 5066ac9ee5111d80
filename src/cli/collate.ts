// `apograph collate WITNESS…`

import { basename, extname } from "node:path";
import type { ApparatusOptions } from "../collate/apparatus.ts";
import { collate } from "../collate/collate.ts";
import { readJson } from "../collate/json.ts";
import type { Witness } from "../collate/model.ts";
import {
  type Equivalent,
  IGNORABLE,
  type Ignorable,
  type Profile,
  readTable,
} from "../collate/normal.ts";
import { type Format, FORMATS, writeCollation } from "../collate/formats.ts";
import { tokenise, type TokenOptions } from "../collate/tokens.ts";
import { ownSiglum, readTranscription } from "../collate/transcription.ts";
import { readSource, writeWhole } from "../project/files.ts";
import { BadInput, Misuse } from "../project/misuse.ts";
import { toolkitVersion } from "../project/package.ts";
import { readTree } from "../project/trees.ts";
import { closest } from "../source/closest.ts";
import type { Source } from "../source/source.ts";
import { replaceIllegal } from "../xml/escape.ts";
import { type Arguments, readArguments } from "./options.ts";

export function runCollate(args: string[]): Promise<number> {
  const options = readArguments(args, [
    "format",
    "output",
    "base",
    "sigla",
    "ignore",
    "table",
    "punctuation",
    "near",
    "segmentation",
  ]);
  if (options.positionals.length === 0)
    throw new Misuse('collate takes witnesses: "apograph collate A.xml B.txt C.xml".');
  const format = readFormat(options.formats);
  const output = oneOutput(options.outputs);
  const text = collateFiles(options, format);
  if (output === undefined) process.stdout.write(text);
  else writeWhole(output, text);
  return Promise.resolve(0);
}

function collateFiles(options: Arguments, format: Format): string {
  const punctuation = options.punctuation;
  const tokens: TokenOptions = { profile: readProfile(options), punctuation };
  const witnesses = readWitnesses(options.positionals, options.sigla, tokens);
  const sigla = witnesses.map(({ siglum }) => siglum);
  const double = sigla.find((siglum, index) => sigla.indexOf(siglum) < index);
  if (double !== undefined)
    throw new Misuse(`Two witnesses would be called "${double}": name them with --sigla A,B,C.`);
  const base = findBase(sigla, options.base);
  const joined = options.segmentation ?? format === "tei";
  const apparatus: ApparatusOptions = { joined, ...(base === undefined ? {} : { base }) };
  const { near } = options;
  const alignment = collate(witnesses, near === undefined ? {} : { near });
  const application = { ident: "apograph", version: toolkitVersion() };
  return writeCollation(format, alignment, { ...apparatus, application });
}

function readFormat(formats: readonly string[]): Format {
  const [name = "tei", another] = formats;
  if (another !== undefined) throw new Misuse("collate writes one format: give --format once.");
  const format = FORMATS.find((one) => one === name);
  if (format !== undefined) return format;
  const meant = closest(name, FORMATS);
  const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
  throw new Misuse(`--format takes ${FORMATS.join(", ")}, not "${name}".${hint}`);
}

function oneOutput(outputs: readonly string[]): string | undefined {
  if (outputs.length > 1) throw new Misuse("collate writes one file: give --output once.");
  return outputs[0];
}

function readProfile({ ignore, table }: Arguments): Profile {
  return { ignore: readIgnored(ignore), table: table === undefined ? [] : readTableFile(table) };
}

function readIgnored(list: string | undefined): ReadonlySet<Ignorable> {
  if (list === undefined) return new Set(["case"]);
  if (list === "" || list === "none") return new Set();
  return new Set(
    list.split(",").map((name) => {
      const known = IGNORABLE.find((one) => one === name.trim());
      if (known !== undefined) return known;
      throw new Misuse(`--ignore takes ${IGNORABLE.join(", ")} or none, not "${name}".`);
    }),
  );
}

function readTableFile(path: string): readonly Equivalent[] {
  const table = readTable(readText(readSource(".", path)));
  if (typeof table === "number")
    throw new BadInput(
      `${path}:${table}: error: A line of the table is a spelling, a tab, and what it is compared as.`,
    );
  return table;
}

function findBase(sigla: readonly string[], base: string | undefined): number | undefined {
  if (base === undefined) return undefined;
  const index = sigla.indexOf(base);
  if (index >= 0) return index;
  throw new Misuse(`--base takes a siglum of the witnesses (${sigla.join(", ")}), not "${base}".`);
}

function readWitnesses(
  paths: readonly string[],
  names: string | undefined,
  options: TokenOptions,
): readonly Witness[] {
  const sources = paths.map((path) => readSource(".", path));
  const [first, another] = sources;
  const json = first === undefined || !isJson(first) ? undefined : readJsonFile(first, options);
  if (json !== undefined && another !== undefined)
    throw new Misuse(
      `${first?.path} is JSON, which names all witnesses: it must be the only input.`,
    );
  const sigla = names?.split(",").map((name) => name.trim());
  const expected = json?.length ?? sources.length;
  if (sigla !== undefined && sigla.length !== expected)
    throw new Misuse(`--sigla names ${sigla.length}, but the witnesses are ${expected}.`);
  if (sigla?.includes("") === true) throw new Misuse("--sigla has an empty siglum.");
  if (json === undefined)
    return sources.map((source, index) => readWitness(source, sigla?.[index], options));
  return json.map((witness, index) => ({ ...witness, siglum: sigla?.[index] ?? witness.siglum }));
}

function isJson({ path }: Source): boolean {
  return extname(path).toLowerCase() === ".json";
}

function readJsonFile(source: Source, options: TokenOptions): readonly Witness[] {
  const read = readJson(readText(source), options);
  if ("unfit" in read) throw unfit(source.path, read.unfit);
  for (const { siglum, tokens } of read) {
    for (const { t } of [{ t: siglum }, ...tokens]) refuseIllegal(t, source.path);
  }
  return read;
}

function readWitness(source: Source, siglum: string | undefined, options: TokenOptions): Witness {
  const name = siglum ?? basename(source.path, extname(source.path));
  if (!isXml(source)) {
    if (isJson(source))
      throw new Misuse(
        `${source.path} is JSON, which names all witnesses: it must be the only input.`,
      );
    const paragraphs = readText(source).split(/\r?\n[ \t]*(?:\r?\n[ \t]*)+/u);
    return readParagraphs(name, paragraphs, options);
  }
  const document = readTree(source);
  const witness = readTranscription(document, siglum ?? ownSiglum(document) ?? name, options);
  if ("unfit" in witness) throw unfit(source.path, witness.unfit);
  return witness;
}

/** Plain text: an empty line ends a paragraph. */
function readParagraphs(
  siglum: string,
  paragraphs: readonly string[],
  options: TokenOptions,
): Witness {
  const tokens = paragraphs
    .map((text) => tokenise(text, options))
    .filter((list) => list.length > 0)
    .map((list, block) =>
      list.map((token, index) => ({ ...token, block, spaced: index === 0 || token.spaced })),
    );
  return { siglum, tokens: tokens.flat(), blocks: tokens.map(() => ({ name: "p" })) };
}

function isXml({ path, bytes }: Source): boolean {
  if (extname(path).toLowerCase() === ".xml") return true;
  const start = new TextDecoder().decode(bytes.subarray(0, 200));
  return /^\u{FEFF}?\s*<(?:\?xml|TEI|text)\b/u.test(start);
}

function readText({ path, bytes }: Source): string {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw unfit(path, "it is not in UTF-8");
  }
  refuseIllegal(text, path);
  return text;
}

/** What no XML document may hold could not come back out of the apparatus. */
function refuseIllegal(text: string, path: string): void {
  const clean = replaceIllegal(text, "");
  if (clean.length === text.length) return;
  const code = [...text].find((character) => replaceIllegal(character, "") === "")?.codePointAt(0);
  const name = `U+${(code ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
  throw unfit(path, `it holds a character that no XML document may hold (${name})`);
}

function unfit(path: string, reason: string): BadInput {
  return new BadInput(`${path}: error: It cannot be collated: ${reason}.`);
}
