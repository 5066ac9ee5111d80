// Names of witnesses for programs that need each to be there once.

/** Names cut to a length; one that is there already gets a number at its end. Case tells no names apart. */
export function uniqueNames(names: readonly string[], length = Infinity): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let own = cut(name, length);
    for (let number = 2; taken.has(own.toLowerCase()); number++) {
      const end = `_${number}`;
      own = cut(name, length - end.length) + end;
    }
    taken.add(own.toLowerCase());
    return own;
  });
}

function cut(name: string, length: number): string {
  return [...name].slice(0, length).join("");
}
