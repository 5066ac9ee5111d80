// SaxonJS ships no types; this says what Apograph uses of it.

declare module "saxon-js" {
  export interface TransformOptions {
    stylesheetInternal: unknown;
    sourceText?: string;
    sourceBaseURI?: string;
    documentPool?: Readonly<Record<string, unknown>>;
    textResourcePool?: Readonly<Record<string, string>>;
    initialMode?: string;
    initialTemplate?: string;
    stylesheetParams?: Readonly<Record<string, unknown>>;
    destination: "serialized";
    baseOutputURI?: string;
    deliverResultDocument?: (uri: unknown) => {
      readonly destination: "serialized";
      readonly save: (uri: unknown, contents: string) => void;
    };
    deliverMessage?: (message: unknown, errorCode: unknown) => void;
  }
  /** How SaxonJS reaches out. */
  export interface Platform {
    readonly readFile: (address: unknown, ...options: unknown[]) => unknown;
  }
  export interface TransformResult {
    /** null when nothing was written. */
    principalResult: string | null;
  }
  const SaxonJS: {
    transform(options: TransformOptions, execution?: "sync"): TransformResult;
    XPath: {
      evaluate(
        expression: string,
        context: unknown,
        options?: {
          readonly params?: Readonly<Record<string, unknown>>;
          readonly staticBaseURI?: string;
        },
      ): unknown;
    };
    getPlatform(): Platform;
    setPlatform(platform: Platform): void;
  };
  export default SaxonJS;
}
