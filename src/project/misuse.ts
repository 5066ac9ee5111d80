// What the person at the keyboard asked for cannot be done: a missing file, a bad option, a broken
// configuration. Unlike findings about sources it is thrown, and the command exits with 2.

export class Misuse extends Error {
  override readonly name = "Misuse";
}

/** A file that a command other than `validate` cannot work with: said in one line, and the command exits with 1. */
export class BadInput extends Error {
  override readonly name = "BadInput";
}
