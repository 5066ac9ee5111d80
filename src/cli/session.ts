// What every command does around its task: opens the edition with the real clock and cache, shows
// progress on a terminal.

import { relative, resolve } from "node:path";
import type { BaselineFile } from "../project/baselines.ts";
import { cacheFolder, folderCache, noCache } from "../project/cache.ts";
import { withSlashes } from "../project/files.ts";
import { Misuse } from "../project/misuse.ts";
import { openProject, type Project } from "../project/project.ts";
import type { Arguments } from "./options.ts";

const CLEAR_LINE = "\r\u001B[K";

/** A line on stderr that is rewritten with each step, on a terminal only. */
export interface ProgressLine {
  readonly show: (step: string) => void;
  readonly end: () => void;
}

export function startProgress(): ProgressLine {
  const { stderr } = process;
  if (!stderr.isTTY) return { show: () => undefined, end: () => undefined };
  return {
    show: (step) => stderr.write(`${CLEAR_LINE}${step} …`),
    end: () => stderr.write(CLEAR_LINE),
  };
}

/** Says something beside the report, in place of the progress line. */
export function say(sentence: string): void {
  process.stderr.write(`${process.stderr.isTTY ? CLEAR_LINE : ""}${sentence}\n`);
}

/** Opens the edition that the arguments name; options override its configuration. */
export function openEdition(args: Arguments, progress: ProgressLine): Project {
  const project = openProject(args.edition, {
    cache: args.useCache ? folderCache(cacheFolder(process.env)) : noCache,
    now: currentTime(),
    progress: progress.show,
  });
  const config = {
    ...project.config,
    ...(args.schema === undefined ? {} : { schema: editionPath(args.edition, args.schema) }),
    ...(args.schematron.length === 0
      ? {}
      : { schematron: args.schematron.map((file) => editionPath(args.edition, file)) }),
    ...(args.wrap === undefined ? {} : { textWidth: args.wrap }),
  };
  return { ...project, config };
}

/** A file named from where the person stands, as a path in the edition. */
export function editionPath(edition: string, file: string): string {
  return withSlashes(relative(resolve(edition), resolve(file)));
}

/** The baseline that the arguments name. */
export function baselineOf({ folder }: Project, { baseline }: Arguments): BaselineFile | undefined {
  if (baseline === undefined) return undefined;
  return { file: resolve(baseline), path: editionPath(folder, baseline) };
}

/** The clock, or the moment that SOURCE_DATE_EPOCH fixes for builds that repeat exactly. */
export function currentTime(): Date {
  const epoch = process.env["SOURCE_DATE_EPOCH"];
  if (epoch === undefined || epoch === "") return new Date();
  const seconds = Number(epoch);
  const time = new Date(seconds * 1000);
  if (!Number.isInteger(seconds) || Number.isNaN(time.getTime()))
    throw new Misuse(`SOURCE_DATE_EPOCH must be a number of seconds since 1970, not "${epoch}".`);
  return time;
}
