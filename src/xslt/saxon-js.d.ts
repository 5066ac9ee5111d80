// SaxonJS ships no types; this says what Apograph uses of it.

declare module "saxon-js" {
  export interface TransformOptions {
    stylesheetInternal: unknown;
    sourceText?: string;
    initialMode?: string;
    initialTemplate?: string;
    stylesheetParams?: Readonly<Record<string, unknown>>;
    destination: "serialized";
    deliverMessage?: (message: unknown, errorCode: unknown) => void;
  }
  export interface TransformResult {
    principalResult: string;
  }
  const SaxonJS: {
    transform(options: TransformOptions, execution?: "sync"): TransformResult;
    XPath: { evaluate(expression: string, context: unknown): unknown };
  };
  export default SaxonJS;
}
