<?xml version="1.0" encoding="UTF-8"?>
<!-- The apparatus as facts and as strings: where an entry stands, which witnesses a reading has, the
     whole entry on one line. HTML shows more of it, see html/apparatus.xsl. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- The entries, in the order of the text. -->
  <xsl:function name="f:entries" as="element(app)*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="$tei/text//app | $tei/standOff//app"/>
  </xsl:function>

  <!-- The readings beside the one that stands in the text. -->
  <xsl:function name="f:variants" as="element(rdg)*">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="($app/rdg | $app/rdgGrp/rdg) except f:lemma($app)"/>
  </xsl:function>

  <!-- The words that an entry is about, or nothing where the text has none. -->
  <xsl:function name="f:is-omission" as="xs:boolean">
    <xsl:param name="reading" as="element()?"/>
    <xsl:sequence select="not(normalize-space($reading)) and empty($reading//(gap|space|graphic))"/>
  </xsl:function>

  <!-- Where an entry stands: its own statement, the number of the line, the number of the paragraph. -->
  <xsl:function name="f:location" as="xs:string?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="line" select="$app/ancestor::l[1]"/>
    <xsl:sequence select="(
      $app/@loc/string(),
      $line ! f:line-number(.),
      f:lemma($app)/descendant::l[1] ! f:line-number(.),
      ($app[ancestor::p or ancestor::ab], f:lemma($app)/(descendant::p|descendant::ab))[1] ! (f:string('paragraph-sign') || accumulator-before('f:paragraph')),
      $app/@n/string())[1]"/>
  </xsl:function>

  <!-- The sigla of a reading's witnesses; of a reading without, the hand. -->
  <xsl:function name="f:sigla" as="xs:string*">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="
      f:labels(($reading/@wit, $reading/@hand)[1]), $reading/following-sibling::*[1][self::wit] ! f:plain(.)"/>
  </xsl:function>

  <!-- The witnesses of this document, by id. -->
  <xsl:variable name="f:witness-elements" as="map(xs:string, element())" select="f:witness-elements(/)"/>
  <xsl:function name="f:witness-elements" as="map(xs:string, element())">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="map:merge($document/*/teiHeader/fileDesc/sourceDesc//witness[@xml:id] ! map:entry(string(@xml:id), .), map { 'duplicates': 'use-first' })"/>
  </xsl:function>

  <!-- The words of a reading in an entry: long ones by their beginning and end. -->
  <xsl:function name="f:reading-words" as="xs:string">
    <xsl:param name="reading" as="element()?"/>
    <xsl:sequence select="
      if (empty($reading)) then ''
      else if (f:is-omission($reading)) then f:string('omitted') else f:plain($reading)"/>
  </xsl:function>
  <xsl:function name="f:lemma-words" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="lemma" select="f:lemma($app)"/>
    <xsl:variable name="words" select="tokenize(f:reading-words($lemma), ' ')"/>
    <xsl:sequence select="
      if (count($words) gt 8) then string-join(($words[position() le 2], '…', $words[last()]), ' ')
      else string-join($words, ' ')"/>
  </xsl:function>

  <!-- An entry on one line: "lemma] reading A; reading B". -->
  <xsl:function name="f:entry" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="readings" select="f:variants($app) ! string-join((f:reading-words(.), f:sigla(.)), ' ')"/>
    <xsl:variable name="remarks" select="
      $app/(note|rdgGrp/note|witDetail|rdgGrp/witDetail) ! f:plain(node()),
      if (f:lemma($app)/self::rdg) then f:string('no-lemma') else ()"/>
    <xsl:sequence select="string-join((
      f:lemma-words($app)[. ne ''] ! (. || ']'), string-join($readings, '; '), $remarks[. ne ''] ! ('(' || . || ')'))[. ne ''], ' ')"/>
  </xsl:function>

</xsl:stylesheet>
