// What Apograph uses of fontoxpath, over our own nodes; tsconfig.json puts it in the place of the library's
// own types, which would bring all the DOM's global names into the program.

export interface Facade<Node> {
  getAllAttributes(node: Node): readonly Node[];
  getAttribute(node: Node, name: string): string | null;
  getChildNodes(node: Node, bucket?: string | null): readonly Node[];
  getData(node: Node): string;
  getFirstChild(node: Node, bucket?: string | null): Node | null;
  getLastChild(node: Node, bucket?: string | null): Node | null;
  getNextSibling(node: Node, bucket?: string | null): Node | null;
  getParentNode(node: Node): Node | null;
  getPreviousSibling(node: Node, bucket?: string | null): Node | null;
}

interface FunctionName {
  readonly namespaceURI: string;
  readonly localName: string;
}

export interface Options {
  readonly namespaceResolver: (prefix: string) => string | null;
  readonly functionNameResolver: (
    name: { readonly prefix: string; readonly localName: string },
    arity: number,
  ) => FunctionName | null;
  readonly currentContext: unknown;
}

type Evaluation<Node> = [
  expression: string,
  context: Node,
  facade: Facade<Node>,
  variables: Readonly<Record<string, unknown>>,
  options: Options,
];

type CustomFunction = [
  name: FunctionName,
  signature: readonly string[],
  returnType: string,
  call: (context: { readonly currentContext: unknown }, ...values: never[]) => unknown,
];

interface Library {
  evaluateXPathToBoolean<Node>(...evaluation: Evaluation<Node>): boolean;
  evaluateXPathToString<Node>(...evaluation: Evaluation<Node>): string;
  evaluateXPathToNodes<Node>(...evaluation: Evaluation<Node>): Node[];
  evaluateXPathToArray<Node>(...evaluation: Evaluation<Node>): unknown[];
  /** Makes a value for a variable that has a type of XPath's. */
  createTypedValueFactory(type: string): (value: unknown, facade: null) => object;
  registerCustomXPathFunction(...definition: CustomFunction): void;
}

declare const fontoxpath: Library;
// oxlint-disable-next-line import/no-default-export -- that is what Node finds in it
export default fontoxpath;
