<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes. One that stands in a line leaves its number there and is printed at the end, with links
     both ways; one that stands between paragraphs stays where it is. Notes of an entry of the
     apparatus are part of the entry. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="endnote" on-no-match="fail" use-accumulators="#all"/>

  <!-- The notes with numbers, in the order of the text. -->
  <xsl:function name="f:notes" as="element(note)*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="$tei//note[f:is-numbered(.)]"/>
  </xsl:function>
  <xsl:function name="f:note-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="(f:id($note), f:own-id('note-' || $note/accumulator-before('f:note')))[1]"/>
  </xsl:function>
  <xsl:function name="f:note-mark-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="f:own-id('note-' || $note/accumulator-before('f:note') || '-mark')"/>
  </xsl:function>

  <!-- In the text: the number. -->
  <xsl:template match="note[f:is-numbered(.)]" mode="content">
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:if test="not($echo)">
      <xsl:variable name="number" select="accumulator-before('f:note')"/>
      <sup class="note-mark">
        <a role="doc-noteref" id="{f:note-mark-id(.)}" href="#{f:note-id(.)}" aria-label="{f:string('note')} {$number}">{$number}</a>
      </sup>
    </xsl:if>
  </xsl:template>

  <!-- Between paragraphs: the note itself. In the header: its words. -->
  <xsl:template match="note" mode="content">
    <xsl:choose>
      <xsl:when test="f:is-block(.)">
        <div role="note">
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:apply-templates mode="content"/>
          <xsl:call-template name="responsible"/>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="inline"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- At the end. -->
  <xsl:template match="note" mode="endnote">
    <xsl:variable name="number" select="accumulator-before('f:note')"/>
    <li id="{f:note-id(.)}">
      <a class="back" role="doc-backlink" href="#{f:note-mark-id(.)}" aria-label="{f:string('back')}, {$number}">{$number}</a>
      <xsl:text> </xsl:text>
      <xsl:element name="{if (f:has-blocks(.)) then 'div' else 'span'}">
        <xsl:attribute name="class" select="'note', f:rendition(.)"/>
        <xsl:call-template name="moved-language"/>
        <xsl:apply-templates mode="content"/>
        <xsl:call-template name="responsible"/>
      </xsl:element>
    </li>
  </xsl:template>

  <!-- Who says so: after editors' notes, after uncertain statements. -->
  <xsl:template name="responsible">
    <xsl:if test="@resp">
      <xsl:text> </xsl:text>
      <span class="resp">– {string-join(f:short-labels(@resp), ', ')}</span>
    </xsl:if>
  </xsl:template>

  <!-- How sure: "(certainty: low)". -->
  <xsl:template name="certainty">
    <xsl:if test="@cert">
      <xsl:text> </xsl:text>
      <span class="resp">({f:certainty(.)})</span>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:certainty" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      string-join((f:string('certainty') || ': ' || f:value('cert', $element/@cert), f:short-labels($element/@resp)), ', ')"/>
  </xsl:function>

</xsl:stylesheet>
