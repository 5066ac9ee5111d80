// Comma-separated values (RFC 4180), in UTF-8.

/** Rows as CSV. A value with a comma, a quotation mark, a line break or a space at an end is quoted. */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");
}

function quoted(value: string): string {
  if (!/[",\r\n]|^\s|\s$/u.test(value)) return value;
  return `"${value.replaceAll('"', '""')}"`;
}
