<?xml version="1.0" encoding="UTF-8"?>
<!-- Stemmata (TEI P5, 20.4): the drawing, and the same as a list. Where what stands is worked out in
     src/site/stemma; nothing here depends on a style sheet or on colours. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template match="eTree|forest|graph|tree" mode="content">
    <xsl:variable name="data" select="f:stemma(.)"/>
    <xsl:choose>
      <xsl:when test="exists($data)">
        <div>
          <xsl:apply-templates select="." mode="attributes"/>
          <!-- Nodes, and names in their labels, may be linked to. -->
          <xsl:apply-templates select="*" mode="anchors"/>
          <xsl:call-template name="stemma">
            <xsl:with-param name="data" select="$data"/>
            <xsl:with-param name="name" select="($data?title, parent::figure/head ! f:plain(node()), f:stemma-name($data))[. ne ''][1]"/>
            <xsl:with-param name="notes"><xsl:apply-templates select=".//note[not(ancestor::note)]" mode="content"/></xsl:with-param>
          </xsl:call-template>
        </div>
      </xsl:when>
      <xsl:otherwise><xsl:next-match/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="(eTree|forest|graph|tree)[exists(f:stemma(.))]" mode="class" as="xs:string*">
    <xsl:sequence select="'stemma', f:rendition(.)"/>
  </xsl:template>

  <xsl:template match="eTree//note|forest//note|graph//note|tree//note" mode="anchors"/>

  <xsl:template name="stemma">
    <xsl:param name="data" as="map(*)"/>
    <xsl:param name="name" as="xs:string" select="f:stemma-name($data)"/>
    <xsl:param name="notes" as="item()*"/>
    <xsl:if test="$data?title ne ''"><p class="label">{$data?title}</p></xsl:if>
    <section class="table" aria-label="{$name}" tabindex="0">
      <svg viewBox="0 0 {$data?width} {$data?height}" width="{$data?width}" height="{$data?height}" role="group" aria-label="{$name}" font-size="16" fill="none" stroke="currentColor">
        <xsl:for-each select="$data?arcs">
          <path d="{?path}">
            <xsl:if test="?kind eq 'contamination'"><xsl:attribute name="stroke-dasharray" select="'5 4'"/></xsl:if>
            <xsl:if test="?label ne ''"><title>{?label}</title></xsl:if>
          </path>
          <xsl:if test="?tip"><path d="{?tip}"/></xsl:if>
        </xsl:for-each>
        <xsl:for-each select="$data?nodes">
          <xsl:choose>
            <xsl:when test="?href"><a href="{?href}"><xsl:call-template name="stemma-node"/></a></xsl:when>
            <xsl:otherwise><g><xsl:call-template name="stemma-node"/></g></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </svg>
    </section>
    <div class="why">{f:string('stemma.signs')}<xsl:sequence select="$notes"/></div>
    <details>
      <summary>{f:string('stemma.list')}</summary>
      <ul>
        <xsl:for-each select="$data?roots"><xsl:call-template name="stemma-item"/></xsl:for-each>
      </ul>
    </details>
  </xsl:template>

  <!-- A frame around what there is, a broken one around what is lost, none around what is inferred. -->
  <xsl:template name="stemma-node">
    <xsl:variable name="node" select="."/>
    <xsl:variable name="more" select="?state[. ne 'extant'] ! f:string('stemma.' || .), ?description[. ne '']"/>
    <!-- The title is the link's name, which has to have in it what is seen (WCAG 2.2, 2.5.3). -->
    <xsl:if test="?label ne '' and exists($more)"><title>{?label}: {string-join($more, '; ')}</title></xsl:if>
    <xsl:choose>
      <xsl:when test="?label eq ''"><circle cx="{?x}" cy="{?y + ?height div 2}" r="{?height div 2}" fill="currentColor"/></xsl:when>
      <xsl:when test="?state ne 'hypothetical'">
        <rect x="{?x - ?width div 2}" y="{?y}" width="{?width}" height="{?height}" rx="4">
          <xsl:if test="?state eq 'lost'"><xsl:attribute name="stroke-dasharray" select="'2 3'"/></xsl:if>
        </rect>
      </xsl:when>
    </xsl:choose>
    <xsl:for-each select="?lines">
      <text x="{$node?x}" y="{?y}" text-anchor="middle" fill="currentColor" stroke="none">{?text}</text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="stemma-item">
    <li>
      <xsl:choose>
        <xsl:when test="?href"><a class="siglum" href="{?href}">{f:stemma-label(.)}</a></xsl:when>
        <xsl:otherwise><span class="siglum">{f:stemma-label(.)}</span></xsl:otherwise>
      </xsl:choose>
      <xsl:text>{f:stemma-words(.)}</xsl:text>
      <xsl:if test="exists(?children)">
        <ul>
          <xsl:for-each select="?children"><xsl:call-template name="stemma-item"/></xsl:for-each>
        </ul>
      </xsl:if>
    </li>
  </xsl:template>

  <!-- A drawing is no wider than the page, if it can be read then: it becomes smaller by a quarter at most, and
       is moved in its box. On paper it is as wide as the paper. -->
  <xsl:variable name="f:stemma-style" as="xs:string?" select="
    if (empty($page?stemmata)) then ()
    else '.stemma svg{display:block;max-width:100%;height:auto}.stemma a text{text-decoration:underline}.stemma .why{font-size:0.8rem}.stemma ul{margin-block:0;padding-inline-start:1.3em}'
      || string-join($page?stemmata ! ('.stemma svg[width=&quot;' || ?width || '&quot;]{min-width:' || ?width * 0.75 || 'px}'))
      || '@media print{.stemma section{overflow:visible}.stemma svg{min-width:0!important}}'"/>

</xsl:stylesheet>
