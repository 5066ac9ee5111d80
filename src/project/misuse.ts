// What the person at the keyboard asked for cannot be done: a missing file, a bad option, a broken
// configuration. Unlike findings about sources it is thrown, and the command exits with 2.

export class Misuse extends Error {
  override readonly name = "Misuse";
}
