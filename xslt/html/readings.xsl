<?xml version="1.0" encoding="UTF-8"?>
<!-- All readings of a document: a row for each entry of its apparatus, a column for each witness. The build
     has worked out what each witness has (src/tei/witness-text/table.ts). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template name="readings-page">
    <xsl:variable name="document" select="$page?document"/>
    <xsl:variable name="title" select="f:part-title(f:string('readings')) || ': ' || $document?title"/>
    <xsl:call-template name="html">
      <xsl:with-param name="title" select="$title"/>
      <xsl:with-param name="description" select="$title"/>
      <xsl:with-param name="style" select="$f:wide-style || $f:readings-style"/>
      <xsl:with-param name="main">
        <article class="witnesses">
          <header>
            <p class="label"><a href="{$document?href}">{$document?title}</a></p>
            <h1>{f:string('readings')}</h1>
            <xsl:call-template name="witness-links"/>
          </header>
          <xsl:call-template name="part-links"/>
          <ul class="why">
            <li>
              <xsl:for-each select="$page?formats"><a href="{?href}">{f:string('file.' || ?format)}</a> · </xsl:for-each>
              <a href="{$document?source}">{f:string('file.source')}</a>
            </li>
            <li>{f:string('readings.signs')}</li>
            <xsl:if test="exists($page?rows?cells[?isAssumed])"><li>(…) {f:string('witness.assumed')}</li></xsl:if>
          </ul>
          <section class="table" aria-label="{f:string('readings')}" tabindex="0">
            <table class="readings">
              <caption><span>{f:string('readings.caption')}</span></caption>
              <thead>
                <tr>
                  <th scope="col">{f:string('column.base')}</th>
                  <xsl:for-each select="$page?columns"><th scope="col"><xsl:call-template name="readings-siglum"/></th></xsl:for-each>
                </tr>
              </thead>
              <tbody>
                <xsl:if test="$document?language"><xsl:sequence select="f:language-attributes($document?language, $f:interface-language)"/></xsl:if>
                <xsl:for-each select="$page?rows">
                  <tr id="{?id}">
                    <th scope="row">
                      <xsl:if test="?isNested"><xsl:attribute name="class" select="'nested'"/></xsl:if>
                      <xsl:call-template name="readings-lemma"/>
                    </th>
                    <xsl:for-each select="?cells"><td><xsl:call-template name="readings-cell"/></td></xsl:for-each>
                  </tr>
                </xsl:for-each>
              </tbody>
            </table>
          </section>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The head of a column, the context item. -->
  <xsl:template name="readings-siglum">
    <xsl:variable name="words" as="item()*">
      <xsl:text>{?siglum}</xsl:text>
      <xsl:for-each select="?layer"><xsl:text> </xsl:text><sup>{f:string('layer.' || .)}</sup></xsl:for-each>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="?href">
        <a class="siglum" href="{?href}">
          <xsl:if test="?title ne ''"><xsl:attribute name="title" select="?title"/></xsl:if>
          <xsl:sequence select="$words"/>
        </a>
      </xsl:when>
      <xsl:otherwise><span class="siglum"><xsl:sequence select="$words"/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The head of a row: where it is, with the way to the entry, and what the text has. -->
  <xsl:template name="readings-lemma">
    <xsl:variable name="location" select="(?location[. ne ''], '°')[1]"/>
    <xsl:variable name="words" select="if (exists(?near)) then f:beside-words(?near) else ?lemma"/>
    <xsl:choose>
      <xsl:when test="?href"><a href="{?href}">{$location}</a></xsl:when>
      <xsl:otherwise>{$location}</xsl:otherwise>
    </xsl:choose>
    <xsl:text> {(f:abbreviated($words)[. ne ''], f:string('omitted'))[1]}]</xsl:text>
  </xsl:template>

  <!-- What a witness has; other words than the text's are underlined, and marked for those who do not see it. -->
  <xsl:template name="readings-cell">
    <xsl:variable name="content" as="item()*">
      <xsl:choose>
        <xsl:when test="?text eq ''">
          <i>
            <xsl:sequence select="f:language-attributes($f:interface-language, $page?document?language)"/>
            <xsl:text>{f:reading-state(?kind)}</xsl:text>
          </i>
        </xsl:when>
        <xsl:when test="?isAssumed">({?text})</xsl:when>
        <xsl:otherwise>{?text}</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="?differs"><mark class="variant"><xsl:sequence select="$content"/></mark></xsl:when>
      <xsl:otherwise><xsl:sequence select="$content"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:function name="f:reading-state" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="
      if ($kind eq 'reading') then f:string('omitted')
      else if ($kind eq 'lacuna') then f:value('reason', 'lost')
      else if ($kind eq 'unaccounted') then f:string('readings.unaccounted')
      else '–'"/>
  </xsl:function>

  <!-- Of this page alone. The table scrolls in its own box, where its first row and first column stay. -->
  <xsl:variable name="f:readings-style" as="xs:string" select="
    'html{scroll-padding-block-start:6rem}article.witnesses>.why{padding:0;font-size:.85rem;list-style:none}section.table{max-height:85vh;overflow:auto;scroll-padding:3.5rem 0 0 11em}table.readings{border-collapse:separate;border-spacing:0}' ||
    '.readings :is(td,th){min-width:6em;max-width:20em}.readings td{color:var(--quiet)}.readings td i{font-size:.85em;white-space:nowrap}.readings mark.variant{color:var(--ink)}.readings caption span{position:sticky;inset-inline-start:0;display:inline-block;max-width:min(100%,calc(100vw - 4rem))}' ||
    '.readings th{position:sticky;inset-inline-start:0;background:var(--paper)}.readings thead th{z-index:1;inset-block-start:0;inset-inline-start:auto}.readings thead th:first-child{z-index:2;inset-inline-start:0}.readings th:first-child{min-width:7em;max-width:11em}' ||
    '.readings sup{font-style:normal}.readings .nested{padding-inline-start:1.2em}.readings tr:target{box-shadow:none}.readings tr:target>*{background:var(--tint)}' ||
    '@media(max-width:30rem){.readings th:first-child{max-width:7em}section.table{scroll-padding-inline-start:7em}}' ||
    '@media print{section.table{max-height:none;overflow:visible}.readings th{position:static}table.readings{font-size:.75em}.readings :is(td,th){min-width:0}}'"/>

</xsl:stylesheet>
