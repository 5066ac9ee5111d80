<?xml version="1.0" encoding="UTF-8"?>
<!-- How to cite the document: its citation, the edition that publishes it, and files for reference
     managers. What the edition says of itself is in $page?citation; without it there is no section. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template name="how-to-cite" as="element(Q{}section)*">
    <xsl:variable name="tei" select="."/>
    <xsl:for-each select="$page?citation">
      <xsl:variable name="citation" select="."/>
      <xsl:call-template name="section">
        <xsl:with-param name="name" select="'how-to-cite'"/>
        <xsl:with-param name="content">
          <p>
            <xsl:for-each select="$tei"><xsl:call-template name="citation"/></xsl:for-each>
            <!-- f:sentence sets no full stop behind an address; here that stands outside the link. -->
            <xsl:if test="matches($f:citation, 'https?://[^&#xFDD6;\s]+&#xFDD6;?$')">.</xsl:if>
            <xsl:text> {f:sentence-case(f:string('cite.in'))} </xsl:text>
            <cite>{$page?edition?title}</cite>
            <xsl:text>, {f:sentence(f:list(($citation?publisher, $citation?published)))}</xsl:text>
            <xsl:for-each select="$citation?address">
              <xsl:text> </xsl:text>
              <a href="{.}">{.}</a>
            </xsl:for-each>
          </p>
          <xsl:variable name="files" select="('bibtex', 'ris', 'csl')[exists($page?links?(.))]"/>
          <xsl:if test="exists($files)">
            <nav class="files" aria-label="{f:string('cite.files')}">
              <ul>
                <xsl:for-each select="$files">
                  <li><a href="{$page?links?(.)}">{f:string('file.' || .)}</a></li>
                </xsl:for-each>
              </ul>
            </nav>
          </xsl:if>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- The citation of the document, which the page shows twice. -->
  <xsl:variable name="f:citation" as="xs:string" select="f:document-citation(/)"/>
  <xsl:function name="f:document-citation" as="xs:string">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="f:marked-citation($document/*)"/>
  </xsl:function>

  <!-- What every page says at its foot: the edition and its version, with what and when it was built,
       what may be done with it. Documents say how they are cited; on all other pages the edition is. -->
  <xsl:template name="imprint">
    <xsl:variable name="imprint" select="$page?imprint"/>
    <p>
      <xsl:text>{string-join((
        $page?edition?title,
        $imprint?version ! (f:sentence-case(f:string('version')) || ' ' || .),
        string-join(($page?generator, $page?built ! (f:string('built') || ' ' || .)), ', ')[. ne '']), ' · ')}</xsl:text>
      <xsl:for-each select="$imprint?licence">
        <xsl:text> · </xsl:text>
        <a rel="license" href="{?href}">{?name}</a>
      </xsl:for-each>
    </p>
    <xsl:if test="exists($imprint) and empty($page?citation)">
      <p class="how-to-cite">
        <span class="label">{f:string('how-to-cite')}</span>
        <xsl:text> {string-join(($imprint?editors, ''), ', ')}</xsl:text>
        <cite>{$page?edition?title}</cite>
        <xsl:text>, {f:sentence(f:list(($imprint?publisher, $imprint?published)))}</xsl:text>
        <xsl:for-each select="$imprint?address">
          <xsl:text> </xsl:text>
          <a href="{.}">{.}</a>
        </xsl:for-each>
      </p>
    </xsl:if>
  </xsl:template>

  <!-- A word of the interface at the beginning of a sentence. -->
  <xsl:function name="f:sentence-case" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="upper-case(substring($words, 1, 1)) || substring($words, 2)"/>
  </xsl:function>

</xsl:stylesheet>
