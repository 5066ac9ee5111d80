// Cases for Schematron as text files: see test/schematron/cases.txt for how they are written.

import { readFileSync } from "node:fs";
import { type Diagnostic, sortDiagnostics } from "../../src/diagnostic/diagnostic.ts";
import { positionAt, type Source, sourceFromText } from "../../src/source/source.ts";
import { fixture } from "./project.ts";

export interface Case {
  readonly name: string;
  readonly files: readonly Source[];
  readonly expectations: readonly Expectation[];
}

interface Expectation {
  readonly kind: string;
  readonly document: string;
  readonly expected: string;
}

export function readCases(file: string): Case[] {
  const blocks = readFileSync(fixture("schematron", file), "utf8").split(/^=== /mu);
  return blocks.slice(1).map((block) => {
    const [name = ""] = block.split("\n", 1);
    const [schemas = "", ...documents] = block.slice(name.length + 1).split(/^---/mu);
    const [main = "", ...others] = schemas.split(/^\+\+\+ /mu);
    const path = main.includes("relaxng.org") ? "schema.rng" : "schema.sch";
    const files = others.map((other) => {
      const [first = ""] = other.split("\n", 1);
      return sourceFromText(first, other.slice(first.length + 1));
    });
    const expectations = documents.map((text): Expectation => {
      const [kind = ""] = text.split("\n", 1);
      const rest = text.slice(kind.length + 1);
      if (kind.trim() === "schema") {
        return { kind: "schema", document: "", expected: rest.trim() };
      }
      const [document = "", expected = ""] = rest.split(/^\.\.\.\n/mu);
      return { kind: "document", document: document.trimEnd(), expected: expected.trim() };
    });
    return { name, files: [sourceFromText(path, main), ...files], expectations };
  });
}

export function describeFindings(
  diagnostics: readonly Diagnostic[],
  files: readonly Source[],
): string {
  const lines = sortDiagnostics(diagnostics).map(
    ({ code, severity, message, path, span, notes }) => {
      const file = files.find((one) => one.path === path);
      const isMain = file === files[0];
      const place = file === undefined || span === undefined ? "nowhere" : placeIn(file, span);
      // The last note of a finding tells where the rule is: see below.
      const remarks = notes.filter((note) => !note.message.startsWith("The rule "));
      const words = [message, ...remarks.map((note) => note.message)].join(" | ");
      return `${isMain ? "" : `${path} `}${place} ${code.replace(/^.*\//u, "")} ${severity} ${words}`;
    },
  );
  // Findings at one place are in no promised order.
  return lines.toSorted(byPlaceThenText).join("\n");
}

function byPlaceThenText(a: string, b: string): number {
  const line = (text: string): number => Number(/(\d+):/u.exec(text)?.[1] ?? 0);
  return line(a) - line(b) || (a < b ? -1 : 1);
}

function placeIn(file: Source, { start, end }: { start: number; end: number }): string {
  const [from, to] = [positionAt(file, start), positionAt(file, end)];
  return `${from.line}:${from.column}-${to.line}:${to.column}`;
}

export function inOrder(expected: string): string {
  return expected.split("\n").toSorted(byPlaceThenText).join("\n");
}
