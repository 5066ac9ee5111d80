<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse and drama. The number of a line is in data-n on every line; the style sheet prints those
     of class "fifth" beside the line. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template match="lg|sp|spGrp" mode="content">
    <xsl:call-template name="division"/>
  </xsl:template>

  <xsl:template match="l" mode="content">
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <!-- Those of readings and notes are not counted. -->
      <xsl:if test="not($echo) and ancestor::text and not(@part = ('M', 'F')) and (@n or not(ancestor::rdg|ancestor::note))">
        <xsl:attribute name="data-n" select="f:line-number(.)"/>
      </xsl:if>
      <xsl:apply-templates mode="content"/>
    </div>
  </xsl:template>
  <xsl:template match="l" mode="class" as="xs:string*">
    <xsl:variable name="number" select="f:line-number(.)"/>
    <xsl:variable name="continues" select="@part = ('M', 'F')"/>
    <xsl:variable name="fifth" select="$number castable as xs:integer and xs:integer($number) mod 5 eq 0"/>
    <xsl:sequence select="
      'l',
      if ($continues) then 'part' else if ($fifth and empty(ancestor::note) and (@n or empty(ancestor::rdg))) then 'fifth' else (),
      f:rendition(.)"/>
  </xsl:template>

  <!-- Stage directions: on a line of their own, or in a speech. -->
  <xsl:template match="stage[f:is-division(..)]" mode="content">
    <xsl:call-template name="paragraph"/>
  </xsl:template>

  <!-- Casts. -->
  <xsl:template match="castList" mode="content">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:for-each-group select="*" group-adjacent="boolean(self::castItem or self::castGroup)">
        <xsl:choose>
          <xsl:when test="current-grouping-key()">
            <ul class="cast">
              <xsl:apply-templates select="current-group()" mode="content"/>
            </ul>
          </xsl:when>
          <xsl:otherwise>
            <xsl:apply-templates select="current-group()" mode="content"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each-group>
    </div>
  </xsl:template>
  <xsl:template match="castGroup" mode="content">
    <li>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="* except (castItem|castGroup)" mode="content"/>
      <ul class="cast">
        <xsl:apply-templates select="castItem|castGroup" mode="content"/>
      </ul>
    </li>
  </xsl:template>
  <xsl:template match="castItem" mode="content">
    <li>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
    </li>
  </xsl:template>

</xsl:stylesheet>
