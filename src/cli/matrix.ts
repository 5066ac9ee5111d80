// `apograph apparatus matrix`

import { statSync } from "node:fs";
import { basename, join } from "node:path";
import {
  EXTENSIONS,
  READINGS_FORMATS,
  type ReadingsFormat,
  writeReadings,
} from "../output/readings/formats.ts";
import { readingsTable, type ReadingsTable, type TableOptions } from "../tei/witness-text/table.ts";
import { readApparatuses } from "../project/apparatuses.ts";
import { writeWhole } from "../project/files.ts";
import { Misuse } from "../project/misuse.ts";
import { type Arguments, oneOf, readArguments } from "./options.ts";
import { editionPath, openEdition, say, startProgress } from "./session.ts";

const LAYERS: readonly [Layers, Layers, Layers] = ["both", "ac", "pc"];
type Layers = TableOptions["layers"];

export async function runMatrix(args: string[]): Promise<number> {
  const options = readArguments(args, ["edition", "format", "output", "fold", "layer", "constant"]);
  const format = readFormat(options.formats);
  const progress = startProgress();
  try {
    const project = openEdition(options, progress);
    const files = options.positionals.map((file) => editionPath(options.edition, file));
    const asked = { layers: oneOf("layer", LAYERS, options.layer), fold: options.fold };
    const tables = (await readApparatuses(project, files)).flatMap(
      (collated) => readingsTable(collated, asked) ?? [],
    );
    progress.end();
    write(tables, format, options);
    return 0;
  } finally {
    progress.end();
  }
}

function readFormat(formats: readonly string[]): ReadingsFormat {
  const [given, ...others] = formats;
  const found = READINGS_FORMATS.find((format) => format === given);
  if (found !== undefined && others.length === 0) return found;
  throw new Misuse(`apparatus matrix takes one --format: ${READINGS_FORMATS.join(", ")}.`);
}

/** One table goes to stdout or into a file, several go into a folder. */
function write(
  tables: readonly ReadingsTable[],
  format: ReadingsFormat,
  { outputs, constant }: Arguments,
): void {
  const [first, ...others] = tables;
  if (first === undefined) throw new Misuse("There is no apparatus in what was read.");
  const output = outputs.at(-1);
  if (output === undefined && others.length > 0)
    throw new Misuse(
      `${tables.length} documents have an apparatus. Name one of them, or a folder: --output FOLDER.`,
    );
  if (output === undefined && format === "xlsx" && process.stdout.isTTY)
    throw new Misuse("A workbook is no text to be shown. Name a file: --output FILE.");
  const isFolder = others.length > 0 || (output !== undefined && isFolderName(output));
  for (const table of tables) {
    const { contents, remarks } = writeReadings(table, format, constant);
    for (const remark of remarks) say(`${table.path}: ${remark}`);
    if (output === undefined) process.stdout.write(contents);
    else if (isFolder) writeWhole(join(output, fileName(table, format)), contents);
    else writeWhole(output, contents);
  }
}

function isFolderName(path: string): boolean {
  return /[/\\]$/u.test(path) || statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

function fileName({ path }: ReadingsTable, format: ReadingsFormat): string {
  return basename(path).replace(/\.xml$/iu, "") + EXTENSIONS[format];
}
