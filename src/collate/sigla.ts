// Sigla as ids: what can be pointed to by @wit.

import type { Witness } from "./model.ts";

const NAME_START = String.raw`A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}\u{200D}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}`;
const NAME_CHARACTER = String.raw`${NAME_START}\-.0-9\u{B7}\u{300}-\u{36F}\u{203F}\u{2040}`;
const NAME = new RegExp(`^[${NAME_START}][${NAME_CHARACTER}]*$`, "u");
const STRANGE = new RegExp(`[^${NAME_CHARACTER}]`, "gu");

/** An id for each witness: its siglum if that is one (Namespaces in XML 1.0, NCName), else made from it. */
export function witnessIds(witnesses: readonly Witness[]): string[] {
  const taken = new Set(witnesses.map(({ siglum }) => siglum).filter(isName));
  return witnesses.map(({ siglum }) => {
    if (isName(siglum)) return siglum;
    const letters = siglum.replaceAll(STRANGE, "");
    const name = isName(letters) ? letters : `w${letters}`;
    let id = name;
    for (let number = 2; taken.has(id); number++) id = `${name}-${number}`;
    taken.add(id);
    return id;
  });
}

function isName(siglum: string): boolean {
  return NAME.test(siglum);
}
