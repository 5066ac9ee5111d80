<?xml version="1.0" encoding="UTF-8"?>
<!-- The witnesses of a document: links to them, the text of each as a page, and all side by side. What a
     witness has is worked out in src/tei/witness-text; here it is a document like others, without
     apparatus, or rows of words. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- From a page of the document, or of one of its witnesses, to all others. -->
  <xsl:template name="witness-links" as="element(Q{}nav)?">
    <xsl:variable name="witnesses" select="$page?witnesses"/>
    <xsl:if test="exists($witnesses)">
      <nav class="contents versions" aria-label="{f:string('witnesses')}">
        <ul>
          <li><a href="{$witnesses?all}">
            <xsl:if test="$page?kind eq 'witnesses'"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
            <xsl:text>{f:string('witnesses.together')}</xsl:text>
          </a></li>
          <xsl:for-each select="$witnesses?readings">
            <li><a href="{.}">
              <xsl:if test="$page?kind eq 'readings'"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
              <xsl:text>{f:string('readings')}</xsl:text>
            </a></li>
          </xsl:for-each>
          <xsl:for-each select="$witnesses?list">
            <li>
              <a class="siglum" href="{?href}">
                <xsl:if test="?title ne ''"><xsl:attribute name="title" select="?title"/></xsl:if>
                <xsl:if test="?isCurrent"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                <xsl:text>{?siglum}</xsl:text>
              </a>
              <xsl:for-each select="?before"><xsl:text> </xsl:text><xsl:call-template name="before-link"/></xsl:for-each>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- To the text of a witness before its corrections, the context item. -->
  <xsl:template name="before-link">
    <a class="siglum" href="{?href}" title="{f:string('witness.layer.ac')}">
      <xsl:if test="?isCurrent"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
      <xsl:text>{f:string('layer.ac')}</xsl:text>
    </a>
  </xsl:template>

  <!-- A siglum, and the way to the text of its witness where there is one. -->
  <xsl:template name="witness-link">
    <xsl:param name="siglum" as="item()*"/>
    <xsl:variable name="own" select="$page?witnesses?list[?id eq current()/@xml:id][1]"/>
    <xsl:choose>
      <xsl:when test="exists($own)"><a href="{$own?href}"><xsl:sequence select="$siglum"/></a></xsl:when>
      <xsl:otherwise><xsl:sequence select="$siglum"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="witness-before">
    <xsl:for-each select="$page?witnesses?list[?id eq current()/@xml:id][1]?before">
      <xsl:text> </xsl:text>
      <xsl:call-template name="before-link"/>
    </xsl:for-each>
  </xsl:template>

  <!-- The text of one witness, in one layer. -->
  <xsl:template match="TEI[exists($page?witness)]" mode="page" priority="2">
    <xsl:variable name="witness" select="$page?witness"/>
    <xsl:variable name="sections" as="element(Q{}section)*"><xsl:call-template name="sections"/></xsl:variable>
    <xsl:variable name="shown" select="
      $sections[not(@class = ('summary', 'facsimile', 'apparatus', 'notes', 'interventions', 'witnesses'))],
      $sections[@class = ('notes', 'interventions')]"/>
    <xsl:variable name="title" select="f:title(.)"/>
    <xsl:variable name="name" select="$witness?siglum || (if ($witness?layer eq 'ac') then ' ' || f:string('layer.ac') else '')"/>
    <xsl:call-template name="html">
      <xsl:with-param name="title" select="$name || ': ' || $title"/>
      <xsl:with-param name="scripts" select="('viewer')[exists($witness?document)][f:graphics(current())]"/>
      <xsl:with-param name="style" select="$f:stemma-style"/>
      <xsl:with-param name="description" select="f:string('witness') || ' ' || $name || $f:colon || $title"/>
      <xsl:with-param name="main">
        <article>
          <header>
            <p class="label">
              <xsl:element name="{if (exists($witness?document)) then 'a' else 'span'}">
                <xsl:if test="exists($witness?document)"><xsl:attribute name="href" select="$witness?document"/></xsl:if>
                <xsl:for-each select="f:main-title(.)"><xsl:call-template name="foreign-words"/></xsl:for-each>
                <xsl:text>{$title}</xsl:text>
              </xsl:element>
            </p>
            <h1>{f:string('witness')} <span class="siglum">{$name}</span></h1>
            <xsl:if test="$witness?description ne ''"><p class="subtitle">{$witness?description}</p></xsl:if>
            <xsl:call-template name="witness-links"/>
            <ul class="why">
              <li>{f:string('witness.made')}<xsl:if test="exists($witness?text)"><xsl:text> </xsl:text><a href="{$witness?text}">{f:string('file.text')}</a> · <a href="{$witness?source}">{f:string('file.source')}</a></xsl:if></li>
              <xsl:if test="$witness?layers gt 0">
                <li>
                  <xsl:text>{f:string('witness.layer.' || $witness?layer)} ({$witness?layers})</xsl:text>
                  <xsl:for-each select="$witness?other"> · <a href="{.}">{f:string('witness.layer.' || (if ($witness?layer eq 'ac') then 'pc' else 'ac'))}</a></xsl:for-each>
                </li>
              </xsl:if>
              <xsl:if test="exists(f:lacunae(.))"><li>{f:string('witness.lacuna')}</li></xsl:if>
              <xsl:if test="$witness?unaccounted gt 0"><li>{f:string('witness.unaccounted')} ({$witness?unaccounted})</li></xsl:if>
              <xsl:if test="$witness?assumed gt 0"><li>{f:string('witness.assumed')} ({$witness?assumed})</li></xsl:if>
            </ul>
          </header>
          <xsl:apply-templates select="$shown" mode="of-witness">
            <xsl:with-param name="ids" select="map:merge($shown/descendant-or-self::*/@id ! map:entry(string(.), true()))" tunnel="yes"/>
          </xsl:apply-templates>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:function name="f:lacunae" as="processing-instruction()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="$tei/text//processing-instruction('apograph-witness')[. ne 'unaccounted']"/>
  </xsl:function>

  <!-- What only the document's own page has is linked to there, if there is one. -->
  <xsl:mode name="of-witness" on-no-match="shallow-copy"/>
  <xsl:template match="@href[starts-with(., '#')]" mode="of-witness">
    <xsl:param name="ids" as="map(*)" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="$ids(substring(., 2))"><xsl:sequence select="."/></xsl:when>
      <xsl:when test="exists($page?witness?document)"><xsl:attribute name="href" select="$page?witness?document || ."/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- What is not known of a witness, or lost (src/tei/witness-text/stream.ts). -->
  <xsl:template match="processing-instruction('apograph-witness')" mode="content" priority="2">
    <xsl:choose>
      <xsl:when test=". eq 'unaccounted'"><span class="unaccounted" title="{f:value('reason', 'unaccounted')}"><xsl:sequence select="f:own-words(.)"/>[?]</span></xsl:when>
      <xsl:otherwise><span class="lacuna" title="{f:value('reason', 'lost')}"><xsl:sequence select="f:own-words(.)"/>[…]</span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- All of them: a table of lines and witnesses. The boxes choose columns, by style sheet alone. -->
  <xsl:template name="witnesses-page">
    <xsl:variable name="document" select="$page?document"/>
    <xsl:variable name="language" select="$document?textLanguage"/>
    <xsl:variable name="list" select="$page?witnesses?list"/>
    <xsl:call-template name="html">
      <xsl:with-param name="title" select="f:string('witnesses') || $f:colon || $document?title"/>
      <xsl:with-param name="description" select="f:string('witnesses') || $f:colon || $document?title"/>
      <xsl:with-param name="style" select="string-join(($f:wide-style, $f:witnesses-style, $f:stemma-style, for $number in 1 to count($list) return '.witnesses:has(.column-' || $number || ':not(:checked)) .c' || $number || '{display:none}'))"/>
      <xsl:with-param name="main">
        <article class="witnesses">
          <header>
            <p class="label"><a href="{$document?href}"><xsl:sequence select="f:foreign($document?language)"/>{$document?title}</a></p>
            <h1>{f:string('witnesses')}</h1>
            <xsl:call-template name="witness-links"/>
          </header>
          <xsl:for-each select="$page?stemmata">
            <details class="stemma">
              <summary>{f:stemma-name(.)}</summary>
              <xsl:call-template name="stemma"><xsl:with-param name="data" select="."/></xsl:call-template>
            </details>
          </xsl:for-each>
          <xsl:call-template name="part-links"/>
          <fieldset class="views columns">
            <legend>{f:string('witnesses.choose')}</legend>
            <xsl:for-each select="$list">
              <label><input type="checkbox" checked="checked" class="column-{position()}"/> <span class="siglum">{?siglum}</span></label>
              <xsl:text> </xsl:text>
            </xsl:for-each>
          </fieldset>
          <p class="why">{f:string('witnesses.signs')} <a href="{$document?source}">{f:string('file.source')}</a></p>
          <section class="table" aria-label="{f:string('witnesses')}" tabindex="0">
            <table class="witnesses">
              <thead>
                <tr>
                  <th scope="col">{f:string('column.line')}</th>
                  <th scope="col">{f:string('column.base')}</th>
                  <xsl:for-each select="$list"><th scope="col" class="c{position()}"><a href="{?href}">{?siglum}</a></th></xsl:for-each>
                </tr>
              </thead>
              <tbody>
                <xsl:for-each select="$page?rows">
                  <tr>
                    <th scope="row">{(?number[. ne ''], '–')[1]}</th>
                    <td>
                      <xsl:if test="$language"><xsl:sequence select="f:language-attributes($language, ())"/></xsl:if>
                      <xsl:text>{(?base[. ne ''], '–')[1]}</xsl:text>
                    </td>
                    <xsl:for-each select="?cells">
                      <td class="c{position()}">
                        <xsl:if test="$language and not(?isMissing or ?isLost)"><xsl:sequence select="f:language-attributes($language, ())"/></xsl:if>
                        <xsl:choose>
                          <xsl:when test="?isLost"><span class="why">{f:value('reason', 'lost')}</span></xsl:when>
                          <xsl:when test="?isMissing"><span class="why">{f:string('omitted')}</span></xsl:when>
                          <xsl:otherwise><xsl:call-template name="witness-words"/></xsl:otherwise>
                        </xsl:choose>
                      </td>
                    </xsl:for-each>
                  </tr>
                </xsl:for-each>
              </tbody>
            </table>
          </section>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Of pages with a wide table: others need not load it. -->
  <xsl:variable name="f:wide-style" as="xs:string" select="
    ':is(.page-witnesses,.page-readings) :is(header.site,footer.site,main){max-width:90rem}article.witnesses{display:block}article.witnesses>:not(section){max-width:var(--measure)}article.witnesses>section.table{padding:0;border:0;font-size:inherit}' ||
    'mark.variant{background:none;color:inherit;text-decoration:underline dotted 2px;text-underline-offset:3px}'"/>
  <xsl:variable name="f:witnesses-style" as="xs:string" select="
    'table.witnesses td,table.witnesses th{vertical-align:top;min-width:9em}' ||
    'table.witnesses th:first-child{min-width:2em}table.witnesses th[scope=row]{position:sticky;left:0;background:var(--paper)}' ||
    '.columns label{white-space:nowrap;margin-right:.7em}' ||
    '@page{size:landscape;margin:16mm 12mm 18mm}@media print{article.witnesses>section.table{overflow:visible}table.witnesses{table-layout:fixed;width:100%;font-size:7pt;line-height:1.3}table.witnesses td,table.witnesses th{min-width:0;padding:.3em .5em .3em 0;hyphens:auto;overflow-wrap:break-word}table.witnesses th:first-child{width:3.8em;min-width:0}table.witnesses th[scope=row]{position:static;background:none}}'"/>

  <!-- Other words are underlined and marked for those who do not see it; missing ones leave a sign. -->
  <xsl:template name="witness-words">
    <xsl:for-each select="?parts">
      <xsl:if test="position() gt 1"><xsl:text> </xsl:text></xsl:if>
      <xsl:if test="?omits"><span class="missing" title="{f:string('omitted')}" role="img" aria-label="{f:string('omitted')}">‸</span><xsl:text> </xsl:text></xsl:if>
      <xsl:choose>
        <xsl:when test="?differs"><mark class="variant">{?text}</mark></xsl:when>
        <xsl:otherwise>{?text}</xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
