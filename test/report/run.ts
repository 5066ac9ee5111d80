// A run with everything that is hard to report: no place, many lines, an end of file, other scripts,
// characters that every format has to escape, twins, notes elsewhere, fixes, odd paths.

import type { Diagnostic, Edit } from "../../src/diagnostic/diagnostic.ts";
import type { ReportInput } from "../../src/report/input.ts";
import { type Source, type Span, sourceFromText } from "../../src/source/source.ts";

const encoder = new TextEncoder();

const LETTER = [
  "<TEI>",
  '  <date when="1965-4-17">17 April</date>',
  "  <p>Kim Pyong Sik\r\n  and Ким Пен Сик</p>",
  "\t<p/>",
  "</TEI>",
].join("\n");
const KOREAN = "<p>😀 김병직, <persName>金炳稷</persName>\u2028</p>";
const TWINS = "<list>\n  <item/>\n  <item/>\n  <item/>\n</list>\n";

export const SOURCES: readonly Source[] = [
  sourceFromText("tei/letter.xml", LETTER),
  sourceFromText("tei/김병직.xml", KOREAN),
  sourceFromText("tei/a & b/100%, c#d.xml", TWINS),
  sourceFromText("D:/schemas/tei odd.rng", "<grammar/>\n"),
];

export function sourceOf(path: string): Source | undefined {
  return SOURCES.find((source) => source.path === path);
}

/** Where a piece of a source stands, for the nth time. */
export function spanOf(path: string, piece: string, nth = 1): Span {
  const text = new TextDecoder().decode(sourceOf(path)?.bytes);
  let at = -1;
  for (let count = 0; count < nth; count++) at = text.indexOf(piece, at + 1);
  if (at < 0) throw new Error(`${path} has no ${piece}`);
  const start = encoder.encode(text.slice(0, at)).length;
  return { start, end: start + encoder.encode(piece).length };
}

type Finding = Omit<Diagnostic, "severity" | "notes"> & Partial<Diagnostic>;

function finding(given: Finding): Diagnostic {
  return { severity: "error", notes: [], ...given };
}

const DATE = spanOf("tei/letter.xml", "1965-4-17");
const end = encoder.encode(LETTER).length;

/** Mends the date, puts something in, and takes the empty paragraph with its line away. */
const EDITS: readonly Edit[] = [
  { span: DATE, text: "1965-04-17" },
  { span: { start: DATE.end + 1, end: DATE.end + 1 }, text: ' calendar="#gregorian"' },
  { span: spanOf("tei/letter.xml", "\t<p/>\n"), text: "" },
];

export const MENDED: string = LETTER.replace(
  '1965-4-17"',
  '1965-04-17" calendar="#gregorian"',
).replace("\t<p/>\n", "");

export const DIAGNOSTICS: readonly Diagnostic[] = [
  finding({
    code: "relaxng/bad-value",
    message: 'The value "1965-4-17" is no date: {1,2} digits\nwhere two belong; 50% <right> & ]]>.',
    path: "tei/letter.xml",
    span: DATE,
    notes: [
      {
        message: "The schema says so here.",
        path: "D:/schemas/tei odd.rng",
        span: { start: 0, end: 10 },
      },
      { message: "Dates are written as in ISO 8601." },
      { message: "The whole register would have to change.", path: "tei/김병직.xml" },
    ],
    fix: { title: "Write {1965-04-17}", edits: EDITS },
  }),
  finding({
    code: "tei/unmarked-name",
    severity: "warning",
    message: "Two people, or one?",
    path: "tei/letter.xml",
    span: spanOf("tei/letter.xml", "Kim Pyong Sik\r\n  and Ким Пен Сик"),
  }),
  finding({
    code: "tei/empty-element",
    severity: "note",
    message: "The paragraph is empty, and its line.",
    path: "tei/letter.xml",
    span: spanOf("tei/letter.xml", "\t<p/>\n"),
  }),
  finding({
    code: "xml/unclosed-element",
    message: "Here it ends.",
    path: "tei/letter.xml",
    span: { start: end, end },
  }),
  finding({
    code: "tei/unresolved-pointer",
    message: 'Nobody is called "金炳稷": \u0001\u{1F600}.',
    path: "tei/김병직.xml",
    span: spanOf("tei/김병직.xml", "金炳稷"),
    notes: [{ message: "She is named here, too.", span: spanOf("tei/김병직.xml", "김병직") }],
  }),
  ...[1, 2, 3].map((nth) =>
    finding({
      code: "relaxng/missing-element",
      message: "An item needs content.",
      path: "tei/a & b/100%, c#d.xml",
      span: spanOf("tei/a & b/100%, c#d.xml", "item", nth),
    }),
  ),
  finding({
    code: "tei/document-name",
    message: "The file is called oddly.",
    path: "tei/a & b/100%, c#d.xml",
  }),
  finding({
    code: "schematron/own | rule",
    severity: "warning",
    message: "A rule of the project's own.",
    path: "tei/a & b/100%, c#d.xml",
  }),
  finding({
    code: "relaxng/schema",
    message: "This is no schema.",
    path: "D:/schemas/tei odd.rng",
    span: { start: 0, end: 10 },
  }),
];

const PAGES: Readonly<Record<string, string>> = {
  "relaxng/bad-value":
    '# relaxng/bad-value\n\nThe value is not of the type that the schema\nwants. It says which.\n\n## Wrong\n\n```xml\n<date when="{x}"/>\n```\n',
};

export const RUN: ReportInput = {
  diagnostics: DIAGNOSTICS,
  paths: ["tei/a & b/100%, c#d.xml", "tei/clean.xml", "tei/letter.xml", "tei/김병직.xml"],
  sourceOf,
  startedAt: new Date("2015-04-17T12:00:00Z"),
  milliseconds: 1234.5,
  version: "1.2.3",
  helpOf: (code) => PAGES[code],
  repositoryPath: (path) => (path.startsWith("D:/") ? path : `editions/kim/${path}`),
  coverage: { mentions: 3000, linked: 2999 },
};

/** Nothing found. */
export const CLEAN: ReportInput = { ...RUN, diagnostics: [], paths: ["tei/clean.xml"] };

/** Nothing judged. */
export const EMPTY: ReportInput = { ...CLEAN, paths: [] };
