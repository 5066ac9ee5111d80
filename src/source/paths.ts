// Paths inside an edition: relative to its folder, with `/` on every system. References between
// files are URI references (RFC 3986), so they are resolved as URIs, not as system paths.

/** A reference split into the file it leads to and the id in it. */
export interface ResolvedReference {
  /** Relative to the edition; undefined when the reference leaves the edition's folder. */
  readonly path: string | undefined;
  readonly fragment: string | undefined;
}

/**
 * Resolves a relative reference against the file that holds it. `undefined` for what is no relative
 * reference: a URI with a scheme, a network or an absolute path.
 */
export function resolveReference(
  reference: string,
  basePath: string,
): ResolvedReference | undefined {
  if (/^[a-z][a-z0-9+.-]*:/iu.test(reference) || reference.startsWith("/")) return undefined;
  const hash = reference.indexOf("#");
  const file = hash < 0 ? reference : reference.slice(0, hash);
  const fragment = hash < 0 ? undefined : decodePercent(reference.slice(hash + 1));
  if (file === "") return { path: basePath, fragment };
  return { path: joinPath(folderOf(basePath), decodePercent(file)), fragment };
}

/**
 * Joins and normalises; undefined when `..` would leave the edition. A `/` at the end stays: as a
 * base it makes the difference (RFC 3986, 5.2.3).
 */
export function joinPath(folder: string, relative: string): string | undefined {
  const parts = folder === "" ? [] : folder.split("/");
  for (const part of relative.replace(/[?].*$/u, "").split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/") + (relative.endsWith("/") && parts.length > 0 ? "/" : "");
}

export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** The relative reference that leads from one file to another: `../registers/persons.html`. */
export function relativeReference(from: string, to: string): string {
  const source = from.split("/").slice(0, -1);
  const target = to.split("/");
  let shared = 0;
  while (shared < source.length && shared < target.length - 1 && source[shared] === target[shared])
    shared++;
  const up = source.slice(shared).map(() => "..");
  const reference = [...up, ...target.slice(shared)].map(encodeSegment).join("/");
  // A colon in the first segment would read as a scheme (RFC 3986, 4.2).
  return /^[^/]*:/u.test(reference) ? `./${reference}` : reference;
}

/** The same path with another ending: `a/b.xml` → `a/b.html`. */
export function replaceExtension(path: string, extension: string): string {
  return path.replace(/\.[^./]*$/u, "") + extension;
}

/** Only what would end or change the reference is escaped: letters of every script stay legible. */
function encodeSegment(segment: string): string {
  return segment.replace(/[%?#\s"<>\\^`{|}]/gu, (character) => encodeURIComponent(character));
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
