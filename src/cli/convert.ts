// `apograph apparatus convert --method METHOD FILE`

import { resolve } from "node:path";
import { readConfig } from "../project/config.ts";
import { readSource, writeWhole } from "../project/files.ts";
import { BadInput, Misuse } from "../project/misuse.ts";
import { readWithLists } from "../project/witnesses.ts";
import { count } from "../report/summary.ts";
import { positionAt } from "../source/source.ts";
import type { Conversion, Left } from "../tei/convert-apparatus/document.ts";
import { toDoubleEndPoint } from "../tei/convert-apparatus/to-double-end-point.ts";
import { toParallel } from "../tei/convert-apparatus/to-parallel.ts";
import { oneOf, readArguments } from "./options.ts";
import { editionPath, say } from "./session.ts";

const METHODS: readonly ["parallel-segmentation", "double-end-point"] = [
  "parallel-segmentation",
  "double-end-point",
];

export function runConvert(args: string[]): Promise<number> {
  const options = readArguments(args, ["edition", "method", "output"]);
  const [file, ...others] = options.positionals;
  if (file === undefined || others.length > 0)
    throw new Misuse(
      'apparatus convert takes one file: "apograph apparatus convert --method double-end-point FILE".',
    );
  if (options.method === undefined)
    throw new Misuse(`--method is needed: ${METHODS.join(" or ")}.`);
  const method = oneOf("method", METHODS, options.method);
  const config = readConfig(options.edition);
  const path = editionPath(options.edition, file);
  const { documents, sigla } = readWithLists(options.edition, path);
  const [own] = documents as [(typeof documents)[number]];
  // What stays as it is must be what the file's own declaration says.
  const { bytes } = readSource(options.edition, path);
  if (Buffer.compare(bytes, own.document.source.bytes) !== 0)
    throw new BadInput(`${file}: error: It is not in UTF-8: save it as UTF-8 first.`);
  const convertible = { ...own, sigla, isNegative: config.apparatus.negative };
  const made =
    method === "double-end-point" ? toDoubleEndPoint(convertible) : toParallel(convertible);
  const [output] = options.outputs;
  if (output === undefined) process.stdout.write(made.text);
  else writeWhole(resolve(output), made.text);
  report(made, file, own.document.source);
  return Promise.resolve(0);
}

const REASONS: Readonly<Record<Left["reason"], string>> = {
  unplaced: "The words that this entry is about were not found; it was left where it is.",
  reversed: "This entry ends before it begins (@from, @to); it was left where it is.",
  unnamed:
    "No reading of this entry names a witness, and it has no lemma; it was left where it is.",
};

function report(
  { left, converted }: Conversion,
  file: string,
  source: Parameters<typeof positionAt>[0],
): void {
  for (const { element, reason } of left) {
    const { line, column } = positionAt(source, element.span.start);
    say(`${file}:${line}:${column}: warning: ${REASONS[reason]}`);
  }
  say(`${count(converted, "entry", "entries")} converted.`);
}
