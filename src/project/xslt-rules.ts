// Schematron rules in XSLT, made ready: compiled once, and with the edition's files for them to read.

import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import type { XsltEngine } from "../schematron/check-xslt.ts";
import { notCompiled } from "../schematron/messages.ts";
import type { XsltRules } from "../schematron/schema.ts";
import { readComplaint } from "../xslt/compile.ts";
import { Library } from "../xslt/library.ts";
import type { Project } from "./project.ts";
import { compileText } from "./stylesheets.ts";

export interface OpenXsltRules {
  readonly xslt?: XsltEngine;
  /** Why there are none. */
  readonly mistake?: Diagnostic;
}

/** @param path of the schema */
export async function openXsltRules(
  { stylesheet, lines }: XsltRules,
  path: string,
  { folder, cache }: Pick<Project, "folder" | "cache">,
): Promise<OpenXsltRules> {
  const { sef, complaint } = await compileText(stylesheet, cache);
  if (complaint !== undefined) {
    const { line = 0, ...failure } = readComplaint(complaint);
    const part = lines.findLast((one) => one.line <= line);
    return { mistake: notCompiled(part?.place ?? { path }, failure) };
  }
  const library = new Library((name) => {
    const file = resolve(folder, name);
    const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
    return isFile ? { path: name, bytes: readFileSync(file) } : undefined;
  });
  return { xslt: { stylesheet: { path, sef }, library } };
}
