// Who judges by the schema: Apograph itself, or libxml2 as a second opinion.

export const ENGINES = ["apograph", "xmllint"] as const;
export type Engine = (typeof ENGINES)[number];
