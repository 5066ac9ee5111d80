// Paths as URI references (RFC 3986), for reports whose readers resolve them.

/** A path with `/`, relative or from a root: `C:/a b.xml` becomes `file:///C:/a%20b.xml`. */
export function pathToUri(path: string): string {
  const drive = /^[a-z]:(?=\/)/iu.exec(path)?.[0];
  if (drive !== undefined) return `file:///${drive}${encodePath(path.slice(drive.length))}`;
  if (path.startsWith("//")) return `file:${encodePath(path)}`;
  return path.startsWith("/") ? `file://${encodePath(path)}` : encodePath(path);
}

/** Whether `pathToUri` gives a URI that needs no base. */
export function isAbsolutePath(path: string): boolean {
  return /^(?:[a-z]:)?\//iu.test(path);
}

/** A file name on Windows may hold half a surrogate pair, which no URI can. */
function encodePath(path: string): string {
  return path
    .replaceAll(/\p{Surrogate}/gu, "\uFFFD")
    .split("/")
    .map(encodeURIComponent)
    .join("/");
}
