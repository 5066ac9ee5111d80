// The package has types, but its exports do not lead to them.

declare module "xspattern" {
  /** Throws if the pattern is not well formed. */
  export function compile(pattern: string): (text: string) => boolean;
}
