// `apograph init FOLDER`

import { initEdition } from "../project/init.ts";
import { Misuse } from "../project/misuse.ts";
import { readArguments } from "./options.ts";

export function runInit(args: string[]): Promise<number> {
  const { positionals, gitlab, preCommit } = readArguments(args, ["gitlab", "pre-commit"]);
  const [folder, ...others] = positionals;
  if (folder === undefined || others.length > 0)
    throw new Misuse('init takes one folder: "apograph init my-edition".');
  const files = initEdition(folder, { gitlab, preCommit });
  process.stdout.write(
    [
      `A new edition in ${folder}:`,
      ...files.map((file) => `  ${file}`),
      "",
      "Next:",
      ...(folder === "." ? [] : [`  cd ${folder}`]),
      "  npx apograph build",
      "",
    ].join("\n"),
  );
  return Promise.resolve(0);
}
