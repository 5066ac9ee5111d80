<?xml version="1.0" encoding="UTF-8"?>
<!-- Names and everything else that points into a register, and links in general. HTML forbids a link
     in a link: where the content of one holds another, the outer words stay plain and a small link
     follows them. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- A mention: the element's own HTML, inside a link to the entry. -->
  <xsl:template match="*[@ref or @key]" mode="content" priority="10">
    <xsl:variable name="target" select="f:pointer((@ref, @key))"/>
    <xsl:choose>
      <xsl:when test="empty($target?href)"><xsl:next-match/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="body" as="item()*"><xsl:next-match/></xsl:variable>
        <xsl:call-template name="link">
          <xsl:with-param name="target" select="$target"/>
          <xsl:with-param name="body" select="$body"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A link around the HTML of the context element; the target is what f:pointer returns. -->
  <xsl:template name="link">
    <xsl:param name="target" as="map(*)?"/>
    <xsl:param name="body" as="item()*"/>
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$echo or empty($target?href)">
        <xsl:sequence select="$body"/>
      </xsl:when>
      <!-- What holds links or blocks cannot be in a link; what shows no words would be one that nobody sees. -->
      <xsl:when test="f:has-links(.) or f:has-blocks(.) or not($body ! (normalize-space(.)[. ne ''], .//*:img)[1])">
        <xsl:sequence select="$body"/>
        <a class="link-after {$target?kind}" href="{$target?href}" aria-label="{($target?label[. ne ''], f:plain(.))[1]}">→</a>
      </xsl:when>
      <xsl:otherwise>
        <a class="link {$target?kind}" href="{$target?href}">
          <xsl:if test="$target?label[. ne ''][. ne normalize-space(string-join($body))]"><xsl:attribute name="title" select="$target?label"/></xsl:if>
          <xsl:sequence select="$body"/>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Whether there are links in the HTML of an element's content. -->
  <xsl:function name="f:has-links" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="some $inner in $element/descendant::* satisfies f:makes-link($inner)"/>
  </xsl:function>
  <xsl:function name="f:makes-link" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      exists($element/(self::note|self::app))
      or f:is-intervention($element)
      or exists($element/(@ref|@key)[exists(f:pointer(.))])
      or exists($element/(self::ref|self::ptr)/@target)
      or exists($element/self::idno[matches(., '^\s*https?://')])"/>
  </xsl:function>

</xsl:stylesheet>
