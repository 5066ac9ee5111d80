// James Clark's conformance suites for RELAX NG. They are not part of the project: their folder is named
// by APOGRAPH_SUITES, or lies beside the project.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { lineStarts, positionAt, sourceFromText, type Source } from "../../../src/source/source.ts";
import { parseXml, type XmlElement } from "../../../src/xml/tree.ts";
import {
  attributeValue,
  childElements,
  descendantElements,
  textContent,
} from "../../../src/xml/walk.ts";
import { writeXml } from "../../../src/xml/write.ts";
import { inProject } from "../../helpers/project.ts";

/** A schema of a test case, with the files that it may refer to. */
export interface SuiteSchema {
  readonly isCorrect: boolean;
  readonly source: Source;
  readonly load: (path: string) => Source | undefined;
}

export interface SuiteCase {
  /** Where it is in the suite, and the sections of the specification that it tests. */
  readonly name: string;
  readonly element: XmlElement;
}

/** The cases of a suite; undefined, and a line that says so, if it is not there. */
export function readSuite(file: string): readonly SuiteCase[] | undefined {
  const folder = process.env["APOGRAPH_SUITES"] ?? inProject("../shared/suites");
  const path = join(folder, "relaxng", file);
  if (!existsSync(path)) {
    console.log(`skipped: ${file} is not in APOGRAPH_SUITES`);
    return undefined;
  }
  const { document, source } = parseXml({ path: file, bytes: readFileSync(path) });
  if (document === undefined) throw new Error(`${path} is not well-formed`);
  lineStarts(source);
  return [...descendantElements(document.root)]
    .filter(({ local }) => local === "testCase")
    .map((element) => {
      const { line } = positionAt(source, element.span.start);
      const sections = childElements(element, "section").map(textContent);
      return { name: `${file}:${line} ${sections.join(" ")}`.trim(), element };
    });
}

/**
 * The schema in a case or in a part of it. Schemas in XML are elements, those in the compact syntax are
 * text; `extension` is what the main file's name ends in.
 */
export function readSchema(parent: XmlElement, extension: string): SuiteSchema | undefined {
  const correct = childElements(parent, "correct")[0];
  const schema = correct ?? childElements(parent, "incorrect")[0];
  if (schema === undefined) return undefined;
  const files = new Map<string, Source>();
  collectFiles(parent, "", files);
  return {
    isCorrect: correct !== undefined,
    source: sourceFromText(`schema${extension}`, contentOf(schema)),
    load: (path) => files.get(path),
  };
}

function collectFiles(parent: XmlElement, folder: string, files: Map<string, Source>): void {
  for (const element of childElements(parent)) {
    const path = folder + (attributeValue(element, "name") ?? "");
    if (element.local === "dir") collectFiles(element, `${path}/`, files);
    if (element.local === "resource") files.set(path, sourceFromText(path, contentOf(element)));
  }
}

/** The element in an element as a document, or its text. */
export function contentOf(element: XmlElement): string {
  const [inner] = childElements(element);
  return inner === undefined ? textContent(element) : writeXml(inner);
}
