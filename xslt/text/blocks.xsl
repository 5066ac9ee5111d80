<?xml version="1.0" encoding="UTF-8"?>
<!-- The text as blocks. An element that holds blocks is gone through; one that holds a line is a
     block; what is between blocks in mixed content is a block of its own. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="block" on-no-match="fail" use-accumulators="#all"/>

  <!-- Content as blocks: runs of a line become one block each. -->
  <xsl:function name="f:blocks" as="element(Q{}block)*">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:for-each-group select="$nodes" group-adjacent="f:is-block(.)">
      <xsl:choose>
        <xsl:when test="current-grouping-key()"><xsl:apply-templates select="current-group()" mode="block"/></xsl:when>
        <xsl:otherwise><xsl:sequence select="f:block(f:lines(current-group()))"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each-group>
  </xsl:function>

  <!-- Blocks of which only the first may have a blank line before it. -->
  <xsl:function name="f:together" as="element(Q{}block)*">
    <xsl:param name="blocks" as="element(Q{}block)*"/>
    <xsl:sequence select="head($blocks), tail($blocks) ! f:tight(.)"/>
  </xsl:function>
  <xsl:function name="f:tight" as="element(Q{}block)">
    <xsl:param name="block" as="element(Q{}block)"/>
    <block tight="yes"><xsl:sequence select="$block/(@hang, @indent), string($block)"/></block>
  </xsl:function>

  <!-- Any element: its content. -->
  <xsl:template match="*" mode="block">
    <xsl:sequence select="f:blocks(node())"/>
  </xsl:template>
  <xsl:template match="text()|comment()|processing-instruction()" mode="block"/>

  <!-- A leaf that is printed between brackets or signs: the string knows how. -->
  <xsl:template match="gap|figure[not(*)]|*[@rend][not(f:has-blocks(.))]" mode="block">
    <xsl:sequence select="f:block(f:lines(.))"/>
  </xsl:template>

  <!-- A dateline directly below a heading. -->
  <xsl:template match="*[self::opener or self::dateline][preceding-sibling::*[1][self::head]][descendant-or-self::dateline]" mode="block" priority="1">
    <xsl:variable name="blocks" as="element(Q{}block)*"><xsl:next-match/></xsl:variable>
    <xsl:sequence select="head($blocks) ! f:tight(.), tail($blocks)"/>
  </xsl:template>

  <!-- What is set line by line. -->
  <xsl:template match="opener|closer|address|docTitle|docImprint|castList|castGroup" mode="block">
    <xsl:sequence select="f:together(f:blocks(node()))"/>
  </xsl:template>

  <!-- A paragraph of a quotation that the source prints without marks. -->
  <xsl:template match="p[f:paragraph-quotation-mark(., 'open')][not(f:has-blocks(.))]" mode="block">
    <xsl:sequence select="f:block(f:paragraph-quotation-mark(., 'open') || f:lines(node()) || f:paragraph-quotation-mark(., 'close'))"/>
  </xsl:template>

  <!-- Verse: lines close up in a stanza. A wrapped line goes on indented. -->
  <xsl:template match="lg[not(lg)]" mode="block">
    <xsl:sequence select="f:together(f:blocks(node()))"/>
  </xsl:template>
  <xsl:template match="lg[not(lg)][head]" mode="block">
    <xsl:sequence select="f:blocks(head), f:together(f:blocks(node() except head))"/>
  </xsl:template>
  <xsl:template match="l" mode="block">
    <xsl:variable name="line" select="f:lines(node())"/>
    <xsl:if test="$line ne ''">
      <block hang="4">
        <xsl:if test="not(parent::lg) and preceding-sibling::*[1][self::l or self::speaker]"><xsl:attribute name="tight" select="'yes'"/></xsl:if>
        <xsl:text>{$line}</xsl:text>
      </block>
    </xsl:if>
  </xsl:template>

  <!-- A quotation and below it its source. -->
  <xsl:template match="cit" mode="block">
    <xsl:variable name="blocks" as="element(Q{}block)*">
      <xsl:for-each select="*"><xsl:sequence select="f:blocks(.)"/></xsl:for-each>
    </xsl:variable>
    <xsl:sequence select="$blocks[position() lt last()], $blocks[last()] ! (if (exists($blocks[2])) then f:tight(.) else .)"/>
  </xsl:template>

  <!-- Drama: the speaker, and below what is said. -->
  <xsl:template match="sp" mode="block">
    <xsl:variable name="speaker" select="speaker[1]"/>
    <xsl:choose>
      <xsl:when test="$speaker">
        <xsl:variable name="before" select="f:blocks(node()[. &lt;&lt; $speaker])" as="element(Q{}block)*"/>
        <xsl:variable name="after" select="f:blocks(node()[. >> $speaker])" as="element(Q{}block)*"/>
        <xsl:sequence select="$before, f:block(f:lines($speaker/node())), head($after) ! f:tight(.), tail($after)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:blocks(node())"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Lists: an item is a line, with its number or a dash before it. -->
  <xsl:template match="list" mode="block">
    <xsl:sequence select="f:blocks(head), f:together(f:blocks(* except head))"/>
  </xsl:template>
  <xsl:template match="item" mode="block">
    <xsl:variable name="label" select="preceding-sibling::*[1][self::label] ! f:lines(node())"/>
    <xsl:variable name="sign" select="
      if (exists($label)) then $label || (if (matches($label, '[.:)\]]$')) then ' ' else ': ')
      else if (@n) then @n || ' '
      else if (f:list-kind(..) eq 'ordered') then count(preceding-sibling::item) + 1 || '. '
      else '- '"/>
    <xsl:variable name="blocks" select="f:blocks(node())" as="element(Q{}block)*"/>
    <xsl:variable name="step" select="if (exists($label)) then 4 else string-length($sign)"/>
    <block hang="{$step}">{$sign}{$blocks[1]}</block>
    <xsl:for-each select="tail($blocks)">
      <block indent="{xs:integer((@indent, 0)[1]) + $step}"><xsl:sequence select="@tight, @hang, string(.)"/></block>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="list/label[following-sibling::*[1][self::item]]" mode="block"/>

  <!-- Tables: a row is a line, its cells kept apart by bars. -->
  <xsl:template match="table" mode="block">
    <xsl:sequence select="f:blocks(head), f:together(f:blocks(* except head))"/>
  </xsl:template>
  <xsl:template match="row" mode="block">
    <xsl:sequence select="f:block(string-join(cell ! replace(f:lines(node()), $f:break, ' '), ' | '))"/>
  </xsl:template>

  <!-- Figures: the heading, and what the description says of the image. -->
  <xsl:template match="figure" mode="block">
    <xsl:sequence select="f:blocks(* except (figDesc|graphic))"/>
    <xsl:sequence select="f:block((figDesc, graphic/desc)[1] ! ('[' || f:string('plain.image') || ' ' || f:lines(node()) || ']'))"/>
  </xsl:template>

  <!-- A stemma: what descends from a node is below it and further in. -->
  <xsl:template match="eTree|forest|graph|tree" mode="block">
    <xsl:variable name="stemma" select="f:stemma(.)"/>
    <xsl:choose>
      <xsl:when test="empty($stemma)"><xsl:next-match/></xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="f:block(f:stemma-name($stemma) || ':'), $stemma?roots ! f:stemma-blocks(., 0)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:function name="f:stemma-blocks" as="element(Q{}block)*">
    <xsl:param name="node" as="map(*)"/>
    <xsl:param name="depth" as="xs:integer"/>
    <block tight="yes" indent="{2 * $depth}" hang="2">- {f:stemma-label($node)}{f:stemma-words($node)}</block>
    <xsl:sequence select="$node?children ! f:stemma-blocks(., $depth + 1)"/>
  </xsl:function>

  <!-- The apparatus stands at the end: here only what the text has. -->
  <xsl:template match="app" mode="block">
    <xsl:if test="not(f:is-apart(.))"><xsl:sequence select="f:blocks(f:lemma(.)/node())"/></xsl:if>
  </xsl:template>
  <xsl:template match="choice" mode="block">
    <xsl:sequence select="f:blocks(f:chosen(., $view)/node())"/>
  </xsl:template>
  <xsl:template match="listApp" mode="block"/>
  <xsl:template match="div|div1|div2|div3|div4|div5|div6|div7" mode="block">
    <xsl:sequence select="f:blocks(node()), f:apparatus($f:feet?(generate-id(.)))"/>
  </xsl:template>

  <!-- Whole paragraphs inside an intervention: its signs on the first and the last. -->
  <xsl:template match="supplied|surplus|del|add|unclear" mode="block">
    <xsl:variable name="blocks" select="f:blocks(node())" as="element(Q{}block)*"/>
    <xsl:variable name="sign" select="f:sign(., $view)"/>
    <xsl:variable name="signs" select="if (exists($sign)) then (string($sign?open), f:sign-close(., $sign)) else tokenize(f:signs(.), ' ')"/>
    <xsl:if test="exists($sign) or not(self::del or self::surplus) or $view eq 'diplomatic'">
      <xsl:for-each select="$blocks">
        <block>
          <xsl:sequence select="@tight, @hang, @indent"/>
          <xsl:text>{if (. is $blocks[1]) then $signs[1] else ()}{.}{if (. is $blocks[last()]) then $signs[2] else ()}</xsl:text>
        </block>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
  <xsl:function name="f:signs" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      if ($element/self::supplied) then '[ ]'
      else if ($element/self::unclear) then ' [?]'
      else if ($view ne 'diplomatic') then ' '
      else if ($element/self::surplus) then '{ }'
      else if ($element/self::del) then '⟦ ⟧'
      else '\ /'"/>
  </xsl:function>

</xsl:stylesheet>
