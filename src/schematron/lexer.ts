// As much of XPath's lexical structure as it takes to cut an expression into its parts: where a string, a
// comment or a bracket ends (XPath 3.1, A.2).

/** Letters that a name may hold, for use in regular expressions. */
export const NAME = String.raw`[\p{L}_][\p{L}\p{M}\p{N}_.·-]*`;

const OPENING = "([{";
const CLOSING = ")]}";

/**
 * The same expression with its strings emptied, its comments taken out, and blanks for all that stands
 * in brackets: what is left is the outermost level, letter by letter at its old place.
 */
export function outermost(expression: string): string {
  let depth = 0;
  let text = "";
  for (let index = 0; index < expression.length;) {
    const end = endOfOpaque(expression, index);
    if (end > index) {
      text += blank(expression.slice(index, end), depth);
      index = end;
      continue;
    }
    const letter = expression[index] as string;
    if (CLOSING.includes(letter)) depth--;
    text += depth > 0 ? " " : letter;
    if (OPENING.includes(letter)) depth++;
    index++;
  }
  return text;
}

/** The same expression with blanks for its strings and comments. */
export function maskStrings(expression: string): string {
  let text = "";
  for (let index = 0; index < expression.length;) {
    const end = Math.max(endOfOpaque(expression, index), index + 1);
    const isOpaque = end > index + 1;
    text += isOpaque ? " ".repeat(end - index) : (expression[index] as string);
    index = end;
  }
  return text;
}

/** Where the bracket closes that an expression starts with; -1 if it does not. */
export function closingBracket(expression: string): number {
  const masked = maskStrings(expression);
  let depth = 0;
  for (let index = 0; index < masked.length; index++) {
    const letter = masked[index] as string;
    if (OPENING.includes(letter)) depth++;
    if (CLOSING.includes(letter) && --depth === 0) return index;
  }
  return -1;
}

/** The parts between separators on the outermost level, trimmed. */
export function splitOutermost(expression: string, separator: RegExp): string[] {
  const outer = outermost(expression);
  const parts: string[] = [];
  let start = 0;
  for (const { index, 0: found } of outer.matchAll(separator)) {
    parts.push(expression.slice(start, index).trim());
    start = index + found.length;
  }
  parts.push(expression.slice(start).trim());
  return parts;
}

/** The names of the variables that an expression may refer to; those in strings are among them. */
export function variableNames(expression: string): Set<string> {
  const found = expression.matchAll(new RegExp(String.raw`\$\s*(${NAME})`, "gu"));
  return new Set([...found].map(([, name = ""]) => name));
}

/** Where the string or the comment that starts here ends; here, if none does. */
function endOfOpaque(expression: string, start: number): number {
  const letter = expression[start];
  if (letter === '"' || letter === "'") {
    // A doubled quotation mark in a string is two strings that touch: all the same here.
    const end = expression.indexOf(letter, start + 1);
    return end < 0 ? expression.length : end + 1;
  }
  if (!expression.startsWith("(:", start)) return start;
  let depth = 0;
  for (let index = start; index < expression.length; index++) {
    const pair = expression.slice(index, index + 2);
    if (pair !== "(:" && pair !== ":)") continue;
    depth += pair === "(:" ? 1 : -1;
    index++;
    if (depth === 0) return index + 1;
  }
  return expression.length;
}

function blank(text: string, depth: number): string {
  const isString = depth === 0 && !text.startsWith("(");
  return isString ? `'${" ".repeat(text.length - 2)}'` : " ".repeat(text.length);
}
