<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI to plain text: the entry.

     Start in mode "text" with a TEI document. Parameters: "page" (common/page.xsl), "view" and
     "width" below. Override by importing, as with the HTML (html/edition.xsl).

     Blocks are made first, then laid out. A block is an element in no namespace,
         <block tight="yes" indent="2" hang="4">One line&#xFDD0;another</block>
     where U+FDD0 breaks the line, tight means that no blank line comes before, indent is by how many
     columns its lines are indented, and hang by how many more the continuation of a wrapped line.

     Modes
       text     the document: the whole file
       block    an element: blocks
       plain    inline content: a string (common/plain.xsl, where the signs are listed) -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema">

  <!-- "reading": what the editors give, for reading. "diplomatic": what the source has, line by line. -->
  <xsl:param name="view" as="xs:string" select="'reading'"/>

  <!-- The columns of a line, or 0: no wrapping. -->
  <xsl:param name="width" as="xs:double" select="0"/>

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
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="layout.xsl"/>

  <xsl:output method="text" encoding="UTF-8"/>

</xsl:stylesheet>
