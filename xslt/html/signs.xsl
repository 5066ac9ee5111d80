<?xml version="1.0" encoding="UTF-8"?>
<!-- Editorial signs of a table (common/signs.xsl), as HTML. What is added and deleted keeps its element. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template match="(supplied|surplus|unclear|sic|corr|damage|seg)[f:has-sign(., $view)]" mode="content" priority="5">
    <xsl:variable name="sign" select="f:sign(., $view)"/>
    <xsl:choose>
      <xsl:when test="exists($sign?text)"><xsl:call-template name="sign-instead"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="signed">
          <xsl:with-param name="open" select="string($sign?open)"/>
          <xsl:with-param name="close" select="f:sign-close(., $sign)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="(gap|space)[f:has-sign(., $view)][not(f:is-division(..))]" mode="content" priority="5">
    <xsl:call-template name="sign-instead"/>
  </xsl:template>
  <xsl:template match="(add|del|ex)[not(f:has-blocks(.))][f:has-sign(., $view)]" mode="content" priority="5">
    <xsl:variable name="sign" select="f:sign(., $view)"/>
    <xsl:element name="{if (self::add) then 'ins' else if (self::del) then 'del' else 'span'}">
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:text>{$sign?open}</xsl:text>
      <xsl:apply-templates mode="content"/>
      <xsl:text>{f:sign-close(., $sign)}</xsl:text>
    </xsl:element>
    <xsl:call-template name="mark"/>
  </xsl:template>
  <xsl:template name="sign-instead">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:text>{f:sign-text(., f:sign(., $view))}</xsl:text>
      <xsl:apply-templates select="*" mode="anchors"/>
    </span>
    <xsl:call-template name="mark"/>
  </xsl:template>

  <!-- Letters with a mark: that of the innermost element that has one. -->
  <xsl:template match="text()[exists($f:marked-names)][ancestor::*/local-name() = $f:marked-names]" mode="content" priority="5">
    <xsl:variable name="mark" select="(ancestor::*[local-name() = $f:marked-names] ! f:sign(., $view)?mark)[last()]"/>
    <xsl:value-of select="if ($mark) then f:marked(f:space(.), $mark) else f:space(.)"/>
  </xsl:template>
  <xsl:variable name="f:marked-names" as="xs:string*" select="
    distinct-values(
      for $table in ($page?signs?reading, $page?signs?diplomatic), $key in map:keys($table)
      return replace($key, '/.*', '')[exists($table($key)?mark)])"/>

</xsl:stylesheet>
