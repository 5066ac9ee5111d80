<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes. One that stands in a line leaves its number there and is printed at the end, with links
     both ways; on a wide screen the style sheet puts it in the margin beside its number. One that stands
     between paragraphs stays where it is. Notes of an entry of the apparatus are part of the entry. -->
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
    <xsl:sequence select="if (f:uses('note')) then $tei/descendant::note[f:is-numbered(.)] else ()"/>
  </xsl:function>
  <xsl:function name="f:note-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="(f:id($note), f:own-id('note-' || $note/accumulator-before('f:note')))[1]"/>
  </xsl:function>
  <xsl:function name="f:note-mark-id" as="xs:string">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="f:own-id('note-' || $note/accumulator-before('f:note') || '-mark')"/>
  </xsl:function>

  <!-- The margin is for short notes, and for all of them or none: there has to be more text than notes,
       or they would stand further and further below their lines (what is below the text is room, too),
       and a browser must not take long to place them. A number and its note share a name, by
       which the style sheet finds the one beside the other (CSS Anchor Positioning 1, 2.1). -->
  <xsl:variable name="f:has-margin" as="xs:boolean" select="f:has-margin(/)"/>
  <xsl:function name="f:has-margin" as="xs:boolean">
    <xsl:param name="document" as="node()"/>
    <xsl:variable name="notes" select="if (f:uses('note')) then $document//note[f:is-in-margin(.)] else ()"/>
    <xsl:sequence select="
      count($notes) le 500
      and 2 * sum($notes ! (string-length() + 40)) lt sum($document/*/text ! string-length()) + 1000"/>
  </xsl:function>
  <xsl:function name="f:is-in-margin" as="xs:boolean">
    <xsl:param name="note" as="element(note)"/>
    <xsl:sequence select="f:is-numbered($note) and string-length($note) le 600 and not(f:has-blocks($note))"/>
  </xsl:function>
  <xsl:template name="margin">
    <xsl:param name="property" as="xs:string"/>
    <xsl:if test="$f:has-margin and f:is-in-margin(.)">
      <xsl:attribute name="style" select="$property || ':--m' || accumulator-before('f:note')"/>
    </xsl:if>
  </xsl:template>

  <!-- In the text: the number. -->
  <xsl:template match="note[f:is-numbered(.)]" mode="content">
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:if test="not($echo)">
      <xsl:variable name="number" select="accumulator-before('f:note')"/>
      <sup class="note-mark">
        <xsl:call-template name="margin"><xsl:with-param name="property" select="'anchor-name'"/></xsl:call-template>
        <a role="doc-noteref" id="{f:note-mark-id(.)}" href="#{f:note-id(.)}" aria-label="{f:string('note')} {$number}"><xsl:sequence select="f:own-words(.)"/>{$number}</a>
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
      <xsl:call-template name="margin"><xsl:with-param name="property" select="'position-anchor'"/></xsl:call-template>
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
      <span class="resp"><xsl:sequence select="f:own-words(.)"/>({f:certainty(.)})</span>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
