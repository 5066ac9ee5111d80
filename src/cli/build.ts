// `apograph build`

import { join, relative } from "node:path";
import { hasErrors } from "../diagnostic/diagnostic.ts";
import { build, outputFolder } from "../project/build.ts";
import { Misuse } from "../project/misuse.ts";
import { count, summarise } from "../report/summary.ts";
import { HOME_PAGE } from "../site/pages.ts";
import { readArguments } from "./options.ts";
import { openEdition, printFindings, startProgress } from "./session.ts";

export async function runBuild(args: string[]): Promise<number> {
  const options = readArguments(args, ["edition", "output", "wrap", "no-cache"]);
  if (options.positionals.length > 0)
    throw new Misuse(`build takes no files, but was given ${options.positionals.join(" ")}.`);
  const progress = startProgress();
  try {
    const project = openEdition(options, progress);
    const result = await build(project);
    progress.end();
    await printFindings(result);
    const documents = count(result.judged.length, "document");
    process.stdout.write(`${documents} validated: ${summarise(result.diagnostics)}.\n`);
    if (hasErrors(result.diagnostics)) {
      process.stdout.write("Nothing was written.\n");
      return 1;
    }
    const folder = relative(process.cwd(), outputFolder(project)) || ".";
    process.stdout.write(
      `${count(result.files.length, "file")} written to ${folder}\nOpen ${join(folder, HOME_PAGE)}\n`,
    );
    return 0;
  } finally {
    progress.end();
  }
}
