// What a stylesheet loads: `url()`, `@import`, and the strings of `src()` and `image-set()`. Read by the
// tokenizer of CSS Syntax 3, so that comments, escapes and strings are what they are. The only place that
// knows it.

import { tokenize, TokenType } from "@csstools/css-tokenizer";
import type { Range } from "./site-text.ts";

export interface CssReference extends Range {
  readonly url: string;
}

/** Functions in which a string is an address (CSS Values 4, 4.5; CSS Images 4, 2.4 and 2.6). */
const LOADING = /^(?:url|src|image|(?:-webkit-)?image-set)$/iu;

/** The references of a stylesheet, or of the declarations in a `style` attribute. */
export function cssReferences(css: string): CssReference[] {
  // Most style attributes load nothing. A backslash may hide a letter.
  if (!/url|@import|src\(|image|\\/iu.test(css)) return [];
  const references: CssReference[] = [];
  /** Lower-case names of the functions that are open; "" for other brackets. */
  const open: string[] = [];
  let rule = "";
  for (const [type, , start, last, value] of tokenize({ css })) {
    const found = { start, end: last + 1 };
    if (type === TokenType.AtKeyword) rule = value.value.toLowerCase();
    else if (type === TokenType.Semicolon || type === TokenType.OpenCurly) rule = "";
    else if (type === TokenType.Function) open.push(value.value);
    else if (type === TokenType.OpenParen) open.push("");
    else if (type === TokenType.CloseParen) open.pop();
    // The name of a namespace only looks like an address.
    else if (rule === "namespace") continue;
    else if (type === TokenType.URL) references.push({ ...found, url: value.value });
    else if (type === TokenType.String && isAddress(rule, open.at(-1)))
      references.push({ ...found, url: value.value });
    // What follows in an `@import` are layers and conditions.
    if (rule === "import" && references.at(-1)?.start === start) rule = "";
  }
  return references;
}

function isAddress(rule: string, within: string | undefined): boolean {
  return within === undefined ? rule === "import" : LOADING.test(within);
}

function withoutSemicolon(css: string): string {
  return css.endsWith(";") ? css.slice(0, -1) : css;
}

function isNumber(type: TokenType): boolean {
  return type === TokenType.Number || type === TokenType.Dimension || type === TokenType.Percentage;
}

/** Behind these white space means nothing. */
const AFTER = /[:;,{}]$/u;

/** The same style sheet in fewer bytes: without comments, white space and signs that nothing needs. */
export function compactCss(css: string): string {
  let compact = "";
  for (const [type, text] of tokenize({ css })) {
    if (type === TokenType.Comment) continue;
    if (type !== TokenType.Whitespace) {
      const isEnd = type === TokenType.OpenCurly || type === TokenType.CloseCurly;
      if (isEnd) compact = compact.trimEnd();
      if (type === TokenType.CloseCurly) compact = `${withoutSemicolon(compact)}}\n`;
      else compact += isNumber(type) ? text.replace(/^0\./u, ".") : text;
    } else if (compact !== "" && !AFTER.test(compact) && !compact.endsWith("\n")) compact += " ";
  }
  return compact;
}
