// The Nu HTML checker over a built site, a second opinion beside html-validate. It needs Java and a jar
// that npm has; both stay outside the project's dependencies, so this is no test.
//   npm i --no-save --ignore-scripts vnu-jar && npm run bench:nu [FOLDER]

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

interface Message {
  readonly type: string;
  readonly subType?: string;
  readonly url?: string;
  readonly lastLine?: number;
  readonly lastColumn?: number;
  readonly message: string;
  readonly extract?: string;
}

const JAR = "node_modules/vnu-jar/build/dist/vnu.jar";
const folder = process.argv[2] ?? "dist/edition";

function readMessages(): readonly Message[] | undefined {
  if (!existsSync(JAR)) {
    console.error("no vnu.jar: npm i --no-save --ignore-scripts vnu-jar");
    return undefined;
  }
  const options = ["--skip-non-html", "--also-check-css", "--format", "json", folder];
  const { stderr, error } = spawnSync("java", ["-jar", JAR, ...options], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (error !== undefined) {
    console.error(`Java does not start: ${error.message}`);
    return undefined;
  }
  return (JSON.parse(stderr) as { messages: Message[] }).messages;
}

/** The words of CSS Anchor Positioning 1 (notes in the margin), which the checker does not know yet. */
const UNKNOWN_CSS = /^CSS: “(?:anchor-name|position-anchor)”|^CSS: “top”: Parse Error/u;

const all = readMessages();
const messages = all?.filter(({ message }) => !UNKNOWN_CSS.test(message));
for (const { type, subType, url, lastLine, lastColumn, message, extract } of messages ?? []) {
  const place = `${decodeURI(url ?? "")}:${lastLine ?? ""}:${lastColumn ?? ""}`;
  console.log(`${subType ?? type}: ${place}: ${message}\n  ${extract?.trim() ?? ""}`);
}
const errors = messages?.filter(({ type }) => type !== "info").length ?? 0;
if (messages !== undefined)
  console.log(
    `${errors} errors, ${messages.length - errors} warnings in ${folder}; passed over: ${(all?.length ?? 0) - messages.length} about anchors in CSS`,
  );
process.exitCode = messages === undefined ? 2 : Math.min(errors, 1);
