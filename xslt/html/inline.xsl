<?xml version="1.0" encoding="UTF-8"?>
<!-- Phrases in a line for which HTML has an element: emphasis, highlighting, titles, dates, terms,
     references. All others are spans, by the default in structure.xsl. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template match="emph" mode="content">
    <em>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
    </em>
  </xsl:template>

  <!-- Highlighting keeps its meaning without a style sheet where HTML has an element for it. -->
  <xsl:template match="hi[f:looks(., ('bold', 'b', 'strong'))]" mode="content">
    <b>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
    </b>
  </xsl:template>
  <xsl:template match="hi[f:looks(., ('italic', 'italics', 'i'))]|hi[not(@rend|@rendition|@style)]" mode="content">
    <i>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
    </i>
  </xsl:template>
  <xsl:template match="hi[f:looks(., ('superscript', 'super', 'sup'))]" mode="content" priority="1">
    <sup>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
    </sup>
  </xsl:template>
  <xsl:template match="hi[f:looks(., ('subscript', 'sub'))]" mode="content" priority="1">
    <sub>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
    </sub>
  </xsl:template>
  <xsl:function name="f:looks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="words" as="xs:string+"/>
    <xsl:sequence select="tokenize(lower-case($element/@rend)) = $words and not(f:has-blocks($element))"/>
  </xsl:function>

  <!-- Words that are about themselves or foreign to the sentence. -->
  <xsl:template match="foreign|mentioned|term|distinct" mode="content">
    <i>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
    </i>
  </xsl:template>
  <xsl:template match="gloss" mode="content">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:text>{if ($f:supplies-quotation-marks) then f:string('quote.open.inner') else ()}</xsl:text>
      <xsl:apply-templates mode="content"/>
      <xsl:text>{if ($f:supplies-quotation-marks) then f:string('quote.close.inner') else ()}</xsl:text>
    </span>
  </xsl:template>

  <!-- Titles: books, journals and series are set in italics, articles and unpublished pieces are not. -->
  <xsl:template match="title" mode="content">
    <xsl:choose>
      <xsl:when test="@level = ('a', 'u')"><xsl:call-template name="inline"/></xsl:when>
      <xsl:otherwise>
        <cite>
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:apply-templates mode="content"/>
        </cite>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="title" mode="class" as="xs:string*">
    <xsl:sequence select="'title', @level ! ('level-' || .), f:rendition(.)"/>
  </xsl:template>

  <!-- Dates: machine-readable where HTML can read them. -->
  <!-- Without a value that HTML can read it is a span: text in a time element has to be a date. -->
  <xsl:template match="date|time|docDate[@when]|origDate[@when]" mode="content">
    <xsl:variable name="datetime" select="f:datetime(.)[not(current()/* and f:has-blocks(current()))]"/>
    <xsl:choose>
      <xsl:when test="$datetime">
        <time>
          <xsl:sequence select="$datetime"/>
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:call-template name="content"/>
        </time>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="inline"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="(date|time)[not(@when) or empty(f:datetime(.)) or f:has-blocks(.)]" mode="class" as="xs:string*">
    <xsl:sequence select="local-name(), f:rendition(.)"/>
  </xsl:template>
  <xsl:function name="f:datetime" as="attribute(datetime)?">
    <xsl:param name="date" as="element()"/>
    <!-- By length first: to learn that a value is none of a type is slow, and so is \d in SaxonJS. -->
    <xsl:variable name="value" select="$date/@when[matches(., '^[0-9]{2}')][not(starts-with(., '0000'))][
      if (string-length(.) eq 4) then . castable as xs:gYear
      else . castable as xs:date or . castable as xs:gYearMonth or . castable as xs:gYear or . castable as xs:time or . castable as xs:dateTime]"/>
    <xsl:if test="$value"><xsl:attribute name="datetime" select="$value"/></xsl:if>
  </xsl:function>

  <!-- References. -->
  <xsl:template match="ref[@target]" mode="content">
    <xsl:variable name="body" as="item()*"><xsl:call-template name="inline"/></xsl:variable>
    <xsl:call-template name="link">
      <xsl:with-param name="target" select="f:reference(@target)"/>
      <xsl:with-param name="body" select="$body"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="ref" mode="class" as="xs:string*">
    <xsl:sequence select="'ref', f:rendition(.)"/>
  </xsl:template>
  <xsl:template match="ptr[@target]" mode="content">
    <xsl:variable name="target" select="f:reference(@target)"/>
    <xsl:call-template name="link">
      <xsl:with-param name="target" select="$target"/>
      <xsl:with-param name="body" as="item()*">
        <span>
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:text>{($target?label[. ne ''], $target?href, string(@target))[1]}</xsl:text>
        </span>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- What a reference leads to: something in the edition, or an address outside it. -->
  <xsl:function name="f:reference" as="map(*)?">
    <xsl:param name="target" as="attribute()?"/>
    <xsl:variable name="outside" select="tokenize($target)[f:is-external(.)][1]"/>
    <xsl:sequence select="(
      f:pointer($target),
      $outside ! map { 'kind': 'external', 'href': ., 'label': . })[1]"/>
  </xsl:function>

  <!-- Addresses that stand in the text as identifiers. -->
  <xsl:template match="idno[matches(., '^\s*https?://\S+\s*$')][not(*)]" mode="content">
    <xsl:call-template name="link">
      <xsl:with-param name="target" select="map { 'kind': 'address', 'href': normalize-space(.), 'label': normalize-space(.) }"/>
      <xsl:with-param name="body" as="item()*"><xsl:call-template name="inline"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Descriptions of the encoding. -->
  <xsl:template match="gi|att|val|tag|ident|code" mode="content">
    <code>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:choose>
        <xsl:when test="self::gi">&lt;{.}&gt;</xsl:when>
        <xsl:when test="self::att">@{.}</xsl:when>
        <xsl:when test="self::val">"{.}"</xsl:when>
        <xsl:otherwise><xsl:apply-templates mode="content"/></xsl:otherwise>
      </xsl:choose>
    </code>
  </xsl:template>

</xsl:stylesheet>
