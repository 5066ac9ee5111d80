// Compiled things, kept between runs in the user's cache folder under a name made from all that they
// depend on. A damaged entry counts as absent; a cache that cannot be written does no harm.

import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";

export interface Cache {
  /** What is stored under the key, or undefined. */
  readonly read: (key: string) => Uint8Array | undefined;
  readonly write: (key: string, bytes: string | Uint8Array) => void;
}

/** A key from everything that the cached thing depends on. */
export function cacheKey(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(String(part.length)).update(":").update(part);
  return hash.digest("hex");
}

/** `APOGRAPH_CACHE`, else where the system keeps such things (XDG Base Directory on Unix). */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const chosen = environment["APOGRAPH_CACHE"];
  if (chosen !== undefined && chosen !== "") return chosen;
  const base =
    environment["XDG_CACHE_HOME"] ?? environment["LOCALAPPDATA"] ?? join(homedir(), ".cache");
  return join(base, "apograph");
}

/** An entry is its own hash, then its bytes: what was damaged, or is none of ours, counts as absent. */
export function folderCache(folder: string): Cache {
  const fileOf = (key: string): string => join(folder, key);
  return {
    read: (key) => {
      try {
        const entry = readFileSync(fileOf(key));
        const bytes = entry.subarray(HASH_LENGTH);
        return sha256(bytes).equals(entry.subarray(0, HASH_LENGTH)) ? bytes : undefined;
      } catch {
        return undefined;
      }
    },
    write: (key, content) => {
      const bytes = Buffer.from(content);
      const file = fileOf(key);
      const fresh = `${file}.${randomBytes(6).toString("hex")}`;
      try {
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(fresh, Buffer.concat([sha256(bytes), bytes]));
        renameSync(fresh, file);
      } catch {
        // A read-only home or a full disk must not stop a build; it only makes the next one slower.
      }
    },
  };
}

const HASH_LENGTH = 32;

function sha256(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** Keeps nothing: for `--no-cache`. */
export const noCache: Cache = { read: () => undefined, write: () => undefined };
