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
        <dd><xsl:call-template name="id"/><xsl:call-template name="foreign-words"/><xsl:call-template name="manuscript"/></dd>
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
          <xsl:if test="$name"><span class="label"><xsl:sequence select="f:own-words(.)"/>{$name}</span><xsl:text> </xsl:text></xsl:if>
          <xsl:apply-templates mode="content"/>
        </p>
      </xsl:when>
      <xsl:otherwise>
        <div>
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:if test="$name"><p class="label"><xsl:sequence select="f:own-words(.)"/>{$name}</p></xsl:if>
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

  <!-- The list of witnesses is a section of its own, the conspectus siglorum. -->
  <xsl:template match="sourceDesc/listWit" mode="metadata"/>
  <xsl:template name="conspectus">
    <xsl:variable name="lists" select="fileDesc/sourceDesc/listWit, ../standOff/listWit"/>
    <xsl:variable name="stemmata" select="../standOff/(eTree|forest|graph|tree)[exists(f:stemma(.))]"/>
    <xsl:if test="exists(($lists, $stemmata))">
      <xsl:call-template name="section">
        <xsl:with-param name="name" select="'witnesses'"/>
        <xsl:with-param name="content">
          <xsl:for-each select="$lists">
            <div><xsl:call-template name="moved-language"/><xsl:apply-templates select="." mode="conspectus"/></div>
          </xsl:for-each>
          <xsl:apply-templates select="$stemmata" mode="content"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:mode name="conspectus" on-no-match="fail" use-accumulators="#all"/>

  <!-- A list; its heading says what a group stands for. Where only the apparatus has its siglum, that
       is its id. -->
  <xsl:template match="listWit" mode="conspectus">
    <xsl:variable name="siglum" select="(@n, @xml:id[f:is-cited(.)][empty(current()/head//(abbr|idno)[@type eq 'siglum'])])[1]"/>
    <xsl:if test="head or $siglum">
      <p class="group">
        <xsl:call-template name="id"/>
        <xsl:if test="$siglum"><b class="siglum">{$siglum}</b></xsl:if>
        <xsl:for-each select="head">
          <xsl:if test="$siglum"><xsl:text> </xsl:text></xsl:if>
          <xsl:call-template name="conspectus-words"/>
        </xsl:for-each>
      </p>
    </xsl:if>
    <xsl:for-each select="desc"><p><xsl:call-template name="conspectus-words"/></p></xsl:for-each>
    <ul class="conspectus">
      <xsl:if test="empty((head, $siglum))"><xsl:call-template name="id"/></xsl:if>
      <xsl:for-each select="witness|listWit"><li><xsl:apply-templates select="." mode="conspectus"/></li></xsl:for-each>
    </ul>
  </xsl:template>
  <xsl:template name="conspectus-words">
    <span>
      <xsl:call-template name="id"/>
      <xsl:if test="@xml:lang"><xsl:call-template name="moved-language"/></xsl:if>
      <xsl:apply-templates mode="content"/>
    </span>
  </xsl:template>

  <!-- A witness: its siglum leads to its text; then what it is; then those that are listed in it. -->
  <xsl:template match="witness" mode="conspectus">
    <xsl:variable name="siglum" select="(abbr|idno)[@type eq 'siglum'][1]"/>
    <div>
      <xsl:call-template name="id"/>
      <xsl:if test="@xml:lang"><xsl:call-template name="moved-language"/></xsl:if>
      <b class="siglum">
        <xsl:call-template name="witness-link">
          <xsl:with-param name="siglum" as="item()*">
            <xsl:choose>
              <xsl:when test="$siglum"><xsl:apply-templates select="$siglum/node()" mode="content"/></xsl:when>
              <xsl:otherwise>{f:siglum(.)}</xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
      </b>
      <xsl:call-template name="witness-before"/>
      <xsl:text> </xsl:text>
      <xsl:for-each select="node()[not(self::witness|self::listWit)][not(. is $siglum)][self::* or normalize-space()]">
        <xsl:choose>
          <xsl:when test="self::msDesc"><xsl:call-template name="manuscript"/></xsl:when>
          <xsl:when test="self::listBibl"><xsl:apply-templates select="*" mode="content"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="." mode="content"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </div>
    <xsl:apply-templates select="listWit" mode="conspectus"/>
    <xsl:if test="witness">
      <ul class="conspectus"><xsl:for-each select="witness"><li><xsl:apply-templates select="." mode="conspectus"/></li></xsl:for-each></ul>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:is-cited" as="xs:boolean">
    <xsl:param name="id" as="attribute()"/>
    <xsl:sequence select="some $wit in root($id)//@wit satisfies tokenize($wit) = ('#' || $id)"/>
  </xsl:function>

</xsl:stylesheet>
