// The value that somebody probably meant: common slips, each mended by one small rule for the types
// where it happens. Whatever a rule makes is offered only if the datatype then allows it.

import type { Datatype, ValueContext } from "./datatype.ts";
import { INTEGER_LIMITS } from "./decimal.ts";
import { collapseSpace } from "./white-space.ts";

/** A likely form of a text, or undefined when the slip is not this one. */
type Rule = (text: string) => string | undefined;

/** A rule that replaces the whole text by what its form is made into. */
function rewrite(form: RegExp, into: (parts: readonly string[]) => string | undefined): Rule {
  return (text) => {
    const found = form.exec(text);
    return found === null ? undefined : into(found.slice(1).map((part) => part ?? ""));
  };
}

function pad(number: string, length = 2): string {
  return number.padStart(length, "0");
}

// --- dates

const ISO_DATE = rewrite(
  /^(-?)(\d{3,})[-/.](\d{1,2})[-/.](\d{1,2})(Z|[+-]\d\d:\d\d)?$/u,
  ([sign = "", year = "", month = "", day = "", zone = ""]) =>
    `${sign}${pad(year, 4)}-${pad(month)}-${pad(day)}${zone}`,
);

const COMPACT_DATE = rewrite(
  /^(\d{4})(\d\d)(\d\d)$/u,
  ([year = "", month = "", day = ""]) => `${year}-${month}-${day}`,
);

/** Day and month in either order, if only one order can be meant. */
const YEAR_LAST_DATE = rewrite(
  /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/u,
  ([one = "", other = "", year = ""]) => {
    if (Number(one) > 12 || one === other) return `${year}-${pad(other)}-${pad(one)}`;
    return Number(other) > 12 ? `${year}-${pad(one)}-${pad(other)}` : undefined;
  },
);

const YEAR_MONTH = rewrite(
  /^(-?)(\d{3,})[-/.](\d{1,2})$/u,
  ([sign = "", year = "", month = ""]) => `${sign}${pad(year, 4)}-${pad(month)}`,
);
const MONTH_YEAR = rewrite(
  /^(\d{1,2})[./-](\d{4})$/u,
  ([month = "", year = ""]) => `${year}-${pad(month)}`,
);
const SHORT_YEAR = rewrite(/^(-?)(\d{3})$/u, ([sign = "", year = ""]) => sign + pad(year, 4));
const MONTH_DAY = rewrite(
  /^--?(\d{1,2})-(\d{1,2})$/u,
  ([month = "", day = ""]) => `--${pad(month)}-${pad(day)}`,
);
const MONTH = rewrite(/^--(\d{1,2})(?:--)?$/u, ([month = ""]) => `--${pad(month)}`);
const DAY = rewrite(/^---(\d)$/u, ([day = ""]) => `---${pad(day)}`);

// --- times

const TIME = rewrite(
  /^(\d{1,2})[:.](\d\d)(?:[:.](\d\d)([.,]\d+)?)?(Z|[+-]\d\d:\d\d)?$/u,
  ([hour = "", minute = "", second = "", fraction = "", zone = ""]) =>
    `${pad(hour)}:${minute}:${second || "00"}${fraction.replace(",", ".")}${zone}`,
);

const DATE_AND_TIME = rewrite(/^(\S+?)(?:T| )(\S+)$/iu, ([date = "", time = ""]) => {
  const mended = [mendDate(date), TIME(time) ?? time];
  return mended.join("T");
});

function mendDate(date: string): string {
  return ISO_DATE(date) ?? COMPACT_DATE(date) ?? YEAR_LAST_DATE(date) ?? date;
}

const DURATION_CASE: Rule = (text) => (/^-?p/iu.test(text) ? text : `P${text}`).toUpperCase();
const DURATION_WEEKS = rewrite(
  /^(-?)P?(\d{1,6})W$/iu,
  ([sign = "", weeks = ""]) => `${sign}P${Number(weeks) * 7}D`,
);
const DURATION_TIME = rewrite(/^(-?)P?(\d.*[HS])$/iu, ([sign = "", time = ""]) =>
  `${sign}PT${time}`.toUpperCase(),
);

// --- numbers and truth values

/** A comma before three digits may divide thousands, so it is left alone. */
const DECIMAL_COMMA = rewrite(
  /^([^,]*),(\d|\d\d|\d{4,})$/u,
  ([whole = "", digits = ""]) => `${whole}.${digits}`,
);
const SPACED_THOUSANDS = rewrite(/^([-+]?\d{1,3}(?: \d{3})+)$/u, ([number = ""]) =>
  number.replaceAll(" ", ""),
);
const WHOLE_FRACTION = rewrite(/^([-+]?\d+)[.,]0*$/u, ([whole = ""]) => whole);
const INFINITY = rewrite(/^([-+]?)inf(?:inity)?$/iu, ([sign = ""]) =>
  sign === "-" ? "-INF" : "INF",
);
const NOT_A_NUMBER = rewrite(/^nan$/iu, () => "NaN");
const LOWER_CASE: Rule = (text) => text.toLowerCase();
const YES_OR_NO = rewrite(/^(?:(yes|y)|no|n)$/iu, ([yes = ""]) => (yes === "" ? "false" : "true"));

// --- names and references

const HYPHENS_FOR_SPACES: Rule = (text) => text.replaceAll(" ", "-");
const UNDERSCORE_FIRST: Rule = (text) => `_${text.replaceAll(" ", "-")}`;
const WITHOUT_HASH = rewrite(/^#(\S+)$/u, ([name = ""]) => name);
const HYPHENS_FOR_UNDERSCORES: Rule = (text) => text.replaceAll("_", "-");
const ESCAPED_PERCENT: Rule = (text) => text.replaceAll(/%(?![0-9A-Fa-f]{2})/gu, "%25");

const NUMBER_RULES = [DECIMAL_COMMA, SPACED_THOUSANDS];
const FLOAT_RULES = [...NUMBER_RULES, INFINITY, NOT_A_NUMBER];
const INTEGER_RULES = [SPACED_THOUSANDS, WHOLE_FRACTION];
const NAME_RULES = [WITHOUT_HASH, HYPHENS_FOR_SPACES, UNDERSCORE_FIRST];

const RULES: ReadonlyMap<string, readonly Rule[]> = new Map([
  ["date", [ISO_DATE, COMPACT_DATE, YEAR_LAST_DATE]],
  ["dateTime", [DATE_AND_TIME]],
  ["time", [TIME]],
  ["gYearMonth", [YEAR_MONTH, MONTH_YEAR]],
  ["gYear", [SHORT_YEAR]],
  ["gMonthDay", [MONTH_DAY]],
  ["gMonth", [MONTH]],
  ["gDay", [DAY]],
  ["duration", [DURATION_CASE, DURATION_WEEKS, DURATION_TIME]],
  ["boolean", [LOWER_CASE, YES_OR_NO]],
  ["decimal", NUMBER_RULES],
  ["float", FLOAT_RULES],
  ["double", FLOAT_RULES],
  ...Object.keys(INTEGER_LIMITS).map((type) => [type, INTEGER_RULES] as const),
  ["language", [HYPHENS_FOR_UNDERSCORES]],
  ["anyURI", [ESCAPED_PERCENT]],
  ["Name", NAME_RULES],
  ["NCName", NAME_RULES],
  ["ID", NAME_RULES],
  ["IDREF", NAME_RULES],
  ["NMTOKEN", [HYPHENS_FOR_SPACES]],
]);

/** Spaces, joiners and marks that nobody sees, and dashes that look like a hyphen or minus. */
function plain(text: string): string {
  const visible = text.replaceAll(/[\u00AD\u200B-\u200F\u2060\uFEFF]/gu, "");
  return collapseSpace(
    visible.replaceAll(/\p{Zs}/gu, " ").replaceAll(/[\u2010-\u2015\u2212]/gu, "-"),
  );
}

const NO_CONTEXT: ValueContext = { namespaceOf: () => undefined };

/**
 * What was probably meant by a text that the datatype does not allow; undefined when nothing is likely
 * or several things are. Types that look at the context get no suggestions.
 */
export function suggestValue(datatype: Datatype, text: string): string | undefined {
  const found = plain(text);
  if (found === "") return undefined;
  const candidates = [found, ...(RULES.get(datatype.name) ?? []).map((rule) => rule(found))];
  return candidates.find(
    (candidate) =>
      candidate !== undefined && candidate !== text && datatype.allows(candidate, NO_CONTEXT),
  );
}
