// Patterns that take more than XPath, as an XSLT 3.0 stylesheet: a mode for each pattern, in it a template
// for each rule, the first rule with the highest priority. The stylesheet only evaluates; it writes a line
// for each assertion that does not hold (answers.ts reads them), and words are put together there.

import { escapeValue } from "../xml/escape.ts";
import { XSLT_NAMESPACE } from "../xslt/graph.ts";
import { addressOf } from "../xslt/library.ts";
import { NAME, variableNames } from "./lexer.ts";
import type { Place } from "./messages.ts";
import {
  type Assertion,
  type Let,
  type Pattern,
  type Query,
  queriesOf,
  type Rule,
  type SchematronSchema,
  type StylesheetLine,
  type XsltRules,
} from "./schema.ts";
import type { Declaration } from "./xslt-functions.ts";

export interface Program extends Pick<SchematronSchema, "namespaces" | "lets"> {
  readonly patterns: readonly Pattern[];
  readonly declarations: readonly Declaration[];
}

/** Does anything in a pattern, or in a variable that it uses, take XSLT? */
export function needsXslt({ rules }: Pattern, lets: readonly Let[]): boolean {
  const needs = (query: Query): boolean =>
    query.needsXslt === true || query.lets.some((number) => needs((lets[number] as Let).value));
  return rules.some((rule) => queriesOfRule(rule).some(needs));
}

function queriesOfRule({ context, assertions }: Rule): Query[] {
  const ofAssertions = assertions.flatMap((assertion) => [
    assertion.test,
    ...(assertion.subject === undefined ? [] : [assertion.subject]),
    ...queriesOf(assertion),
  ]);
  return [context, ...ofAssertions];
}

/** Writes the stylesheet. */
export function transpile(program: Program): XsltRules {
  const writer = new Writer(program);
  const stylesheet = writer.write();
  return { stylesheet, patterns: program.patterns, lines: writer.lines };
}

/** Names of our own are in this namespace, so that no schema has them too. */
const OWN = "Q{urn:apograph:rules}";
const STRING = "Q{http://www.w3.org/2001/XMLSchema}string";
const BROKEN = `element(${OWN}broken)`;
const ERRORS = "http://www.w3.org/2005/xqt-errors";

/** Prefixes that the XPath library knows by itself, and expressions may therefore use. */
const KNOWN_PREFIXES: Readonly<Record<string, string>> = {
  xs: "http://www.w3.org/2001/XMLSchema",
  fn: "http://www.w3.org/2005/xpath-functions",
  map: "http://www.w3.org/2005/xpath-functions/map",
  array: "http://www.w3.org/2005/xpath-functions/array",
  math: "http://www.w3.org/2005/xpath-functions/math",
};

/** How the nodes are found that a rule of a kind may concern. */
const WALKS: Readonly<Record<string, string>> = {
  document: "/",
  element: "//*",
  attribute: "//@*",
  text: "//text()",
  comment: "//comment()",
  instruction: "//processing-instruction()",
};

/**
 * A path is the places among siblings from the outside in, and an attribute's name. Values go on one line
 * with tabs between them: the first letter tells a value from a failure.
 */
const OWN_FUNCTIONS: readonly (readonly [
  name: string,
  parameters: readonly (readonly [name: string, type: string])[],
  body: string,
])[] = [
  [
    "path",
    [
      ["node", "node()"],
      ["from", "node()"],
    ],
    `if (not(root($node) is root($from))) then "" else
      "/" || string-join($node/ancestor-or-self::node()[not(self::attribute())][..]
        ! count(preceding-sibling::node()), "/")
      || $node/self::attribute()/("@Q{" || namespace-uri(.) || "}" || local-name(.))`,
  ],
  [
    "value",
    [["items", "item()*"]],
    `"=" || translate(string-join(data($items) ! string(.), " "), "\t\n\r", "   ")`,
  ],
  [
    "failure",
    [
      ["code", "item()?"],
      ["words", "item()?"],
    ],
    `string-join($code ! local-name-from-QName(.)) || " " || normalize-space($words)`,
  ],
];

class Writer {
  readonly lines: StylesheetLine[] = [];
  readonly #program: Program;
  readonly #prefix: string;
  readonly #names: readonly string[];
  readonly #text: string[] = [];
  #line = 1;
  #assertions = 0;

  constructor(program: Program) {
    this.#program = program;
    this.#prefix = freePrefix(program.namespaces);
    this.#names = namesOfLets(program.lets);
  }

  write(): string {
    const prefixes = { ...KNOWN_PREFIXES, ...this.#program.namespaces };
    const declared = Object.entries({ ...prefixes, [this.#prefix]: XSLT_NAMESPACE })
      .filter(([prefix]) => prefix !== "xml" && prefix !== "")
      .map(([prefix, namespace]) => ` xmlns:${prefix}="${escapeValue(namespace)}"`);
    this.#add(`<${this.#prefix}:stylesheet version="3.0"${declared.join("")}>`);
    this.#add(this.#tag("output", { method: "text" }));
    for (const { text, place } of this.#program.declarations)
      this.#add(withBase(text, place), place);
    for (const number of this.#usedLets()) this.#addLet(number);
    for (const [name, parameters, body] of OWN_FUNCTIONS) this.#addFunction(name, parameters, body);
    const walks = this.#program.patterns.flatMap((pattern, index) =>
      this.#addPattern(pattern, `pattern-${index}`),
    );
    this.#add(this.#tag("template", { match: "/" }, walks.join("\n")));
    this.#add(`</${this.#prefix}:stylesheet>`);
    return this.#text.join("\n");
  }

  #add(text: string, place?: Place): void {
    if (place !== undefined) this.lines.push({ line: this.#line, place });
    this.#text.push(text);
    this.#line += text.split("\n").length;
  }

  #tag(name: string, attributes: Readonly<Record<string, string>>, content = ""): string {
    const written = Object.entries(attributes).map(
      ([attribute, value]) => ` ${attribute}="${escapeValue(value)}"`,
    );
    const start = `${this.#prefix}:${name}${written.join("")}`;
    return content === "" ? `<${start}/>` : `<${start}>${content}</${this.#prefix}:${name}>`;
  }

  #tags(
    name: string,
    attributes: Readonly<Record<string, string>>,
  ): { start: string; end: string } {
    const [start = "", end = ""] = this.#tag(name, attributes, "\n").split("\n");
    return { start, end };
  }

  /** The value of an expression, or of another one where it fails. */
  #attempt(select: string, otherwise: string): string {
    return this.#tag("try", { select }, this.#tag("catch", { select: otherwise }));
  }

  #addFunction(
    name: string,
    parameters: readonly (readonly [name: string, type: string])[],
    select: string,
  ): void {
    const declared = parameters.map(([own, as]) => this.#tag("param", { name: own, as }));
    const body = this.#tag("sequence", { select });
    const attributes = { name: `${OWN}${name}`, as: STRING };
    this.#add(this.#tag("function", attributes, [...declared, body].join("")));
  }

  /** The variables that patterns and declarations use, directly or through others. */
  #usedLets(): number[] {
    const used = new Set<number>();
    const use = ({ lets }: Query): void => {
      for (const number of lets) {
        if (used.has(number)) continue;
        used.add(number);
        use((this.#program.lets[number] as Let).value);
      }
    };
    for (const { rules } of this.#program.patterns) {
      for (const query of rules.flatMap(queriesOfRule)) use(query);
    }
    for (const { text, place } of this.#program.declarations) {
      const lets = [...variableNames(text)].map((name) => this.#names.indexOf(name));
      use({ text, written: text, lets: lets.filter((number) => number >= 0), place });
    }
    return [...used].toSorted((a, b) => a - b);
  }

  #addLet(number: number): void {
    const { value, content } = this.#program.lets[number] as Let;
    const name = this.#names[number] as string;
    const { place } = value;
    if (content !== undefined) {
      const whole = this.#tag("variable", { name }, this.#rename(content, value.lets));
      return this.#add(withBase(whole, place), place);
    }
    const { broken, expression } = this.#read(value);
    const select = unless(broken, expression, (failed) => `${failed}[1]`);
    const failure = this.#tag(
      "element",
      { name: "broken", namespace: "urn:apograph:rules" },
      this.#tag("value-of", { select: `"?${number} " || ${FAILURE}` }),
    );
    // What fails in a variable of the stylesheet can be caught only there (XSLT 3.0, 8.3).
    const body = this.#tag("try", { select }, this.#tag("catch", {}, failure));
    this.#add(withBase(this.#tag("variable", { name, as: "item()*" }, body), place), place);
  }

  /** Writes a pattern's templates; the instructions that start them. */
  #addPattern({ rules, isGroup }: Pattern, name: string): string[] {
    const modes = isGroup ? rules.map((_, index) => `${name}-${index}`) : [name];
    for (const mode of modes) {
      this.#add(this.#tag("mode", { name: mode, "on-no-match": "deep-skip" }));
      this.#add(this.#tag("template", { match: "/", mode, priority: "0" }));
    }
    for (const [index, rule] of rules.entries()) {
      const mode = modes[isGroup ? index : 0] as string;
      this.#addRule(rule, { mode, priority: String(rules.length - index) });
    }
    const kinds = rules.flatMap(({ alternatives }) => alternatives?.map(({ kind }) => kind));
    const walks = kinds.includes(undefined)
      ? ["/", "//node()", "//@*"]
      : [...new Set(kinds)].map((kind) => WALKS[kind ?? ""] ?? "/");
    const select = `(${walks.join(", ")})`;
    return modes.map((mode) => this.#tag("apply-templates", { select, mode }));
  }

  #addRule(rule: Rule, how: { readonly mode: string; readonly priority: string }): void {
    const { context, assertions } = rule;
    const match = this.#rename(context.plain ?? context.text, context.lets);
    const { start, end } = this.#tags("template", { match, ...how });
    this.#add(withBase(start, context.place), context.place);
    for (const assertion of assertions) this.#addAssertion(assertion, this.#assertions++);
    this.#add(end);
  }

  #addAssertion(assertion: Assertion, number: number): void {
    const { kind, test, subject } = assertion;
    const answer = `${OWN}answer`;
    const { broken, expression } = this.#read(test);
    const select = unless(broken, `string(boolean(${expression}))`);
    const variable = { name: answer, as: STRING };
    this.#add(
      this.#tag("variable", variable, this.#attempt(select, `"!" || ${FAILURE}`)),
      test.place,
    );
    const isWrong = `$${answer} ne "${kind === "assert" ? "true" : "false"}"`;
    const { start, end } = this.#tags("if", { test: isWrong });
    this.#add(start);
    const line = `"${number}\t" || ${OWN}path(., .) || "\t" || $${answer}`;
    this.#add(this.#tag("value-of", { select: line }));
    if (subject !== undefined)
      this.#addValue(subject, (value) => `"=" || head(${value}) ! ${OWN}path(., current())`);
    for (const query of queriesOf(assertion))
      this.#addValue(query, (value) => `${OWN}value(${value})`);
    this.#add(`${this.#tag("text", {}, "&#10;")}${end}`);
  }

  #addValue(query: Query, wrap: (expression: string) => string): void {
    const { broken, expression } = this.#read(query);
    const value = this.#attempt(unless(broken, wrap(expression)), `"!" || ${FAILURE}`);
    this.#add(`${this.#tag("text", {}, "&#9;")}${value}`, query.place);
  }

  /** An expression, and the variables in it that may have failed. */
  #read({ plain, text, lets }: Query): { readonly broken: string; readonly expression: string } {
    const fallible = lets.filter((number) => this.#program.lets[number]?.content === undefined);
    const broken = fallible.map((number) => `$${this.#names[number]}`).join(", ");
    return { broken, expression: `(${this.#rename(plain ?? text, lets)})` };
  }

  /** Variables of patterns by the names that they have in the stylesheet. */
  #rename(expression: string, lets: readonly number[]): string {
    const renamed = new Map(
      lets.map((number) => [(this.#program.lets[number] as Let).name, this.#names[number] ?? ""]),
    );
    return expression.replaceAll(VARIABLE, (whole, name: string) => {
      const known = renamed.get(name);
      return known === undefined ? whole : `$${known}`;
    });
  }
}

const VARIABLE = new RegExp(String.raw`\$\s*(${NAME})(?![\w:])`, "gu");

/** Told of the error at hand, in `xsl:catch`. */
const FAILURE = `${OWN}failure($Q{${ERRORS}}code, $Q{${ERRORS}}description)`;

/** An expression, if none of the variables in it has failed: else what they say. */
function unless(
  broken: string,
  expression: string,
  say = (failed: string): string => `string(${failed}[1])`,
): string {
  if (broken === "") return expression;
  const failed = `(${broken})[. instance of ${BROKEN}]`;
  return `if (exists(${failed})) then ${say(failed)} else ${expression}`;
}

/** `doc()` is relative to the file of the schema that it stands in (XPath Functions 3.1, 14.6.1). */
function withBase(element: string, { path }: Place): string {
  const base = ` xml:base="${escapeValue(addressOf(path))}"`;
  return element.replace(/^<[^\s/>]+/u, (start) => start + base);
}

/** The prefix of XSLT: the usual one, if the schema does not use it for something else. */
function freePrefix(namespaces: Readonly<Record<string, string>>): string {
  let prefix = "xsl";
  while (Object.hasOwn(namespaces, prefix) && namespaces[prefix] !== XSLT_NAMESPACE) prefix += "_";
  return prefix;
}

/** The first variable of a name keeps it: functions of the schema may use it. */
function namesOfLets(lets: readonly Let[]): string[] {
  const seen = new Set<string>();
  return lets.map(({ name }, number) => {
    const own = seen.has(name) ? `${name}.${number}` : name;
    seen.add(own);
    return own;
  });
}
