<?xml version="1.0" encoding="UTF-8"?>
<!-- Attributes of HTML elements that stand for TEI elements, and the shapes that most of them take:
     a span in a line, a paragraph, a division. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="attributes" on-no-match="fail"/>
  <xsl:mode name="class" on-no-match="fail"/>
  <xsl:mode name="anchors" on-no-match="shallow-skip" use-accumulators="#all"/>

  <!-- The attributes of the HTML element that stands for a TEI element. -->
  <xsl:template match="*" mode="attributes">
    <xsl:variable name="class" as="xs:string*">
      <xsl:apply-templates select="." mode="class"/>
    </xsl:variable>
    <xsl:if test="exists($class)">
      <xsl:attribute name="class" select="$class"/>
    </xsl:if>
    <xsl:if test="@*">
      <xsl:call-template name="id"/>
      <xsl:if test="@xml:lang"><xsl:call-template name="language"/></xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- The id by which others link to a TEI element: its own, or its number as a mention. -->
  <xsl:template name="id">
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:if test="not($echo) and (@xml:id or @ref or @key)">
      <xsl:variable name="id" select="f:id(.)"/>
      <xsl:if test="$id"><xsl:attribute name="id" select="$id"/></xsl:if>
    </xsl:if>
  </xsl:template>
  <xsl:function name="f:id" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      if ($element/@xml:id) then string($element/@xml:id)
      else if (($element/@ref or $element/@key) and f:is-text($element)) then f:own-id('mention-' || $element/accumulator-before('f:mention'))
      else ()"/>
  </xsl:function>

  <!-- The language that an element itself states, with the direction where it is not the usual one. -->
  <xsl:template name="language">
    <xsl:if test="@xml:lang ne ''">
      <xsl:sequence select="f:language-attributes(@xml:lang, f:language(..))"/>
    </xsl:if>
  </xsl:template>

  <!-- The same of words that a page shows among its own. -->
  <xsl:template name="foreign-words">
    <xsl:if test="normalize-space()"><xsl:sequence select="f:foreign(f:language(.))"/></xsl:if>
  </xsl:template>

  <!-- The language of content that is shown away from its place, or whose ancestors are not shown. -->
  <xsl:template name="moved-language">
    <xsl:variable name="language" select="f:language(.)"/>
    <xsl:if test="$language"><xsl:sequence select="f:language-attributes($language, ())"/></xsl:if>
  </xsl:template>

  <!-- The language of words among those of the page, where it is another: dir also keeps apart what is written
       from right to left (HTML, 15.3.6). -->
  <xsl:function name="f:foreign" as="attribute()*">
    <xsl:param name="tag" as="xs:string?"/>
    <xsl:if test="$tag and $tag ne $f:interface-language"><xsl:sequence select="f:language-attributes($tag, ())"/></xsl:if>
  </xsl:function>
  <xsl:function name="f:in-language" as="node()*">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="tag" as="xs:string?"/>
    <xsl:choose>
      <xsl:when test="$tag and $tag ne $f:interface-language"><span><xsl:sequence select="f:foreign($tag)"/>{$words}</span></xsl:when>
      <xsl:otherwise>{$words}</xsl:otherwise>
    </xsl:choose>
  </xsl:function>
  <!-- The other way round: words of the page, those in attributes too, among those at a node (HTML, 3.2.6.2). -->
  <xsl:function name="f:own-words" as="attribute()*">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="language" select="f:language($node)"/>
    <xsl:if test="$language and $language ne $f:interface-language"><xsl:sequence select="f:language-attributes($f:interface-language, $language)"/></xsl:if>
  </xsl:function>

  <xsl:function name="f:language-attributes" as="attribute()*">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:param name="outer" as="xs:string?"/>
    <xsl:attribute name="lang" select="$tag"/>
    <xsl:if test="f:direction($tag) eq 'rtl' or ($outer and f:direction($outer) eq 'rtl')">
      <xsl:attribute name="dir" select="f:direction($tag)"/>
    </xsl:if>
  </xsl:function>

  <!-- Class: the element's name and how it looks in the source. -->
  <xsl:template match="*" mode="class" as="xs:string*">
    <xsl:sequence select="local-name(), .[@rend] ! f:rendition(.)"/>
  </xsl:template>

  <!-- Elements whose HTML element says what they are. -->
  <xsl:template match="p|emph|list|item|row|cell|table|figure|foreign|date|time|abbr|body|ref" mode="class" as="xs:string*">
    <xsl:sequence select=".[@rend] ! f:rendition(.)"/>
  </xsl:template>

  <xsl:template match="div|div1|div2|div3|div4|div5|div6|div7" mode="class" as="xs:string*">
    <xsl:sequence select="@type ! tokenize(lower-case(.))[matches(., '^[a-z][a-z0-9_-]*$')] ! ('type-' || .), f:rendition(.)"/>
  </xsl:template>

  <!-- rend="italic centre" as class words: rend-italic, rend-centre. -->
  <xsl:function name="f:rendition" as="xs:string*">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize(lower-case($element/@rend))[matches(., '^[a-z][a-z0-9_-]*$')] ! ('rend-' || .)"/>
  </xsl:function>

  <!-- An element in a line: a span, or a division if it holds blocks. -->
  <xsl:template name="inline">
    <xsl:choose>
      <xsl:when test="* and f:has-blocks(.)">
        <div>
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:apply-templates mode="content"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:call-template name="content"/>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Content, between square brackets where the source prints them around the element. -->
  <xsl:template name="content">
    <xsl:variable name="brackets" select="@rend and f:has-brackets(.)"/>
    <xsl:if test="$brackets">[</xsl:if>
    <xsl:apply-templates mode="content"/>
    <xsl:if test="$brackets">]</xsl:if>
  </xsl:template>

  <!-- A paragraph. HTML's cannot hold lists, quotations in blocks or other paragraphs; then it is a
       division that looks like one. -->
  <xsl:template name="paragraph">
    <xsl:param name="is-quoted" as="xs:boolean" select="false()"/>
    <xsl:choose>
      <xsl:when test="* and f:has-blocks(.)">
        <div>
          <xsl:call-template name="paragraph-content"><xsl:with-param name="is-quoted" select="$is-quoted"/></xsl:call-template>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <p>
          <xsl:call-template name="paragraph-content"><xsl:with-param name="is-quoted" select="$is-quoted"/></xsl:call-template>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="paragraph-content">
    <xsl:param name="is-quoted" as="xs:boolean"/>
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="id" select="if (not($echo) and f:is-anchored(.)) then f:paragraph-id(.) else ()"/>
    <xsl:apply-templates select="." mode="attributes"/>
    <xsl:if test="$id"><xsl:attribute name="id" select="$id"/></xsl:if>
    <xsl:choose>
      <xsl:when test="$is-quoted">
        <xsl:text>{f:paragraph-quotation-mark(., 'open')}</xsl:text>
        <xsl:apply-templates mode="content"/>
        <xsl:text>{f:paragraph-quotation-mark(., 'close')}</xsl:text>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="content"/></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$id">
      <xsl:call-template name="paragraph-link"><xsl:with-param name="id" select="$id"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="p[*][f:has-blocks(.)]" mode="class" as="xs:string*">
    <xsl:sequence select="'p', f:rendition(.)"/>
  </xsl:template>

  <!-- A division. -->
  <xsl:template name="division">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
      <xsl:call-template name="foot"/>
    </div>
  </xsl:template>

  <!-- What is not shown may still be linked to. -->
  <xsl:template match="*" mode="anchors">
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:if test="not($echo) and f:id(.)"><span id="{f:id(.)}"></span></xsl:if>
    <xsl:apply-templates select="*" mode="anchors"/>
  </xsl:template>

</xsl:stylesheet>
