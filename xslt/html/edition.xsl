<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI to HTML: the entry.

     Start in mode "page" with a TEI document (a text, a register, or both; one entry of a register; the
     declarations of all headers), or at the template "index" without one: the home page, the indexes.
     The parameter "page" is described in common/page.xsl; "view" is "reading" or "diplomatic".

     To change something for one edition, write a stylesheet that imports this one and holds
     templates of its own: they win, and xsl:next-match or xsl:apply-imports calls what they
     replaced.

         <xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
             xpath-default-namespace="http://www.tei-c.org/ns/1.0">
           <xsl:import href="…/apograph/xslt/html/edition.xsl"/>
           <xsl:template match="emph" mode="content"> … </xsl:template>
         </xsl:stylesheet>

     Modes
       page          the document: the whole page
       content       an element of the text: the HTML in its place
       attributes    an element: id, class, lang and dir of the HTML element that stands for it
       class         an element: the words of its class attribute
       metadata      parts of the header: rows of the list "About this document"
       description   parts of a manuscript description
       declaration   parts of encodingDesc: the editorial declaration
       apparatus     app: its entry;  reading: a reading in an entry
       endnote       note: its place in the list of notes
       intervention  supplied, gap …: its place in the list;  explain: the same in words, a string
       entity        an entry on a page of its own
       entry         person, place, org, bibl …: an entry of a register; detail: what it holds
       column        a document beside another one: its column of their page (parallel.xsl)
       anchors       what is not shown: empty elements for the ids that others link to
       plain         inline content as a string (common/plain.xsl)

     Tunnel parameter
       echo          true where content is shown a second time: no ids, no links, no marks -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:include href="../common/page.xsl"/>
  <xsl:include href="../common/strings.xsl"/>
  <xsl:include href="../common/language.xsl"/>
  <xsl:include href="../common/space.xsl"/>
  <xsl:include href="../common/blocks.xsl"/>
  <xsl:include href="../common/choices.xsl"/>
  <xsl:include href="../common/numbers.xsl"/>
  <xsl:include href="../common/plain.xsl"/>
  <xsl:include href="../common/signs.xsl"/>
  <xsl:include href="../common/facts.xsl"/>
  <xsl:include href="../common/citation.xsl"/>
  <xsl:include href="../common/apparatus.xsl"/>
  <xsl:include href="../common/stemma.xsl"/>

  <xsl:include href="page.xsl"/>
  <xsl:include href="views.xsl"/>
  <xsl:include href="parallel.xsl"/>
  <xsl:include href="facsimile.xsl"/>
  <xsl:include href="home.xsl"/>
  <xsl:include href="indexes.xsl"/>
  <xsl:include href="editing.xsl"/>
  <xsl:include href="header.xsl"/>
  <xsl:include href="metadata.xsl"/>
  <xsl:include href="manuscript.xsl"/>
  <xsl:include href="attributes.xsl"/>
  <xsl:include href="structure.xsl"/>
  <xsl:include href="lists.xsl"/>
  <xsl:include href="verse-drama.xsl"/>
  <xsl:include href="inline.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="speech.xsl"/>
  <xsl:include href="interventions.xsl"/>
  <xsl:include href="signs.xsl"/>
  <xsl:include href="apparatus.xsl"/>
  <xsl:include href="witnesses.xsl"/>
  <xsl:include href="stemma.xsl"/>
  <xsl:include href="readings.xsl"/>
  <xsl:include href="notes.xsl"/>
  <xsl:include href="registers.xsl"/>
  <xsl:include href="entity.xsl"/>
  <xsl:include href="search.xsl"/>

  <!-- Which of two sides of a choice stands in the text: "reading" or "diplomatic". -->
  <xsl:param name="view" as="xs:string" select="'reading'" xmlns:xs="http://www.w3.org/2001/XMLSchema"/>

  <!-- No indentation: white space in the page is the text's. -->
  <xsl:output method="html" html-version="5.0" encoding="UTF-8" indent="no" include-content-type="no"
    escape-uri-attributes="no"/>

</xsl:stylesheet>
