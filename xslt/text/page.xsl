<?xml version="1.0" encoding="UTF-8"?>
<!-- The file: date, title, citation, summary, languages; the text; apparatus and notes. A part
     without data is left out with its heading. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="text" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/" mode="text">
    <xsl:apply-templates select="*" mode="text"/>
  </xsl:template>

  <xsl:template match="TEI" mode="text">
    <xsl:variable name="blocks" as="element(Q{}block)*">
      <xsl:call-template name="front"/>
      <xsl:apply-templates select="text" mode="block"/>
      <xsl:call-template name="apparatus"/>
      <xsl:call-template name="notes"/>
    </xsl:variable>
    <xsl:sequence select="f:lay-out($blocks, xs:integer($width))"/>
  </xsl:template>

  <!-- What comes before the text. -->
  <xsl:template name="front" as="element(Q{}block)*">
    <xsl:sequence select="
      f:block(f:date-words(f:date(.))),
      f:block(f:title(.)),
      f:section('plain.citation', f:block(
        if ($view eq 'diplomatic')
        then (teiHeader/fileDesc/sourceDesc/bibl[@type eq 'citation'][1] ! f:lines(node()), f:citation(.))[1]
        else f:citation(.)))"/>
    <xsl:variable name="summary" as="element(Q{}block)*">
      <xsl:apply-templates select="teiHeader/profileDesc/abstract" mode="block"/>
    </xsl:variable>
    <xsl:variable name="kind" select="f:string(if (f:is-translation(.)) then 'plain.translation' else 'plain.transcription')"/>
    <xsl:variable name="contents" select="if (text) then f:text-language(.) ! ($kind || ' - ' || f:language-name(.)) else ()"/>
    <xsl:sequence select="
      f:section('plain.summary', $summary),
      f:section('plain.original-language', f:block(f:original-language-name(.))),
      f:section('plain.contents', f:block($contents))"/>
  </xsl:template>

  <!-- The apparatus: one line for each entry, the number of the line or paragraph first; after the whole
       text, or after each part of it. -->
  <xsl:template name="apparatus" as="element(Q{}block)*">
    <xsl:sequence select="f:apparatus($f:feet?(''))"/>
  </xsl:template>
  <xsl:function name="f:apparatus" as="element(Q{}block)*">
    <xsl:param name="entries" as="element(app)*"/>
    <xsl:variable name="layers" select="f:layers($entries)"/>
    <xsl:for-each select="$layers">
      <xsl:variable name="layer" select="."/>
      <xsl:variable name="blocks" select="$entries[f:layer(.) eq $layer] ! f:block(string-join((f:location(.), f:entry(., true())), ' '))"/>
      <xsl:sequence select="f:block(if ($layer eq 'criticus') then f:string('plain.apparatus') else f:value('band', $layer) || ':'), f:together($blocks)"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The notes, each with the number that stands in the text. -->
  <xsl:template name="notes" as="element(Q{}block)*">
    <xsl:variable name="notes" as="element(Q{}block)*">
      <xsl:for-each select=".//note[f:is-numbered(.)]">
        <xsl:variable name="blocks" select="f:blocks(node())" as="element(Q{}block)*"/>
        <block>[{accumulator-before('f:note')}] {$blocks[1]}</block>
        <xsl:sequence select="tail($blocks)"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="f:section('plain.notes', f:together($notes))"/>
  </xsl:template>

  <!-- Blocks under a heading; nothing at all without blocks. -->
  <xsl:function name="f:section" as="element(Q{}block)*">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="blocks" as="element(Q{}block)*"/>
    <xsl:sequence select="if (exists($blocks)) then (f:block(f:string($key)), $blocks) else ()"/>
  </xsl:function>

  <!-- A block from a string; nothing from nothing. -->
  <xsl:function name="f:block" as="element(Q{}block)?">
    <xsl:param name="string" as="xs:string?"/>
    <xsl:if test="$string ne ''"><block>{$string}</block></xsl:if>
  </xsl:function>

  <!-- Inline content as a string, in the view that was asked for, with the numbers of its notes. -->
  <xsl:function name="f:lines" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="f:tidy(f:inline($nodes, $view, true()))"/>
  </xsl:function>

</xsl:stylesheet>
