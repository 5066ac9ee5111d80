<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists and tables. Both are strict about their children in HTML and lenient in TEI: a page break
     between two items goes into the item before it. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- A list that runs on in a line. -->
  <xsl:template match="list[f:list-kind(.) eq 'inline'][not(f:has-blocks(.))]" mode="content" priority="1">
    <xsl:choose>
      <xsl:when test="f:is-division(..)"><xsl:call-template name="paragraph"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="inline"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="list[f:list-kind(.) eq 'inline'][not(f:has-blocks(.))]/item" mode="content" priority="1">
    <xsl:if test="preceding-sibling::item"><xsl:text> </xsl:text></xsl:if>
    <xsl:call-template name="inline"/>
  </xsl:template>

  <!-- The list with what stands before its first item. -->
  <xsl:template match="list" mode="content">
    <xsl:variable name="first" select="(item|label|headLabel)[1]"/>
    <xsl:choose>
      <xsl:when test="empty($first)">
        <xsl:call-template name="division"/>
      </xsl:when>
      <xsl:when test="*[. &lt;&lt; $first] or trailer">
        <div class="list-block">
          <xsl:apply-templates select="*[. &lt;&lt; $first]" mode="content"/>
          <xsl:call-template name="list"/>
          <xsl:apply-templates select="trailer" mode="content"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="list"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Witnesses listed in the text: one below the other. -->
  <xsl:template match="text//listWit/witness" mode="content">
    <xsl:call-template name="division"/>
  </xsl:template>

  <xsl:template name="list">
    <xsl:choose>
      <xsl:when test="f:list-kind(.) eq 'ordered'">
        <ol>
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:apply-templates select="item" mode="content"/>
        </ol>
      </xsl:when>
      <xsl:when test="f:list-kind(.) eq 'gloss'">
        <dl>
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:apply-templates select="headLabel|headItem|label|item" mode="content"/>
        </dl>
      </xsl:when>
      <xsl:otherwise>
        <ul>
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:apply-templates select="item" mode="content"/>
        </ul>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="list" mode="class" as="xs:string*">
    <xsl:sequence select="if (f:is-block(.)) then () else 'list', f:list-kind(.), f:rendition(.)"/>
  </xsl:template>

  <xsl:template match="item" mode="content">
    <li>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:if test="@n and f:list-kind(..) ne 'ordered'"><span class="n">{@n}</span><xsl:text> </xsl:text></xsl:if>
      <xsl:apply-templates mode="content"/>
      <xsl:call-template name="strays"/>
    </li>
  </xsl:template>
  <xsl:template match="list[f:list-kind(.) eq 'gloss']/item" mode="content">
    <dd>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
      <xsl:call-template name="strays"/>
    </dd>
  </xsl:template>
  <xsl:template match="list/label|list/headLabel" mode="content">
    <dt>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
      <xsl:call-template name="strays"/>
    </dt>
  </xsl:template>
  <xsl:template match="list/headItem" mode="content">
    <dd>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
    </dd>
  </xsl:template>

  <!-- What stands between this item and the next and is neither (breaks, anchors, notes). -->
  <xsl:template name="strays">
    <xsl:variable name="next" select="following-sibling::*[self::item or self::label or self::headLabel or self::headItem or self::row or self::cell or self::trailer][1]"/>
    <xsl:apply-templates select="following-sibling::*[not(self::item or self::label or self::headLabel or self::headItem or self::row or self::cell or self::trailer)][empty($next) or . &lt;&lt; $next]" mode="content"/>
  </xsl:template>

  <!-- Tables. A wide one scrolls in its own box, which the keyboard can reach. -->
  <xsl:template match="table" mode="content">
    <xsl:variable name="first" select="row[1]"/>
    <section class="table" tabindex="0" aria-label="{(head[1] ! f:plain(node())[. ne ''], f:string('table'))[1]}">
      <table>
        <xsl:apply-templates select="." mode="attributes"/>
        <xsl:where-populated>
          <caption>
            <xsl:apply-templates select="*[. &lt;&lt; $first]/(if (self::head) then node() else .)" mode="content"/>
          </caption>
        </xsl:where-populated>
        <tbody>
          <xsl:apply-templates select="row" mode="content"/>
        </tbody>
      </table>
    </section>
  </xsl:template>

  <xsl:template match="row" mode="content">
    <tr>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="cell" mode="content"/>
    </tr>
  </xsl:template>

  <xsl:template match="cell" mode="content">
    <td>
      <xsl:call-template name="cell"/>
    </td>
  </xsl:template>
  <xsl:template match="row[@role eq 'label']/cell" mode="content" priority="2">
    <th scope="col">
      <xsl:call-template name="cell"/>
    </th>
  </xsl:template>
  <xsl:template match="cell[@role eq 'label']" mode="content" priority="1">
    <th scope="row">
      <xsl:call-template name="cell"/>
    </th>
  </xsl:template>
  <xsl:template name="cell">
    <xsl:apply-templates select="." mode="attributes"/>
    <xsl:if test="number(@cols) gt 1"><xsl:attribute name="colspan" select="@cols"/></xsl:if>
    <xsl:if test="number(@rows) gt 1"><xsl:attribute name="rowspan" select="@rows"/></xsl:if>
    <xsl:apply-templates mode="content"/>
    <xsl:call-template name="strays"/>
    <xsl:if test="empty(following-sibling::cell)">
      <xsl:for-each select=".."><xsl:call-template name="strays"/></xsl:for-each>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
