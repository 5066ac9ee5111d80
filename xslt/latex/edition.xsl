<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI to LaTeX with reledmac: the entry.

     Start in mode "latex" with a TEI document. Parameters: "page" (common/page.xsl) and those
     below. Override by importing, as with the HTML (html/edition.xsl).

     The text is a row of leaves: a leaf is what stands between two ends of a line whatever is around it,
     as a map with "of", the element that it is (or nothing), and "nodes", what stands in it. Lines of
     verse that stand together become a \stanza, every other leaf a \pstart … \pend.

     Modes
       latex    the document: the whole file
       tex      inline content: a string of LaTeX that f:tidy has not yet seen -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema">

  <!-- LaTeX that chooses fonts and layout: preamble.tex, or a project's own. -->
  <xsl:param name="preamble" as="xs:string" select="''"/>
  <!-- The way from the file to what the document's addresses are relative to; empty or with a slash at its end. -->
  <xsl:param name="base" as="xs:string" select="''"/>

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
  <xsl:include href="leaves.xsl"/>
  <xsl:include href="inline.xsl"/>
  <xsl:include href="apparatus.xsl"/>
  <xsl:include href="places.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

</xsl:stylesheet>
