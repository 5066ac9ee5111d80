<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers that depend on everything before: mentions, notes, interventions, entries of the
     apparatus, lines, paragraphs, speeches. Each is one accumulator, which is one walk through the
     document however many there are (xsl:number level="any" would count anew each time). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- The text proper: what readers read, title and abstract included. -->
  <xsl:function name="f:is-text" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      exists($element/ancestor::*[self::text or self::abstract[parent::profileDesc] or self::title[parent::titleStmt]])"/>
  </xsl:function>

  <!-- A mention: an element in the text that points with ref or key. src/tei counts them alike. -->
  <xsl:accumulator name="f:mention" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="*[@ref or @key][f:is-text(.)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- A note with a number: one that stands in a line of the text. Notes of the apparatus are part
       of their entry; a note between paragraphs stays there. -->
  <xsl:accumulator name="f:note" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="note[f:is-numbered(.)]" select="$value + 1"/>
  </xsl:accumulator>
  <xsl:function name="f:is-numbered" as="xs:boolean">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="f:is-text($note) and not($note/(parent::app|parent::rdgGrp|ancestor::listApp|ancestor::standOff)) and not(f:is-division($note/ancestor::*[not(self::noteGrp)][1]))"/>
  </xsl:function>

  <!-- An editorial intervention with an explanation. The two sides of a choice or a substitution are one. -->
  <xsl:accumulator name="f:intervention" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="(supplied|gap|surplus|damage|choice|subst|space)[f:is-text(.)]" select="$value + 1"/>
    <xsl:accumulator-rule match="(sic|corr|orig|reg|unclear)[not(parent::choice)][f:is-text(.)]" select="$value + 1"/>
    <xsl:accumulator-rule match="(add|del)[not(parent::subst)][f:is-text(.)]" select="$value + 1"/>
  </xsl:accumulator>
  <xsl:function name="f:is-intervention" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <!-- By name first: this is asked of every element, and most are none. -->
    <xsl:sequence select="
      contains($f:intervention-names, ' ' || local-name($element) || ' ')
      and (exists($element/(self::supplied|self::gap|self::surplus|self::damage|self::choice|self::subst|self::space))
       or exists($element[not(parent::choice)]/(self::sic|self::corr|self::orig|self::reg|self::unclear))
       or exists($element[not(parent::subst)]/(self::add|self::del)))
      and f:is-text($element)"/>
  </xsl:function>
  <xsl:variable name="f:intervention-names" static="yes" select="
    ' supplied gap surplus damage choice subst space sic corr orig reg unclear add del '"/>


  <!-- An entry of the apparatus. -->
  <xsl:accumulator name="f:app" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="app" select="$value + 1"/>
  </xsl:accumulator>

  <!-- A line of verse, counted anew in each division. A line broken between speakers counts once. -->
  <xsl:accumulator name="f:line" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="text|div" select="0"/>
    <xsl:accumulator-rule match="l[not(@part = ('M', 'F'))][not(ancestor::note|ancestor::rdg)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- The number of a line: as the encoding gives it, else counted. -->
  <xsl:function name="f:line-number" as="xs:string">
    <xsl:param name="line" as="element(l)"/>
    <xsl:sequence select="($line/@n/string(), string($line/accumulator-before('f:line')))[1]"/>
  </xsl:function>

  <!-- A paragraph of the text. -->
  <xsl:accumulator name="f:paragraph" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="(p|ab)[ancestor::text][not(ancestor::note|ancestor::rdg)]" select="$value + 1"/>
  </xsl:accumulator>

  <!-- A speech whose speaker is named. -->
  <xsl:accumulator name="f:speech" as="xs:integer" initial-value="0">
    <xsl:accumulator-rule match="(said|q|quote)[@who][f:is-text(.)]" select="$value + 1"/>
  </xsl:accumulator>

</xsl:stylesheet>
