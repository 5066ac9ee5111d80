// Cases as text: a name, a document, and below --- what comes of it.

import { readFileSync } from "node:fs";
import { positionAt, type Source, type Span } from "../../src/source/source.ts";

export interface Case {
  readonly name: string;
  readonly document: Uint8Array;
  readonly expected: string;
}

/** The cases of a file in this folder. Whatever stands above the first one is for the reader. */
export function readCases(file: string): Case[] {
  const text = readFileSync(`test/xml/${file}`, "utf8");
  return text
    .split(/^=== /mu)
    .slice(1)
    .map((block) => {
      const match = /^(?<name>[^\n]*)\n(?<document>.*?\n)??---\n(?<expected>.*)$/su.exec(block);
      const { name = "", document = "", expected = "" } = match?.groups ?? {};
      return { name, document: toBytes(document.slice(0, -1)), expected: expected.trim() };
    });
}

/** In documents \x80 is a byte, \u{E4} a character, \r and \t what they always are. */
export function toBytes(document: string): Uint8Array {
  const parts = document.split(/(\\x[0-9A-F]{2}|\\u\{[0-9A-F]+\}|\\[rt])/u).map((part) => {
    if (part === "\\r") return Buffer.from("\r");
    if (part === "\\t") return Buffer.from("\t");
    if (part.startsWith("\\x")) return Buffer.from(part.slice(2), "hex");
    if (!part.startsWith("\\u{")) return Buffer.from(part);
    return Buffer.from(String.fromCodePoint(Number.parseInt(part.slice(3, -1), 16)));
  });
  return Buffer.concat(parts);
}

/** `1:1-2:3`: line and column from 1, the end excluded. */
export function showSpan(source: Source, span: Span | undefined): string {
  if (span === undefined) return "nowhere";
  const start = positionAt(source, span.start);
  const end = positionAt(source, span.end);
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}
