#!/usr/bin/env node
// The command `apograph`: finds the subcommand, runs it, and turns what happens into an exit code.
// 0: clean. 1: findings that are errors. 2: misuse (a bad option, a missing file, a broken
// configuration).

import { setFlagsFromString } from "node:v8";
import { BadInput, Misuse } from "../project/misuse.ts";
import { toolkitName } from "../project/package.ts";
import { closest } from "../source/closest.ts";
import { runValidate } from "./validate.ts";

const HELP = `apograph: digital editions from TEI XML

Usage
  apograph validate [FILE…]    check the edition, or only these files of it (globs too)
  apograph build               check the edition, then write it as HTML and plain text
  apograph dev                 show the edition in the browser, and anew with every save
  apograph check-site FOLDER   check a published site, ours or not: links, and what lets it last
  apograph collate WITNESS…    align transcriptions (TEI, plain text, CollateX's JSON) and write the
                               apparatus
  apograph apparatus matrix [FILE…]
                               readings by witness, for stemmatology and spreadsheets
  apograph init FOLDER         begin a new edition in a folder
  apograph witness SIGLUM…     print what manuscripts have, by the apparatus
  apograph apparatus convert --method METHOD FILE
                               tie the entries of an apparatus to the text in another way

Options
  --edition FOLDER   the edition's folder (default: the current one)
  --schema FILE      validate: a RELAX NG schema, .rng or .rnc (default: the configuration's, else the
                     one that the document names, else Apograph's own)
  --schematron FILE  validate: a Schematron schema, or a RELAX NG schema with rules in it; several times
                     for several
  --format FORMAT    validate, check-site: text (default), json, sarif, junit, github, gitlab or
                     checkstyle; several times for several reports
  --output FORMAT=FILE
                     validate, check-site: write the report of that format to a file instead of
                     printing it
  --quiet            validate, check-site: print errors only (text)
  --max N            validate, check-site: print so many findings (text)
  --engine ENGINE    validate: apograph, or xmllint for a second opinion
  --changed[=REF]    validate: only what has changed since a commit, and what points into that
                     (default: since the branch left its upstream)
  --fix              validate: mend what has one right answer; with --dry-run show the diff instead
  --baseline FILE    validate, build, dev: accept the findings that the file lists; validate
                     --update-baseline writes it
  --format FORMAT    apparatus matrix: nexus, phylip, phylip-strict, states, csv, xlsx or json
                     build: html (default: HTML and plain text) or latex, for print
  --fold TYPE        apparatus matrix: readings of that type count as those that they vary; several times
                     for several
  --layer LAYER      apparatus matrix: both (default), ac or pc, of witnesses that were corrected
  --constant         apparatus matrix: compare entries in which all witnesses agree, too
  --previous FILE    check-site: the manifest.json of the release before, whose addresses are to live on
  --output FOLDER    build: where to write (default: the configuration's, dist/edition)
  --host ADDRESS     dev: let others reach it, too (default: 127.0.0.1, this machine alone)
  --port N           dev: where it listens (default: 4880; 0 takes any that is free)
  --gitlab, --pre-commit
                     init: also write what GitLab's CI and pre-commit need
  --format FORMAT    collate: tei (default), text, json, csv, html or svg; --output FILE writes it to a file
  --base SIGLUM      collate: the witness whose readings are lemmas, and whose lines the text has
  --sigla A,B,C      collate: what the witnesses are called (default: as their files say or are named)
  --ignore LIST      collate: what differences are passed over: case (default), punctuation, uv, ij,
                     diacritics; none for none
  --table FILE       collate: spellings that are the same: a line each, a tab between
  --punctuation HOW  collate: separate (default) or attached to the words
  --near N           collate: words that are so much alike (0 to 1) stand in one column
  --segmentation on|off
                     collate: join columns in which the same witnesses agree (default: on in TEI)
  --wrap COLUMNS     build: wrap plain text at so many columns (default: a paragraph is a line)
  --document FILE    witness: of this document only (default: all that have the witness)
  --layer LAYER      witness: pc (default), its text after correction, or ac, before
  --unaccounted=mark|error
                     witness: where no entry says what it has, write [?] (default), or fail
  --format FORMAT    witness: text (default), tei, or html, a page that stands alone
  --method METHOD    apparatus convert: parallel-segmentation or double-end-point
  --output FILE      apparatus convert: where to write (default: standard output)
  --no-cache         compile schema and stylesheets anew
  --help, --version

Exit codes: 0 clean, 1 there are errors, 2 the command cannot be carried out.
The edition's configuration is apograph.config.json; docs/configuration.md describes its keys.
`;

type Command = (args: string[]) => Promise<number>;

/** Most are loaded when called: SaxonJS alone takes half a second, and only a build needs it. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  validate: async () => runValidate,
  build: async () => (await import("./build.ts")).runBuild,
  dev: async () => (await import("./dev.ts")).runDev,
  "check-site": async () => (await import("./check-site.ts")).runCheckSite,
  witness: async () => (await import("./witness.ts")).runWitness,
  apparatus: async () => (await import("./apparatus.ts")).runApparatus,
  collate: async () => (await import("./collate.ts")).runCollate,
  init: async () => (await import("./init.ts")).runInit,
};

async function main(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === "--version" || command === "-v") return print(`${toolkitName()}\n`);
  if (command === undefined || command === "help")
    return print(HELP, command === undefined ? 2 : 0);
  if (args.includes("--help") || args.includes("-h")) return print(HELP);
  if (!Object.hasOwn(COMMANDS, command)) throw new Misuse(unknownCommand(command));
  const run = await (COMMANDS[command] as () => Promise<Command>)();
  return run(rest);
}

function print(text: string, exitCode = 0): number {
  (exitCode === 0 ? process.stdout : process.stderr).write(text);
  return exitCode;
}

function unknownCommand(command: string): string {
  const meant = closest(command, Object.keys(COMMANDS));
  const hint = meant === undefined ? "" : ` Did you mean "${meant}"?`;
  return `There is no command "${command}".${hint} "apograph --help" lists them.`;
}

// Half of a run's CPU time went into optimising code that was hardly used again. V8 is to wait eight
// times as long for that: a single file takes two thirds of the time, and 16 MB of files three quarters.
setFlagsFromString("--interrupt-budget=540672");

// Whoever reads the output may have read enough: `apograph validate | head`.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(1);
});

async function runCommand(): Promise<void> {
  try {
    process.exitCode = await main(process.argv.slice(2));
  } catch (error) {
    if (error instanceof Misuse) {
      process.stderr.write(`apograph: ${error.message}\n`);
      process.exitCode = 2;
    } else if (error instanceof BadInput) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    } else throw error;
  }
}

// Not awaited at the top level: the command's other chunks import from the one that this is in, and would
// wait for it to be done while it waits for them.
void runCommand();
