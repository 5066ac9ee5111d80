// The eight types of dates and times (XML Schema Part 2, 3.2.7 to 3.2.14, Appendix D): one scanner for
// the forms, of which each type has some parts, and one value, the instant at which the date or
// time starts.

import type { BaseType, Comparison } from "./base-type.ts";
import { compareFraction, digitsEnd, twoDigits, withoutTrailingZeros } from "./digits.ts";
import { daysBefore, DAYS_IN_CYCLE, daysInMonth, divideDown, YEARS_IN_CYCLE } from "./gregorian.ts";

/** The parts that a type's literals have, in order, with what stands before each. */
type Part = "year" | "month" | "day" | "time";
type Form = readonly (readonly [before: string, part: Part])[];

const FORMS = {
  dateTime: [
    ["", "year"],
    ["-", "month"],
    ["-", "day"],
    ["T", "time"],
  ],
  time: [["", "time"]],
  date: [
    ["", "year"],
    ["-", "month"],
    ["-", "day"],
  ],
  gYearMonth: [
    ["", "year"],
    ["-", "month"],
  ],
  gYear: [["", "year"]],
  gMonthDay: [
    ["--", "month"],
    ["-", "day"],
  ],
  gDay: [["---", "day"]],
  gMonth: [["--", "month"]],
} satisfies Readonly<Record<string, Form>>;

interface Fields {
  /** The year as written, with its sign. Left out, it is a leap year, so that --02-29 is a day. */
  year: string;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  fraction: string;
  /** Minutes ahead of UTC. */
  zone: number | undefined;
}

/** The year 1 BC is written -0001 and the one after it 0001 (3.2.7, no year zero). */
function yearInCycle(year: string): number {
  const lastDigits = Number(year.slice(-4).replace("-", ""));
  const astronomical = year.startsWith("-") ? YEARS_IN_CYCLE * 25 + 1 - lastDigits : lastDigits;
  return astronomical % YEARS_IN_CYCLE;
}

/** 3.2.7.1: four digits or more, without zeros in front beyond four, and not 0000. */
function readYear(literal: string, fields: Fields): number {
  const start = literal.startsWith("-") ? 1 : 0;
  const end = digitsEnd(literal, start);
  const length = end - start;
  const padded = literal.startsWith("0", start);
  if (length < 4 || (padded && (length > 4 || literal.startsWith("0000", start)))) return -1;
  fields.year = literal.slice(0, end);
  return end;
}

/** hh:mm:ss with any fraction; 24:00:00 ends the day (3.2.7.1), a 60th second may leap (D.1). */
function readTime(literal: string, at: number, fields: Fields): number {
  fields.hour = twoDigits(literal, at);
  fields.minute = twoDigits(literal, at + 3);
  fields.second = twoDigits(literal, at + 6);
  if (!(fields.minute <= 59 && fields.second <= 60 && fields.hour <= 24)) return -1;
  if (literal[at + 2] !== ":" || literal[at + 5] !== ":") return -1;
  let end = at + 8;
  if (literal[end] === ".") {
    const start = end + 1;
    end = digitsEnd(literal, start);
    if (end === start) return -1;
    fields.fraction = withoutTrailingZeros(literal.slice(start, end));
  }
  const pastEnd = fields.minute > 0 || fields.second > 0 || fields.fraction !== "";
  return fields.hour === 24 && pastEnd ? -1 : end;
}

/** 3.2.7.3: Z, or up to fourteen hours ahead or behind. */
function readZone(literal: string, at: number, fields: Fields): number {
  if (literal[at] === "Z") {
    fields.zone = 0;
    return at + 1;
  }
  const sign = literal[at] === "+" ? 1 : literal[at] === "-" ? -1 : 0;
  const minutes = twoDigits(literal, at + 4);
  const ahead = twoDigits(literal, at + 1) * 60 + minutes;
  if (sign === 0 || literal[at + 3] !== ":" || !(minutes <= 59 && ahead <= 14 * 60)) return -1;
  fields.zone = sign * ahead;
  return at + 6;
}

function readPart(literal: string, at: number, part: Part, fields: Fields): number {
  if (part === "year") return readYear(literal, fields);
  if (part === "time") return readTime(literal, at, fields);
  const number = twoDigits(literal, at);
  if (!(number >= 1 && number <= (part === "month" ? 12 : 31))) return -1;
  fields[part] = number;
  return at + 2;
}

/** What a literal says; undefined if it is none of the form. */
function readFields(literal: string, form: Form): Fields | undefined {
  const fields: Fields = {
    year: "2000",
    month: 1,
    day: 1,
    hour: 0,
    minute: 0,
    second: 0,
    fraction: "",
    zone: undefined,
  };
  let at = 0;
  for (const [before, part] of form) {
    if (!literal.startsWith(before, at)) return undefined;
    at = readPart(literal, at + before.length, part, fields);
    if (at < 0) return undefined;
  }
  if (at < literal.length) at = readZone(literal, at, fields);
  if (at !== literal.length) return undefined;
  if (fields.day <= 28) return fields;
  const { month, day } = fields;
  return day <= daysInMonth({ year: yearInCycle(fields.year), month }) ? fields : undefined;
}

/** A point on one of the two time lines, with and without time zone (3.2.7). */
interface Instant {
  /** Which run of 400 years. */
  readonly cycle: bigint;
  /** Whole seconds from its start. */
  readonly seconds: number;
  readonly fraction: string;
  readonly zoned: boolean;
}

const SECONDS_IN_DAY = 86400;
const SECONDS_IN_CYCLE = DAYS_IN_CYCLE * SECONDS_IN_DAY;
const FOURTEEN_HOURS = 14 * 3600;

function startOf(fields: Fields): Instant {
  const { day, hour, minute, second, fraction, zone } = fields;
  const year = BigInt(fields.year);
  const [cycle, yearOfCycle] = divideDown(year < 0n ? year + 1n : year, YEARS_IN_CYCLE);
  const days = daysBefore({ year: yearOfCycle, month: fields.month }) + day - 1;
  const seconds = ((days * 24 + hour) * 60 + minute - (zone ?? 0)) * 60 + second;
  return shift({ cycle, seconds: 0, fraction, zoned: zone !== undefined }, seconds);
}

function shift(instant: Instant, seconds: number): Instant {
  const moved = instant.seconds + seconds;
  const cycles = Math.floor(moved / SECONDS_IN_CYCLE);
  const cycle = instant.cycle + BigInt(cycles);
  return { ...instant, cycle, seconds: moved - cycles * SECONDS_IN_CYCLE };
}

/**
 * A time recurs every day, so that moving it to UTC cannot take it into another day (3.2.8; Appendix E
 * removes the day after the addition).
 */
function timeOfDay(fields: Fields): Instant {
  const instant = startOf(fields);
  return { ...instant, cycle: 0n, seconds: instant.seconds % SECONDS_IN_DAY };
}

/** 3.2.7.4; within fourteen hours of each other, an instant with zone and one without have no order. */
function compareInstants(one: Instant, other: Instant): Comparison {
  if (one.zoned === other.zoned) return compareOnLine(one, other);
  if (!one.zoned) return -compareInstants(other, one);
  if (compareOnLine(one, shift(other, -FOURTEEN_HOURS)) < 0) return -1;
  if (compareOnLine(one, shift(other, FOURTEEN_HOURS)) > 0) return 1;
  return Number.NaN;
}

function compareOnLine(one: Instant, other: Instant): number {
  if (one.cycle !== other.cycle) return one.cycle < other.cycle ? -1 : 1;
  return one.seconds - other.seconds || compareFraction(one.fraction, other.fraction);
}

function calendarType(name: keyof typeof FORMS): BaseType {
  const form = FORMS[name];
  const instantOf = (literal: string): Instant => {
    const fields = readFields(literal, form) as Fields;
    return name === "time" ? timeOfDay(fields) : startOf(fields);
  };
  return {
    name,
    whiteSpace: "collapse",
    allows: (literal) => readFields(literal, form) !== undefined,
    key: (literal) => {
      const { cycle, seconds, fraction, zoned } = instantOf(literal);
      return `${cycle} ${seconds}.${fraction}${zoned ? "Z" : ""}`;
    },
    compareWith: (limit) => {
      const instant = instantOf(limit);
      return (literal) => compareInstants(instantOf(literal), instant);
    },
  };
}

export const CALENDAR_TYPES: readonly BaseType[] = (
  Object.keys(FORMS) as (keyof typeof FORMS)[]
).map(calendarType);
