// Text laid out within a width: what fits stands on one line, what does not is broken wherever it may be.

/** A piece of text. `width` is what it takes on one line; infinite if it cannot be on one. */
export type Layout =
  | { readonly kind: "text"; readonly text: string; readonly width: number }
  /** Nothing or a space on one line, else a new line. */
  | { readonly kind: "break"; readonly flat: string; readonly width: number }
  | { readonly kind: "newline"; readonly width: number }
  | { readonly kind: "all"; readonly parts: readonly Layout[]; readonly width: number }
  /** Lines that begin in it begin further to the right. */
  | { readonly kind: "indented"; readonly part: Layout; readonly width: number }
  /** Its breaks are all taken, or none. */
  | { readonly kind: "unit"; readonly part: Layout; readonly width: number };

export function text(content: string): Layout {
  return { kind: "text", text: content, width: content.length };
}

export const NOTHING: Layout = text("");
/** A new line, or a space. */
export const SPACE: Layout = { kind: "break", flat: " ", width: 1 };
/** A new line, or nothing. */
export const BREAK: Layout = { kind: "break", flat: "", width: 0 };
export const NEWLINE: Layout = { kind: "newline", width: Number.POSITIVE_INFINITY };

export function all(...parts: readonly (Layout | string)[]): Layout {
  const layouts = parts.map((part) => (typeof part === "string" ? text(part) : part));
  return { kind: "all", parts: layouts, width: layouts.reduce((sum, { width }) => sum + width, 0) };
}

export function joined(parts: readonly Layout[], separator: Layout): Layout {
  return all(...parts.flatMap((part, index) => (index === 0 ? [part] : [separator, part])));
}

export function indented(part: Layout): Layout {
  return { kind: "indented", part, width: part.width };
}

export function unit(part: Layout): Layout {
  return { kind: "unit", part, width: part.width };
}

const INDENT = "  ";
/** Lines of what is nested deeper begin where those around it do. */
const DEEPEST = 60;

export function render(layout: Layout, width: number): string {
  const parts: string[] = [];
  let column = 0;
  // Written with the first text of a line, so that empty lines are empty.
  let margin = "";
  const write = (content: string): void => {
    if (content === "") return;
    parts.push(margin, content);
    column += content.length;
    margin = "";
  };
  const pending = [{ layout, indent: "", isFlat: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { indent, isFlat } = next;
    const piece = next.layout;
    switch (piece.kind) {
      case "text":
        write(piece.text);
        break;
      case "break":
      case "newline":
        if (piece.kind === "break" && isFlat) write(piece.flat);
        else {
          parts.push("\n");
          margin = indent;
          column = indent.length;
        }
        break;
      case "all":
        for (const part of piece.parts.toReversed()) pending.push({ ...next, layout: part });
        break;
      case "indented":
        pending.push({
          layout: piece.part,
          indent: indent.length < DEEPEST ? indent + INDENT : indent,
          isFlat,
        });
        break;
      case "unit":
        pending.push({
          layout: piece.part,
          indent,
          isFlat: isFlat || column + piece.width <= width,
        });
    }
  }
  return `${parts.join("").trimEnd()}\n`;
}
