// `apograph validate [FILE…]`

import { relative, resolve, sep } from "node:path";
import { hasErrors } from "../diagnostic/diagnostic.ts";
import { validate } from "../project/validate.ts";
import { count, summarise } from "../report/text.ts";
import { readArguments } from "./options.ts";
import { openEdition, printFindings, startProgress } from "./session.ts";

export async function runValidate(args: string[]): Promise<number> {
  const options = readArguments(args, ["edition"]);
  const progress = startProgress();
  try {
    const project = openEdition(options, progress);
    // Files are named from where the person stands, and known by their path in the edition.
    const files = options.positionals.map((file) =>
      relative(resolve(project.folder), resolve(file)).replaceAll(sep, "/"),
    );
    const result = await validate(project, files);
    progress.end();
    printFindings(result);
    const judged = count(result.judged, "document");
    process.stdout.write(`${judged} validated: ${summarise(result.diagnostics)}.\n`);
    return hasErrors(result.diagnostics) ? 1 : 0;
  } finally {
    progress.end();
  }
}
