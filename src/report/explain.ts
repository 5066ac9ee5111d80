// A finding and its notes in words alone, for reports that have no room for places of their own.

import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { formatPlace, placeOf, type ReportInput } from "./input.ts";

/** The message, and each note behind its place: a line each. */
export function explain(
  { message, path, notes }: Diagnostic,
  { sourceOf, repositoryPath }: Pick<ReportInput, "sourceOf" | "repositoryPath">,
): string[] {
  const lines = notes.map((note) => {
    if (note.path === undefined && note.span === undefined) return note.message;
    const where = note.path ?? path;
    const place = formatPlace(repositoryPath(where), placeOf(note.span, sourceOf(where)));
    return `${place}: ${note.message}`;
  });
  return [message, ...lines];
}
