// CollateX's JSON: witnesses in, an alignment table out.

import type { Segment } from "./apparatus.ts";
import { type Alignment, OMITTED, type Token, type Witness } from "./model.ts";
import { normaliser } from "./normal.ts";
import { tokenise, type TokenOptions } from "./tokens.ts";
import type { Unfit } from "./transcription.ts";

/**
 * The table: a row for each segment, in it a cell for each witness, in it the tokens. Tokens that came from
 * JSON keep all their keys.
 */
export function writeJson(alignment: Alignment, segments: readonly Segment[]): string {
  const { witnesses, columns, transpositions } = alignment;
  const sigla = witnesses.map(({ siglum }) => siglum);
  const rows = segments.map(({ from, to }) =>
    witnesses.map(({ tokens }, witness) =>
      columns
        .slice(from, to)
        .map((column) => column[witness] ?? OMITTED)
        .filter((place) => place !== OMITTED)
        .map((place) => toObject(tokens[place] as Token)),
    ),
  );
  const head = JSON.stringify(sigla);
  const table = rows.map((row) => JSON.stringify(row)).join(",\n");
  const moved = transpositions.map((one) => ({
    witnesses: one.witnesses.map((list) => list.map((witness) => sigla[witness])),
    columns: one.columns,
  }));
  return `{"witnesses":${head},\n"table":[\n${table}\n],\n"transpositions":${JSON.stringify(moved)}}\n`;
}

function toObject({ t, n, extra }: Token): Record<string, unknown> {
  return { t, n, ...extra };
}

/**
 * Reads CollateX's input: `{ "witnesses": [{ "id", "content" }] }`, or `"tokens": [{ "t", "n" }]` instead
 * of content.
 */
export function readJson(text: string, options: TokenOptions): readonly Witness[] | Unfit {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\u{FEFF}/u, ""));
  } catch {
    return { unfit: "it is no JSON" };
  }
  const list = isRecord(value) ? value["witnesses"] : undefined;
  if (!Array.isArray(list)) return { unfit: 'it has no list "witnesses"' };
  if (list.length === 0) return { unfit: 'its list "witnesses" is empty' };
  const witnesses: Witness[] = [];
  for (const [index, entry] of list.entries()) {
    const witness = readWitness(entry, options);
    if (witness === undefined)
      return {
        unfit: `witness ${index + 1} needs an "id", and "content" or a list of "tokens" that each have "t"`,
      };
    witnesses.push(witness);
  }
  return witnesses;
}

function readWitness(value: unknown, options: TokenOptions): Witness | undefined {
  if (!isRecord(value)) return undefined;
  const { id, content, tokens } = value;
  if (typeof id !== "string" || id.trim() === "") return undefined;
  if (Array.isArray(tokens)) {
    const read = readTokens(tokens, options);
    return read === undefined ? undefined : { siglum: id, tokens: read, blocks: [] };
  }
  if (typeof content !== "string") return undefined;
  return { siglum: id, tokens: tokenise(content, options), blocks: [] };
}

/** Where tokens have white space at their ends, it says where it is; else there is some between all. */
function readTokens(list: readonly unknown[], options: TokenOptions): Token[] | undefined {
  const normalise = normaliser(options.profile);
  const hasSpaces = list.some((one) => isToken(one) && one.t !== one.t.trim());
  const tokens: Token[] = [];
  let isSpaced = false;
  for (const one of list) {
    if (!isToken(one)) return undefined;
    const t = one.t.trim();
    const spaced = !hasSpaces || isSpaced || /^\s/u.test(one.t);
    isSpaced = /\s$/u.test(one.t);
    if (t === "") continue;
    tokens.push({ t, n: one.n?.trim() ?? normalise(t), spaced, extra: one });
  }
  return tokens;
}

interface JsonToken extends Record<string, unknown> {
  readonly t: string;
  readonly n?: string;
}

function isToken(value: unknown): value is JsonToken {
  return (
    isRecord(value) &&
    typeof value["t"] === "string" &&
    (value["n"] === undefined || typeof value["n"] === "string")
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
