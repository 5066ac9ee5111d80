<?xml version="1.0" encoding="UTF-8"?>
<!-- Speech and quotation. Reported speech (said direct="false") and quoted words differ by class;
     who speaks is in a title for the mouse and in the list "Who speaks" for everybody. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- In a line: with quotation marks where the source's are not in the text. -->
  <xsl:template match="said|q|quote" mode="content">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:call-template name="speaker"/>
      <xsl:text>{if (f:is-quoted(.)) then f:quotation-mark(., 'open') else ()}</xsl:text>
      <xsl:call-template name="content"/>
      <xsl:text>{if (f:is-quoted(.)) then f:quotation-mark(., 'close') else ()}</xsl:text>
    </span>
  </xsl:template>

  <!-- As a block. -->
  <xsl:template match="(said|q)[f:is-block(.)]" mode="content" priority="1">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:call-template name="speaker"/>
      <xsl:apply-templates mode="content"/>
    </div>
  </xsl:template>
  <xsl:template match="quote[f:is-block(.)]" mode="content" priority="1">
    <blockquote>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:call-template name="speaker"/>
      <xsl:apply-templates mode="content"/>
    </blockquote>
  </xsl:template>

  <!-- A quotation with its source. -->
  <xsl:template match="cit[f:is-block(.)]" mode="content">
    <xsl:call-template name="division"/>
  </xsl:template>
  <xsl:template match="cit[f:is-division(..)]/quote[not(f:is-block(.))]" mode="content" priority="1">
    <blockquote>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
    </blockquote>
  </xsl:template>
  <xsl:template match="cit[f:is-division(..)]/bibl" mode="content">
    <xsl:call-template name="paragraph"/>
  </xsl:template>
  <xsl:template match="cit/*" mode="content" priority="11">
    <xsl:if test="not(. is ../*[1]) and not(f:is-block(..))"><xsl:text> </xsl:text></xsl:if>
    <xsl:next-match/>
  </xsl:template>

  <!-- So called: the editor's quotation marks, if the text has none. -->
  <xsl:template match="soCalled[$f:supplies-quotation-marks]" mode="content">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:text>{f:string('quote.open.inner')}</xsl:text>
      <xsl:apply-templates mode="content"/>
      <xsl:text>{f:string('quote.close.inner')}</xsl:text>
    </span>
  </xsl:template>

  <xsl:template match="said" mode="class" as="xs:string*">
    <xsl:sequence select="'said', if (f:is-quoted(.)) then 'direct' else 'reported', f:rendition(.)"/>
  </xsl:template>

  <!-- Who speaks, on the element itself. A speech has an id so that the list can link to it. -->
  <xsl:template name="speaker">
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:if test="@who">
      <xsl:attribute name="title" select="f:speech-words(.)"/>
      <xsl:if test="not($echo) and f:is-text(.)">
        <xsl:attribute name="id" select="f:speech-id(.)"/>
      </xsl:if>
    </xsl:if>
  </xsl:template>
  <xsl:function name="f:speech-words" as="xs:string">
    <xsl:param name="speech" as="element()"/>
    <xsl:sequence select="string-join(f:labels($speech/@who), ', ') || ' (' || f:speech-kind($speech) || ')'"/>
  </xsl:function>
  <xsl:function name="f:speech-kind" as="xs:string">
    <xsl:param name="speech" as="element()"/>
    <xsl:sequence select="f:string(if (f:is-quoted($speech)) then 'speech.direct' else 'speech.reported')"/>
  </xsl:function>
  <xsl:function name="f:speech-id" as="xs:string">
    <xsl:param name="speech" as="element()"/>
    <xsl:sequence select="(f:id($speech), f:own-id('speech-' || $speech/accumulator-before('f:speech')))[1]"/>
  </xsl:function>

  <!-- The speeches that the list knows: a quotation inside its speaker's own speech is part of it. -->
  <xsl:function name="f:speeches" as="element()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="if (f:uses(('said', 'q', 'quote'))) then $tei/descendant::*[@who][self::said or self::q or self::quote][f:is-text(.)] else ()"/>
  </xsl:function>

  <!-- The list: speakers in order of appearance, under each the beginnings of the speeches. -->
  <xsl:template name="speech-list">
    <dl class="speeches">
      <xsl:for-each-group select="f:speeches(.)" group-by="@who">
        <xsl:variable name="target" select="f:pointer(@who)"/>
        <dt>
          <xsl:choose>
            <xsl:when test="$target?href"><a class="link {$target?kind}" href="{$target?href}">{string-join(f:labels(@who), ', ')}</a></xsl:when>
            <xsl:otherwise>{string-join(f:labels(@who), ', ')}</xsl:otherwise>
          </xsl:choose>
        </dt>
        <xsl:for-each select="current-group()">
          <dd>
            <a href="#{f:speech-id(.)}">
              <xsl:call-template name="moved-language"/>
              <xsl:text>{f:shorten(f:plain(node()), 60)}</xsl:text>
            </a>
            <xsl:text> ({f:speech-kind(.)})</xsl:text>
          </dd>
        </xsl:for-each>
      </xsl:for-each-group>
    </dl>
  </xsl:template>

  <!-- The beginning of a long string, at a word's end. -->
  <xsl:function name="f:shorten" as="xs:string">
    <xsl:param name="string" as="xs:string"/>
    <xsl:param name="length" as="xs:integer"/>
    <xsl:sequence select="if (string-length($string) le $length) then $string else replace(substring($string, 1, $length), '\s+\S*$', '') || ' …'"/>
  </xsl:function>

</xsl:stylesheet>
