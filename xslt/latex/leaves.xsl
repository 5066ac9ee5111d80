<?xml version="1.0" encoding="UTF-8"?>
<!-- The text as leaves, and leaves as numbered paragraphs and stanzas. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- What is read, as leaves: of an entry its lemma, of a choice what was chosen. -->
  <xsl:function name="f:leaves" as="map(*)*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:for-each-group select="$nodes" group-adjacent="f:is-block(.)">
      <xsl:choose>
        <xsl:when test="not(current-grouping-key())">
          <xsl:if test="f:plain(current-group()) ne '' or exists(current-group()/(descendant-or-self::app|descendant-or-self::graphic))">
            <xsl:sequence select="map { 'of': (), 'nodes': current-group() }"/>
          </xsl:if>
        </xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="current-group()"><xsl:sequence select="f:leaves-of(.)"/></xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <xsl:function name="f:leaves-of" as="map(*)*">
    <xsl:param name="block" as="element()"/>
    <xsl:sequence select="
      if ($block/(self::listApp|(self::eTree|self::forest|self::graph|self::tree)[exists(f:stemma(.))])) then ()
      else if ($block/self::app) then (if (f:is-apart($block)) then () else f:leaves(f:lemma($block)/node()))
      else if ($block/self::choice) then f:leaves(f:chosen($block, 'reading')/node())
      else if ($block[(self::del|self::surplus)][not(f:has-sign(., 'reading'))]) then ()
      else if ($block/self::row or not(f:has-blocks($block))) then map { 'of': $block, 'nodes': $block }
      else f:leaves($block/node())"/>
  </xsl:function>

  <!-- Verse in stanzas, everything else by itself. -->
  <xsl:template name="leaves" as="xs:string*">
    <xsl:param name="leaves" as="map(*)*"/>
    <xsl:for-each-group select="$leaves" group-adjacent="f:stanza(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key() eq ''">
          <xsl:for-each select="current-group()"><xsl:sequence select="f:paragraph(.)"/></xsl:for-each>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="'\stanza'"/>
          <xsl:for-each select="current-group()">
            <xsl:sequence select="f:verse-line(.) || (if (position() eq last()) then '\&amp;' else '&amp;')"/>
          </xsl:for-each>
          <xsl:sequence select="''"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:template>

  <!-- The lines of one stanza or speech have one name; what is no line of verse has none. -->
  <xsl:function name="f:stanza" as="xs:string">
    <xsl:param name="leaf" as="map(*)"/>
    <xsl:sequence select="if ($leaf?of/self::l) then generate-id($leaf?of/ancestor::*[not(self::app or self::lem or self::rdg or self::rdgGrp or self::choice or self::seg)][1]) else ''"/>
  </xsl:function>

  <!-- A line, with the edition's number where the one before does not lead to it. -->
  <xsl:function name="f:verse-line" as="xs:string">
    <xsl:param name="leaf" as="map(*)"/>
    <xsl:variable name="line" select="$leaf?of" as="element(l)"/>
    <xsl:variable name="number" select="f:whole-number($line)"/>
    <xsl:variable name="before" select="$line/preceding-sibling::*[1]/self::l ! f:whole-number(.)"/>
    <xsl:sequence select="
      (if (empty($number) or $before + 1 = $number) then '' else '\setline{' || $number || '}')
      || f:leaf-text($leaf, ' ')"/>
  </xsl:function>

  <!-- reledmac counts in whole numbers: line 12a is in line 12, and so is line 3.12. -->
  <xsl:function name="f:whole-number" as="xs:integer?">
    <xsl:param name="line" as="element(l)"/>
    <xsl:variable name="pattern" select="'^(.*[.,: ])?([0-9]+)[a-z]*$'"/>
    <xsl:sequence select="f:line-number($line)[matches(., $pattern)] ! xs:integer(replace(., $pattern, '$2'))"/>
  </xsl:function>

  <xsl:function name="f:paragraph" as="xs:string*">
    <xsl:param name="leaf" as="map(*)"/>
    <xsl:variable name="of" select="$leaf?of" as="element()?"/>
    <xsl:variable name="text" select="f:leaf-text($leaf, if ($of/self::head) then ' ' else '\newline{}')"/>
    <xsl:if test="$text ne ''">
      <xsl:sequence select="'\pstart{}' || f:dressed($of, $text), '\pend', ''"/>
    </xsl:if>
  </xsl:function>

  <!-- A leaf in the manner of what it is. -->
  <xsl:function name="f:dressed" as="xs:string">
    <xsl:param name="of" as="element()?"/>
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="depth" select="count($of/ancestor::*[matches(local-name(), '^div[1-7]?$')])"/>
    <xsl:sequence select="
      if ($of/self::head) then '\textbf{' || $text || '}'
      else if ($of/self::speaker) then '\apographspeaker{' || $text || '}'
      else if ($of/self::stage) then '\textit{' || $text || '}'
      else if ($of/self::item) then f:tex(f:item-sign($of)) || $text
      else $text"/>
  </xsl:function>

  <xsl:function name="f:item-sign" as="xs:string">
    <xsl:param name="item" as="element(item)"/>
    <xsl:sequence select="
      if ($item/@n) then $item/@n || ' '
      else if (f:list-kind($item/..) eq 'ordered') then count($item/preceding-sibling::item) + 1 || '. '
      else if ($item/preceding-sibling::*[1][self::label]) then ''
      else '– '"/>
  </xsl:function>

  <!-- The words of a leaf with what begins and ends at it, in its language. -->
  <xsl:function name="f:leaf-text" as="xs:string">
    <xsl:param name="leaf" as="map(*)"/>
    <xsl:param name="break" as="xs:string"/>
    <xsl:variable name="of" select="$leaf?of" as="element()?"/>
    <xsl:variable name="content" select="if ($of/self::row) then $of/cell else if ($of) then $of/node() else $leaf?nodes"/>
    <xsl:variable name="pieces" as="item()*">
      <xsl:apply-templates select="$content" mode="tex">
        <xsl:with-param name="same" select="f:same-words($content)" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:variable name="text" select="replace(f:tidy(string-join($pieces)), $f:break, f:as-replacement($break))"/>
    <xsl:variable name="spoken" select="f:in-language($text, ($of, $leaf?nodes[1]/..)[1], root($leaf?nodes[1])/*/text[1])"/>
    <xsl:sequence select="f:starts-at($leaf?nodes) || $spoken || f:ends-at($leaf?nodes)"/>
  </xsl:function>

  <xsl:function name="f:as-replacement" as="xs:string">
    <xsl:param name="string" as="xs:string"/>
    <xsl:sequence select="replace($string, '[\\$]', '\\$0')"/>
  </xsl:function>

  <!-- Words that stand in a leaf more than once and are the whole lemma of an entry in it: reledmac says
       which of those in a line is meant. -->
  <xsl:function name="f:same-words" as="xs:string*">
    <xsl:param name="content" as="node()*"/>
    <xsl:variable name="lemmas" select="distinct-values($content/descendant-or-self::app ! f:lemma(.) ! f:plain(.)[matches(., '^' || $f:word || '$')])"/>
    <xsl:if test="exists($lemmas)">
      <xsl:variable name="words" select="analyze-string(f:plain($content), $f:word)/*:match/string()"/>
      <xsl:sequence select="for $lemma in $lemmas return $lemma[count(index-of($words, $lemma)) gt 1]"/>
    </xsl:if>
  </xsl:function>
  <xsl:variable name="f:word" as="xs:string" select="'[\p{L}\p{M}\p{N}''’]+'"/>

</xsl:stylesheet>
