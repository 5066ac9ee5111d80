// What must hold for all values, against oracles that reckon in another way: BigInt for decimals, exact
// fractions for floats, Date for the calendar, Buffer for Base64.

import * as fc from "fast-check";
import { test } from "uvu";
import * as assert from "uvu/assert";
import { allows, datatype, keyOf } from "./helpers.ts";

/** -1, 0 or 1; undefined if the type says that the two are not comparable. */
function compare(type: string, one: string, other: string): number | undefined {
  if (allows(datatype(type, { minInclusive: other, maxInclusive: other }), one)) return 0;
  if (allows(datatype(type, { minExclusive: other }), one)) return 1;
  return allows(datatype(type, { maxExclusive: other }), one) ? -1 : undefined;
}

function areEqual(type: string, one: string, other: string): boolean {
  return keyOf(datatype(type), one) === keyOf(datatype(type), other);
}

// --- numbers

interface Written {
  readonly literal: string;
  /** The number times 10^6. */
  readonly scaled: bigint;
}

/** A decimal with up to six digits after the point, and zeros that mean nothing. */
const written: fc.Arbitrary<Written> = fc
  .tuple(
    fc.oneof(fc.bigInt(-20n, 20n), fc.bigInt(-(10n ** 30n), 10n ** 30n)),
    fc.nat(6),
    fc.nat(3),
    fc.nat(3),
  )
  .map(([units, places, leading, trailing]) => {
    const digits = String(units < 0n ? -units : units).padStart(places + 1, "0");
    const whole = digits.slice(0, digits.length - places);
    const fraction = digits.slice(digits.length - places) + "0".repeat(trailing);
    const sign = units < 0n ? "-" : leading > 1 ? "+" : "";
    const point = fraction === "" ? "" : ".";
    return {
      literal: sign + "0".repeat(leading) + whole + point + fraction,
      scaled: units * 10n ** BigInt(6 - places),
    };
  });

test("decimals are ordered and equal as BigInt has it", () => {
  fc.assert(
    fc.property(written, written, (one, other) => {
      const order = one.scaled < other.scaled ? -1 : one.scaled > other.scaled ? 1 : 0;
      assert.is(compare("decimal", one.literal, other.literal), order);
      assert.is(areEqual("decimal", one.literal, other.literal), order === 0);
    }),
  );
});

test("the key of a decimal is a decimal and its own key", () => {
  fc.assert(
    fc.property(written, ({ literal }) => {
      const key = keyOf(datatype("decimal"), literal);
      assert.ok(areEqual("decimal", key, literal));
      assert.is(keyOf(datatype("decimal"), key), key);
    }),
  );
});

test("integer types hold exactly the numbers between their limits", () => {
  const bits: readonly (readonly [type: string, bits: bigint, signed: boolean])[] = [
    ["byte", 8n, true],
    ["short", 16n, true],
    ["int", 32n, true],
    ["long", 64n, true],
    ["unsignedByte", 8n, false],
    ["unsignedShort", 16n, false],
    ["unsignedInt", 32n, false],
    ["unsignedLong", 64n, false],
  ];
  for (const [type, size, signed] of bits) {
    const least = signed ? -(2n ** (size - 1n)) : 0n;
    const most = 2n ** (signed ? size - 1n : size) - 1n;
    const near = fc.oneof(fc.bigInt(least - 3n, least + 3n), fc.bigInt(most - 3n, most + 3n));
    fc.assert(
      fc.property(near, (number) => {
        assert.is(allows(datatype(type), String(number)), number >= least && number <= most);
      }),
    );
  }
});

/** All digits of a double that is no more than 2^-200 fine. */
function exactDigits(double: number): { digits: bigint; places: number } {
  let scale = 0;
  let whole = double;
  while (!Number.isInteger(whole)) {
    whole *= 2;
    scale++;
  }
  return { digits: BigInt(whole) * 5n ** BigInt(scale), places: scale };
}

test("a float is the nearest one, however near the middle between two a literal is", () => {
  const view = new DataView(new ArrayBuffer(4));
  const floatOf = (bits: number): number => {
    view.setUint32(0, bits);
    return view.getFloat32(0);
  };
  // Every finite float but the greatest: its successor is finite too.
  fc.assert(
    fc.property(
      fc.nat(0x7f7ffffe),
      fc.constantFrom(-1n, 0n, 1n),
      fc.boolean(),
      (bits, nudge, minus) => {
        const lower = floatOf(bits);
        const upper = floatOf(bits + 1);
        const { digits, places } = exactDigits(lower + (upper - lower) / 2);
        // Twenty more places, so that the nudge is far below what a double can tell.
        const number = digits * 10n ** 20n + nudge;
        const [whole, fraction] = [number / 10n ** 9n, pad(Number(number % 10n ** 9n), 9)];
        const literal = `${minus ? "-" : ""}${whole}.${fraction}E${9 - places - 20}`;
        const nearest = nudge < 0n || (nudge === 0n && bits % 2 === 0) ? lower : upper;
        const expected = String((minus ? -nearest : nearest) || 0);
        assert.is(keyOf(datatype("float"), literal), expected, literal);
      },
    ),
    { numRuns: 2000 },
  );
});

test("beyond the greatest float, infinity begins at half a step", () => {
  const greatest = 2n ** 128n - 2n ** 104n;
  const middle = 2n ** 128n - 2n ** 103n;
  assert.is(keyOf(datatype("float"), String(middle - 1n)), String(Number(greatest)));
  assert.is(keyOf(datatype("float"), String(middle)), "Infinity");
  assert.is(keyOf(datatype("float"), `-${middle - 1n}`), String(-Number(greatest)));
  assert.is(keyOf(datatype("float"), `-${middle}.5`), "-Infinity");
});

// --- dates and times

function isRealDate(year: number, month: number, day: number): boolean {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && month > 0;
}

function pad(number: number, length = 2): string {
  return String(number).padStart(length, "0");
}

test("a date is allowed if and only if the calendar has it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9999 }), fc.nat(14), fc.nat(33), (year, month, day) => {
      const literal = `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
      assert.is(allows(datatype("date"), literal), isRealDate(year, month, day), literal);
    }),
    { numRuns: 3000 },
  );
});

test("every day ends where the next one begins, for a whole cycle of the calendar", () => {
  for (let month = 0; month < 4800; month++) {
    const first = new Date(Date.UTC(1900, month, 1)).toISOString().slice(0, 10);
    const last = new Date(Date.UTC(1900, month, 0)).toISOString().slice(0, 10);
    assert.ok(areEqual("dateTime", `${last}T24:00:00Z`, `${first}T00:00:00Z`), first);
  }
});

const EARLIEST = Date.UTC(1000, 0, 1);
const LATEST = Date.UTC(3000, 0, 1);
const zone = fc.oneof(fc.constant(0), fc.integer({ min: -840, max: 840 }));
/** A day and a bit from a fixed instant, or anything. */
const instant = fc.oneof(
  fc.integer({ min: EARLIEST, max: LATEST }),
  fc.integer({ min: -200_000_000, max: 200_000_000 }),
);

function inZone(milliseconds: number, minutes: number): string {
  const local = new Date(milliseconds + minutes * 60_000).toISOString().slice(0, -1);
  const ahead = Math.abs(minutes);
  return `${local}${minutes < 0 ? "-" : "+"}${pad(Math.floor(ahead / 60))}:${pad(ahead % 60)}`;
}

test("dateTimes with zones are ordered and equal as their instants are", () => {
  fc.assert(
    fc.property(instant, instant, zone, zone, (one, other, oneZone, otherZone) => {
      const first = inZone(one, oneZone);
      const second = inZone(other, otherZone);
      assert.is(compare("dateTime", first, second), Math.sign(one - other), `${first} ${second}`);
      assert.ok(areEqual("dateTime", first, inZone(one, otherZone)));
      assert.is(areEqual("dateTime", first, second), one === other);
    }),
    { numRuns: 500 },
  );
});

test("with and without zone, dateTimes compare if they are more than fourteen hours apart", () => {
  const hours = 14 * 3_600_000;
  fc.assert(
    fc.property(instant, instant, zone, (one, other, oneZone) => {
      const zoned = inZone(one, oneZone);
      const local = new Date(other).toISOString().slice(0, -1);
      const order = Math.abs(one - other) > hours ? Math.sign(one - other) : undefined;
      assert.is(compare("dateTime", zoned, local), order, `${zoned} ${local}`);
      assert.is(compare("dateTime", local, zoned), order === undefined ? order : 0 - order);
    }),
    { numRuns: 500 },
  );
});

test("years go on in order, from far before our era to far after it", () => {
  const far = fc.bigInt(-(10n ** 25n), 10n ** 25n).filter((year) => year !== 0n);
  const near = fc.bigInt(-500n, 500n).filter((year) => year !== 0n);
  const format = (year: bigint): string =>
    `${year < 0n ? "-" : ""}${String(year < 0n ? -year : year).padStart(4, "0")}`;
  const year = fc.oneof(far, near);
  fc.assert(
    fc.property(year, year, (one, other) => {
      const order = one < other ? -1 : one > other ? 1 : 0;
      assert.is(compare("gYear", format(one), format(other)), order);
      assert.is(compare("date", `${format(one)}-02-28`, `${format(other)}-02-28`), order);
    }),
  );
});

// --- durations

interface Span {
  readonly literal: string;
  readonly months: number;
  readonly seconds: number;
}

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.boolean(), fc.nat(3), fc.nat(14), fc.nat(70), fc.nat(99), fc.nat(99), fc.nat(99))
  .map(([negative, years, months, days, hours, minutes, seconds]) => {
    const sign = negative ? -1 : 1;
    return {
      literal: `${negative ? "-" : ""}P${years}Y${months}M${days}DT${hours}H${minutes}M${seconds}S`,
      months: sign * (years * 12 + months),
      seconds: sign * (((days * 24 + hours) * 60 + minutes) * 60 + seconds),
    };
  });

/** 3.2.6.2, with Date to do the addition. */
const STARTS = [Date.UTC(1696, 8), Date.UTC(1697, 1), Date.UTC(1903, 2), Date.UTC(1903, 6)];

function endOf({ months, seconds }: Span, start: number): number {
  const date = new Date(start);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.getTime() + seconds * 1000;
}

test("a duration is less than another if it ends earlier from all four starts", () => {
  fc.assert(
    fc.property(span, span, (one, other) => {
      const orders = STARTS.map((start) => Math.sign(endOf(one, start) - endOf(other, start)));
      const [first] = orders;
      const same = orders.every((order) => order === first) && first !== 0;
      const expected = areEqual("duration", one.literal, other.literal)
        ? 0
        : same
          ? first
          : undefined;
      assert.is(compare("duration", one.literal, other.literal), expected);
    }),
    { numRuns: 1000 },
  );
});

// --- any ordered type

const ANY: Readonly<Record<string, readonly string[]>> = {
  decimal: ["0", "-0", "1.0", "1", "-1", "0.10", ".1"],
  double: ["0", "-0", "1", "1E0", "NaN", "INF", "-INF", "10E-1"],
  float: ["16777216", "16777217", "16777218", "NaN", "0"],
  duration: ["P1Y", "P12M", "P365D", "PT0S", "-P0D", "PT60S", "PT1M"],
  date: ["2000-01-01", "2000-01-01Z", "2000-01-01+14:00", "1999-12-31-10:00"],
  time: ["00:00:00", "24:00:00", "00:00:00Z", "19:00:00-05:00", "12:00:00.0", "12:00:00"],
  gMonthDay: ["--02-29", "--02-29Z", "--03-01", "--03-01+00:00"],
};

for (const [type, literals] of Object.entries(ANY)) {
  test(`${type}: what is equal is what is neither less nor greater, and incomparable is neither`, () => {
    for (const one of literals) {
      for (const other of literals) {
        const order = compare(type, one, other);
        assert.is(areEqual(type, one, other), order === 0, `${one} ${other}`);
        const mirrored = compare(type, other, one);
        assert.is(mirrored, order === undefined ? undefined : 0 - order, `${one} ${other}`);
      }
    }
  });
}

// --- bytes

test("Base64 is what Buffer writes, and nothing else; lengths are in bytes", () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 20 }),
      fc.nat(),
      fc.constantFrom(..."AB/=+ -"),
      (bytes, at, by) => {
        const literal = Buffer.from(bytes).toString("base64");
        assert.ok(allows(datatype("base64Binary", { length: String(bytes.length) }), literal));
        const index = literal === "" ? 0 : at % literal.length;
        const changed = (literal.slice(0, index) + by + literal.slice(index + 1)).trim();
        const bare = changed.replaceAll(" ", "");
        const isCanonical = Buffer.from(bare, "base64").toString("base64") === bare;
        assert.is(allows(datatype("base64Binary"), changed), isCanonical, changed);
      },
    ),
    { numRuns: 1000 },
  );
});

test("hexadecimal digits in either case are the same bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), (bytes) => {
      const literal = Buffer.from(bytes).toString("hex");
      assert.ok(allows(datatype("hexBinary", { length: String(bytes.length) }), literal));
      assert.ok(areEqual("hexBinary", literal, literal.toUpperCase()));
      assert.not(allows(datatype("hexBinary"), `${literal}0`));
    }),
  );
});

test.run();
