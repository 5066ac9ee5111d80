// The cases of the schema, as files that a scholar can read: a name, where the fragment stands, the
// fragment, and below --- either "valid" or the line of the mistake, what is wrong, and the repair. libxml2
// does not know the line of an attribute that is missing beside optional ones: such cases have none.

import { readFileSync, readdirSync } from "node:fs";
import { fixture } from "../helpers/project.ts";

/** A fragment with one mistake, and the same without it; or, without `mistake`, a valid fragment. */
export interface SchemaCase {
  readonly name: string;
  readonly context: string;
  readonly fragment: string;
  readonly mistake?: { readonly line: number; readonly what: string; readonly repair: string };
}

const HEADER = `<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt><publicationStmt><publisher>P</publisher></publicationStmt><sourceDesc><p>S</p></sourceDesc></fileDesc></teiHeader>`;
const TEXT = `<text><body><p>T</p></body></text>`;

/** Where fragments can stand: a valid document around them, in one line before and one after. */
const CONTEXTS: Readonly<Record<string, readonly [before: string, after: string]>> = {
  document: ["", ""],
  teiHeader: ["<teiHeader>", `</teiHeader>${TEXT}`],
  titleStmt: inHeader("titleStmt", "<title>T</title>"),
  publicationStmt: inHeader("publicationStmt", "<publisher>P</publisher>"),
  sourceDesc: inHeader("sourceDesc", "<p>S</p>"),
  encodingDesc: afterFileDesc("encodingDesc"),
  profileDesc: afterFileDesc("profileDesc"),
  text: [`${HEADER}<text>`, "</text>"],
  body: [`${HEADER}<text><body>`, "</body></text>"],
  p: [`${HEADER}<text><body><p>`, "</p></body></text>"],
  standOff: [`${HEADER}<standOff>`, "</standOff>"],
  facsimile: [`${HEADER}<facsimile>`, "</facsimile>"],
};

/** In place of the minimal content that the element has in the minimal header. */
function inHeader(element: string, content: string): [string, string] {
  const [before = "", after = ""] = HEADER.split(`<${element}>${content}</${element}>`);
  return [`${before}<${element}>`, `</${element}>${after}${TEXT}`];
}

function afterFileDesc(element: string): [string, string] {
  return [HEADER.replace("</teiHeader>", `<${element}>`), `</${element}></teiHeader>${TEXT}`];
}

/** The whole document around a fragment; line 1 of the fragment is line 2 of the document. */
export function documentAround(context: string, fragment: string): string {
  const around = CONTEXTS[context];
  if (around === undefined) throw new Error(`no such context: ${context}`);
  const [before, after] = around;
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0">${before}\n${fragment}\n${after}</TEI>\n`;
}

/** All cases of `test/schema/cases/`. A case that does not keep to the form is an error. */
export function readSchemaCases(): SchemaCase[] {
  const folder = fixture("schema", "cases");
  return readdirSync(folder)
    .toSorted()
    .flatMap((file) => {
      const blocks = readFileSync(`${folder}/${file}`, "utf8").split(/^=== /mu).slice(1);
      return blocks.map((block) => readCase(file, block.trimEnd()));
    });
}

function readCase(file: string, block: string): SchemaCase {
  const form =
    /^(?<name>.*)\nin (?<context>\S+)\n(?<fragment>.*?)\n--- (?:valid|(?<line>\d+): (?<what>.*?)\n(?<repair>.*))$/su;
  const { name, context, fragment, line, what, repair } = form.exec(block)?.groups ?? {};
  if (name === undefined || context === undefined || fragment === undefined) {
    throw new Error(`${file}: not in the form of a case: ${block}`);
  }
  const valid = { name: `${file}: ${name}`, context, fragment };
  if (line === undefined || what === undefined || repair === undefined) return valid;
  return { ...valid, mistake: { line: Number(line), what, repair } };
}
