<?xml version="1.0" encoding="UTF-8"?>
<!-- Images of the source (TEI P5, 12.1): files beside the documents, or what an image service gives
     (IIIF Image API 3.0, 4: region, size, rotation, quality). Files are loaded when they come into view;
     what another server keeps is fetched only when the reader asks for it, so that no page depends on it.
     Each is a link to the whole image, which viewer.js opens in large. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template name="facsimile" as="element(Q{}section)?">
    <xsl:variable name="graphics" select="f:graphics(.)"/>
    <xsl:if test="exists($graphics)">
      <xsl:call-template name="section">
        <xsl:with-param name="name" select="'facsimile'"/>
        <xsl:with-param name="content">
          <ul class="facsimiles" data-in="{f:string('image.in')}" data-out="{f:string('image.out')}" data-whole="{f:string('image.whole')}" data-close="{f:string('image.close')}">
            <xsl:for-each select="$graphics">
              <xsl:variable name="words" select="f:image-words(., position())"/>
              <li>
                <xsl:for-each select="parent::surface/@xml:id"><xsl:attribute name="id" select="."/></xsl:for-each>
                <a href="{f:image(., 'max')}">
                  <xsl:if test="f:is-service(.)"><xsl:attribute name="data-service" select="f:service(.) || '/info.json'"/></xsl:if>
                  <xsl:if test="not(f:is-external(@url))">
                    <img loading="lazy" src="{f:image(., ',600')}" alt="">
                      <xsl:if test="matches(@width, '^\d+px$') and matches(@height, '^\d+px$')">
                        <xsl:attribute name="width" select="substring-before(@width, 'px')"/>
                        <xsl:attribute name="height" select="substring-before(@height, 'px')"/>
                      </xsl:if>
                    </img>
                  </xsl:if>
                  <span class="caption">{$words}</span>
                </a>
                <xsl:apply-templates select="self::graphic[@xml:id], parent::surface//zone[@xml:id]" mode="anchors"/>
              </li>
            </xsl:for-each>
          </ul>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:graphics" as="element(graphic)*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="$tei/facsimile//graphic[@url][f:is-first-image(.)]"/>
  </xsl:function>

  <!-- A surface may have the same image in several sizes: the first is shown. -->
  <xsl:function name="f:is-first-image" as="xs:boolean">
    <xsl:param name="graphic" as="element(graphic)"/>
    <xsl:sequence select="not($graphic/parent::surface) or empty($graphic/preceding-sibling::graphic[@url])"/>
  </xsl:function>

  <!-- What an image is called: the label of its surface, the number of its page, its own number. -->
  <xsl:function name="f:image-words" as="xs:string">
    <xsl:param name="graphic" as="element(graphic)"/>
    <xsl:param name="position" as="xs:integer"/>
    <xsl:variable name="surface" select="$graphic/parent::surface"/>
    <xsl:variable name="number" select="($surface/@n, $surface/@xml:id ! $f:page-breaks(string(.)))[1]"/>
    <xsl:sequence select="(
      $graphic/desc ! f:plain(.), $surface/(label|desc) ! f:plain(.),
      $number ! (f:string('page-break') || ' ' || .), f:string('image') || ' ' || $position)[. ne ''][1]"/>
  </xsl:function>

  <!-- The numbers of pages by the surface that they are on. -->
  <xsl:variable name="f:page-breaks" as="map(xs:string, xs:string)" select="f:page-breaks(/)"/>
  <xsl:function name="f:page-breaks" as="map(xs:string, xs:string)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="map:merge(
      $document[f:uses('pb')]//pb[@n][@facs] ! (let $number := string(@n) return tokenize(@facs)[starts-with(., '#')] ! map:entry(substring(., 2), $number)),
      map { 'duplicates': 'use-first' })"/>
  </xsl:function>

  <!-- An image service is named by its information, or by its type. -->
  <xsl:function name="f:is-service" as="xs:boolean">
    <xsl:param name="graphic" as="element(graphic)"/>
    <xsl:sequence select="f:is-external($graphic/@url) and (ends-with($graphic/@url, '/info.json') or contains(lower-case($graphic/@type), 'iiif'))"/>
  </xsl:function>
  <xsl:function name="f:service" as="xs:string">
    <xsl:param name="graphic" as="element(graphic)"/>
    <xsl:sequence select="replace($graphic/@url, '/(info\.json)?$', '')"/>
  </xsl:function>
  <xsl:function name="f:image" as="xs:string">
    <xsl:param name="graphic" as="element(graphic)"/>
    <xsl:param name="size" as="xs:string"/>
    <xsl:sequence select="
      if (f:is-service($graphic)) then f:service($graphic) || '/full/' || $size || '/0/default.jpg'
      else (f:pointer($graphic/@url)?href, string($graphic/@url))[1]"/>
  </xsl:function>

</xsl:stylesheet>
