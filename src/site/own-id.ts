/** As the stylesheets make it (f:own-id in xslt/common/page.xsl): an id that the document has not. */
export function ownId(proposal: string, ids: ReadonlySet<string>): string {
  return ids.has(proposal) ? ownId(`${proposal}_`, ids) : proposal;
}
