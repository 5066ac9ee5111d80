// White space normalisation (XML Schema Part 2, 4.3.6; RELAX NG, 4.2 and 6.2.9 for `token`). Most values
// need none, so that is found out first.

export type WhiteSpace = "preserve" | "replace" | "collapse";

const SPACE = 0x20;

function isSpace(code: number): boolean {
  return code === SPACE || code === 0x0a || code === 0x09 || code === 0x0d;
}

/** Every tab, line feed and carriage return becomes a space. */
export function replaceSpace(text: string): string {
  return text.replaceAll(/[\t\n\r]/gu, " ");
}

/** Runs of white space become one space, none is left at the ends. */
export function collapseSpace(text: string): string {
  return isCollapsed(text) ? text : collapse(text);
}

function isCollapsed(text: string): boolean {
  let afterSpace = true;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > SPACE || !isSpace(code)) afterSpace = false;
    else if (afterSpace || code !== SPACE) return false;
    else afterSpace = true;
  }
  return !afterSpace || text.length === 0;
}

function collapse(text: string): string {
  const single = text.replaceAll(/[\t\n\r ]+/gu, " ");
  const start = single.startsWith(" ") ? 1 : 0;
  return single.slice(start, single.endsWith(" ") ? Math.max(start, single.length - 1) : undefined);
}

export const NORMALISE: Readonly<Record<WhiteSpace, (text: string) => string>> = {
  preserve: (text) => text,
  replace: replaceSpace,
  collapse: collapseSpace,
};

/** The items of a list: a collapsed literal, split at its spaces. */
export function splitItems(literal: string): readonly string[] {
  return literal === "" ? [] : literal.split(" ");
}
