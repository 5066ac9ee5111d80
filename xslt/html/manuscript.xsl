<?xml version="1.0" encoding="UTF-8"?>
<!-- Manuscripts: where one is kept, what it holds, what it looks like; and the list of witnesses. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="description" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="sourceDesc/msDesc" mode="metadata">
    <xsl:call-template name="row">
      <xsl:with-param name="term" select="f:string('source')"/>
      <xsl:with-param name="content" as="element(Q{}dd)*">
        <dd><xsl:call-template name="id"/><xsl:call-template name="manuscript"/></dd>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A manuscript in a line, then whatever else is described, part by part. -->
  <xsl:template name="manuscript">
    <xsl:apply-templates select="msIdentifier" mode="content"/>
    <xsl:apply-templates select="head" mode="description"/>
    <xsl:apply-templates select="* except (msIdentifier|head)" mode="description"/>
  </xsl:template>

  <!-- Country, settlement, repository, shelfmark, name. -->
  <xsl:template match="msIdentifier" mode="content" priority="1">
    <xsl:for-each select="*[normalize-space()][not(self::altIdentifier)]">
      <xsl:if test="position() gt 1">, </xsl:if>
      <xsl:if test="self::idno[@type][not(idno)] and f:shelfmark(.) ne f:plain(.)">{@type} </xsl:if>
      <xsl:apply-templates select="." mode="content"/>
    </xsl:for-each>
    <xsl:for-each select="altIdentifier">
      <xsl:text>; </xsl:text>
      <xsl:for-each select="*[normalize-space()]">
        <xsl:if test="position() gt 1">, </xsl:if>
        <xsl:apply-templates select="." mode="content"/>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- A part of the description under its name, if the table of strings has one; structures are gone
       through, words are paragraphs. -->
  <xsl:template match="*" mode="description">
    <xsl:variable name="name" select="f:string-if-any('msDesc.' || local-name())"/>
    <xsl:choose>
      <xsl:when test="not(normalize-space())"><xsl:apply-templates select="." mode="anchors"/></xsl:when>
      <xsl:when test="text()[normalize-space()] or self::p">
        <p>
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:if test="$name"><span class="label">{$name}</span><xsl:text> </xsl:text></xsl:if>
          <xsl:apply-templates mode="content"/>
        </p>
      </xsl:when>
      <xsl:otherwise>
        <div>
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:if test="$name"><p class="label">{$name}</p></xsl:if>
          <xsl:apply-templates select="*" mode="description"/>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- The languages have a row of their own; notes say who wrote them. -->
  <xsl:template match="textLang" mode="description"/>
  <xsl:template match="note" mode="description">
    <p>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
      <xsl:call-template name="responsible"/>
    </p>
  </xsl:template>
  <xsl:template match="listBibl|list|table" mode="description">
    <xsl:apply-templates select="." mode="content"/>
  </xsl:template>
  <!-- What the shelfmark says already. -->
  <xsl:template match="msItem/locus[contains(f:plain(ancestor::msDesc[1]/msIdentifier), f:plain(.))]" mode="description">
    <xsl:apply-templates select="." mode="anchors"/>
  </xsl:template>

  <!-- Witnesses. -->
  <xsl:template match="sourceDesc/listWit" mode="metadata">
    <xsl:call-template name="row">
      <xsl:with-param name="term" select="f:string('witnesses')"/>
      <xsl:with-param name="content" as="element(Q{}dd)*">
        <xsl:for-each select="self::*[@xml:id][('#' || @xml:id) = (//lem|//rdg)/@wit/tokenize(.)]"><xsl:call-template name="witness-group"/></xsl:for-each>
        <xsl:apply-templates select=".//listWit[@xml:id]|.//witness" mode="metadata"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <!-- A group: its siglum, and whom it stands for. -->
  <xsl:template match="listWit//listWit" mode="metadata">
    <xsl:call-template name="witness-group"/>
  </xsl:template>
  <xsl:template name="witness-group">
    <dd>
      <xsl:call-template name="id"/>
      <b class="siglum">{(.//(abbr|idno)[@type eq 'siglum'][not(ancestor::witness[ancestor::listWit[. is current()]])] ! f:plain(.), @n, @xml:id)[1]}</b>
      <xsl:text> = {string-join(.//witness ! f:siglum(.), ' ')}</xsl:text>
    </dd>
  </xsl:template>
  <xsl:template match="witness" mode="metadata">
    <dd>
      <xsl:call-template name="id"/>
      <xsl:variable name="siglum" select="(abbr|idno)[@type eq 'siglum'][1]"/>
      <b class="siglum">
        <xsl:choose>
          <xsl:when test="$siglum"><xsl:apply-templates select="$siglum/node()" mode="content"/></xsl:when>
          <xsl:otherwise>{f:siglum(.)}</xsl:otherwise>
        </xsl:choose>
      </b>
      <xsl:text> </xsl:text>
      <xsl:for-each select="node()[not(self::witness)][not(. is $siglum)][self::* or normalize-space()]">
        <xsl:choose>
          <xsl:when test="self::msDesc"><xsl:call-template name="manuscript"/></xsl:when>
          <xsl:when test="self::listBibl"><xsl:apply-templates select="*" mode="content"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="content"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </dd>
  </xsl:template>

</xsl:stylesheet>
