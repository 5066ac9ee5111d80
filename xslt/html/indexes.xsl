<?xml version="1.0" encoding="UTF-8"?>
<!-- The indexes. The build has sorted and grouped what they list, so that these templates only write it
     down: documents in a table, by year, by archive; names from A to Z. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- An index: its name, the pages of the same kind, the parts that it is divided into. -->
  <xsl:template name="index-page">
    <xsl:param name="title" as="xs:string"/>
    <!-- The same, where words of it are in another language. -->
    <xsl:param name="heading" as="item()*" select="$title"/>
    <xsl:param name="links" as="item()*"/>
    <xsl:param name="content" as="item()*"/>
    <xsl:call-template name="html">
      <xsl:with-param name="title" select="f:part-title($title)"/>
      <xsl:with-param name="description" select="f:part-title($title)"/>
      <xsl:with-param name="main">
        <h1><xsl:sequence select="$heading"/></h1>
        <xsl:call-template name="index-links"/>
        <xsl:sequence select="$links"/>
        <xsl:call-template name="part-links"/>
        <xsl:sequence select="$content"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Links to pages that show the same in another way. -->
  <xsl:template name="index-links">
    <xsl:variable name="links" select="$page?indexes, $page?editing"/>
    <xsl:if test="exists($links)">
      <nav class="contents" aria-label="{f:string(if (exists($page?editing)) then 'editing' else 'indexes')}">
        <ul>
          <xsl:for-each select="$links">
            <li><xsl:call-template name="navigation-link"/></li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:template name="part-links">
    <xsl:param name="parts" as="map(*)*" select="$page?parts"/>
    <xsl:if test="exists($parts)">
      <nav class="contents parts" aria-label="{f:string('parts-of-list')}">
        <ul>
          <xsl:for-each select="$parts">
            <li><xsl:call-template name="part-link"><xsl:with-param name="words" select="f:part-words(., position())"/></xsl:call-template></li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>
  <xsl:template name="part-link">
    <xsl:param name="words" as="xs:string"/>
    <a href="{?href}">
      <xsl:if test="?isCurrent"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
      <xsl:sequence select="f:foreign(?language)"/>
      <xsl:text>{$words}</xsl:text>
    </a>
  </xsl:template>
  <xsl:function name="f:part-words" as="xs:string">
    <xsl:param name="part" as="map(*)"/>
    <xsl:param name="number" as="xs:integer"/>
    <xsl:sequence select="(string-join(distinct-values(($part?from, $part?to)[. ne '']), ' – ')[. ne ''], string($number))[1]"/>
  </xsl:function>
  <!-- Titles tell pages apart (WCAG 2.2, 2.4.2): that of a part says which it is. -->
  <xsl:function name="f:part-title" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:variable name="words" select="for $number in 1 to count($page?parts) return f:part-words($page?parts[$number], $number)[$page?parts[$number]?isCurrent]"/>
    <xsl:sequence select="string-join(($title, $words ! ('(' || . || ')')), ' ')"/>
  </xsl:function>

  <!-- The sections of a divided list: on its first page with how many each has, and with the id that the
       section would have, so that links to it still find it; elsewhere as a navigation. -->
  <xsl:template name="section-links">
    <xsl:param name="label" as="xs:string"/>
    <xsl:param name="links" as="map(*)*"/>
    <!-- "years", "archives" or "letters": functions as values are an optional feature of XSLT 3.0 (section 27.6). -->
    <xsl:param name="kind" as="xs:string"/>
    <xsl:variable name="is-first" select="not($links?isCurrent = true())"/>
    <xsl:if test="exists($links)">
      <nav class="{if ($is-first) then 'divided' else 'contents letters'}" aria-label="{$label}">
        <ul>
          <xsl:for-each select="$links">
            <li>
              <xsl:if test="$is-first"><xsl:for-each select="f:section-id(., $kind)"><xsl:attribute name="id" select="."/></xsl:for-each></xsl:if>
              <xsl:call-template name="part-link"><xsl:with-param name="words" select="f:section-words(., $kind)"/></xsl:call-template>
              <xsl:if test="$is-first"><xsl:text> </xsl:text><span class="count">{?count}</span></xsl:if>
              <xsl:if test="exists(?parts)">
                <ul>
                  <xsl:for-each select="?parts">
                    <li><xsl:call-template name="part-link"><xsl:with-param name="words" select="f:part-words(., position())"/></xsl:call-template></li>
                  </xsl:for-each>
                </ul>
              </xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <xsl:function name="f:section-words" as="xs:string">
    <xsl:param name="section" as="map(*)"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="
      if ($kind eq 'years') then f:year-words($section?year)
      else if ($kind eq 'letters') then f:letter-words($section?letter)
      else f:house-words($section)"/>
  </xsl:function>
  <xsl:function name="f:section-id" as="xs:string?">
    <xsl:param name="section" as="map(*)"/>
    <xsl:param name="kind" as="xs:string"/>
    <xsl:sequence select="
      if ($kind eq 'years') then f:year-id($section?year)
      else if ($kind eq 'letters') then f:letter-id($section?letter)
      else 'no-archive'[empty($section?label)]"/>
  </xsl:function>

  <!-- Documents. The context item of these three is the map of a document; the title is all that its
       link has. -->
  <xsl:template name="listed-title"><xsl:sequence select="f:foreign(?languages?title)"/>{?title}</xsl:template>
  <xsl:template name="listed-date">
    <xsl:variable name="language" select="?languages?date[current()?date ne '']"/>
    <xsl:choose>
      <xsl:when test="?when[matches(., '^\d{4}(-\d\d(-\d\d)?)?$')]"><time datetime="{?when}"><xsl:sequence select="f:foreign($language)"/>{?date}</time></xsl:when>
      <xsl:otherwise><xsl:sequence select="?date ! f:in-language(., $language)"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="listed-document">
    <li>
      <xsl:if test="?date"><span class="date"><xsl:call-template name="listed-date"/></span><xsl:text> </xsl:text></xsl:if>
      <a href="{?href}"><xsl:call-template name="listed-title"/></a>
    </li>
  </xsl:template>

  <!-- The table. Each order is a page of its own; the heads of the columns lead there. -->
  <xsl:template name="documents">
    <xsl:call-template name="index-page">
      <xsl:with-param name="title" select="f:string($page?order)"/>
      <xsl:with-param name="content">
        <table class="documents">
          <thead>
            <tr>
              <xsl:for-each select="('by-date', 'by-title', 'by-signature')">
                <xsl:variable name="key" select="."/>
                <th scope="col">
                  <xsl:if test="$key eq $page?order"><xsl:attribute name="aria-sort" select="'ascending'"/></xsl:if>
                  <xsl:choose>
                    <xsl:when test="$key eq $page?order">{f:string('column.' || $key)}</xsl:when>
                    <xsl:otherwise><a href="{$page?indexes[?key eq $key]?href}">{f:string('column.' || $key)}</a></xsl:otherwise>
                  </xsl:choose>
                </th>
              </xsl:for-each>
            </tr>
          </thead>
          <tbody>
            <xsl:for-each select="$page?documents">
              <tr>
                <td class="date"><xsl:call-template name="listed-date"/></td>
                <th scope="row"><a href="{?href}"><xsl:call-template name="listed-title"/></a></th>
                <td><xsl:sequence select="?signature ! f:in-language(., current()?languages?signature)"/></td>
              </tr>
            </xsl:for-each>
          </tbody>
        </table>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- By year and month. -->
  <xsl:template name="chronology">
    <xsl:variable name="years" select="$page?years"/>
    <xsl:call-template name="index-page">
      <xsl:with-param name="title" select="string-join((f:string('chronology'), $page?calendar[?isCurrent] ! f:year-words(?year)), $f:colon)"/>
      <xsl:with-param name="links">
        <xsl:call-template name="section-links">
          <xsl:with-param name="label" select="f:string('years')"/>
          <xsl:with-param name="links" select="$page?calendar"/>
          <xsl:with-param name="kind" select="'years'"/>
        </xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="content">
        <xsl:if test="count($years) gt 1">
          <nav class="contents letters" aria-label="{f:string('years')}">
            <ul><xsl:for-each select="$years"><li><a href="#{f:year-id(?year)}">{f:year-words(?year)}</a></li></xsl:for-each></ul>
          </nav>
        </xsl:if>
        <xsl:for-each select="$years">
          <section class="year" id="{f:year-id(?year)}">
            <h2>{f:year-words(?year)}</h2>
            <xsl:for-each select="?months">
              <xsl:if test="exists(?month)"><h3>{f:string('month.' || ?month)}</h3></xsl:if>
              <ul class="listing"><xsl:for-each select="?documents"><xsl:call-template name="listed-document"/></xsl:for-each></ul>
            </xsl:for-each>
          </section>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:function name="f:year-id" as="xs:string">
    <xsl:param name="year" as="xs:numeric?"/>
    <xsl:sequence select="if (empty($year)) then 'undated' else 'y' || $year"/>
  </xsl:function>
  <xsl:function name="f:year-words" as="xs:string">
    <xsl:param name="year" as="xs:numeric?"/>
    <xsl:sequence select="if (empty($year)) then f:string('undated') else f:dated-year(string($year))"/>
  </xsl:function>

  <!-- By where the sources are kept: a tree of lists. -->
  <xsl:template name="archives">
    <xsl:call-template name="index-page">
      <xsl:with-param name="title" select="string-join((f:string('archives'), $page?houses[?isCurrent] ! f:house-words(.)), $f:colon)"/>
      <xsl:with-param name="heading">
        <xsl:text>{f:string('archives')}</xsl:text>
        <xsl:for-each select="$page?houses[?isCurrent]">{$f:colon}<xsl:sequence select="f:in-language(f:house-words(.), ?language)"/></xsl:for-each>
      </xsl:with-param>
      <xsl:with-param name="links">
        <xsl:call-template name="section-links">
          <xsl:with-param name="label" select="f:string('archives')"/>
          <xsl:with-param name="links" select="$page?houses"/>
          <xsl:with-param name="kind" select="'archives'"/>
        </xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="content">
        <xsl:call-template name="holdings"><xsl:with-param name="holdings" select="$page?holdings"/></xsl:call-template>
        <xsl:if test="exists($page?others)">
          <section class="year" id="no-archive">
            <h2>{f:string('no-archive')}</h2>
            <ul class="listing"><xsl:for-each select="$page?others"><xsl:call-template name="listed-document"/></xsl:for-each></ul>
          </section>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:function name="f:house-words" as="xs:string">
    <xsl:param name="house" as="map(*)"/>
    <xsl:sequence select="($house?label, f:string('no-archive'))[1]"/>
  </xsl:function>
  <xsl:template name="holdings">
    <xsl:param name="holdings" as="map(*)*"/>
    <xsl:if test="exists($holdings)">
      <ul class="tree">
        <xsl:for-each select="$holdings">
          <li>
            <span class="holding"><xsl:sequence select="f:foreign(?language)"/>{?label}</span>
            <xsl:if test="exists(?documents)">
              <ul class="listing"><xsl:for-each select="?documents"><xsl:call-template name="listed-document"/></xsl:for-each></ul>
            </xsl:if>
            <xsl:call-template name="holdings"><xsl:with-param name="holdings" select="?parts"/></xsl:call-template>
          </li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- Names from A to Z. -->
  <xsl:template name="names">
    <xsl:call-template name="index-page">
      <xsl:with-param name="title" select="string-join((f:string($page?names), $page?alphabet[?isCurrent] ! f:letter-words(?letter)), $f:colon)"/>
      <xsl:with-param name="links">
        <p class="sum">
          <xsl:variable name="sum" select="f:string('sum.' || $page?names) || $f:colon || $page?total"/>
          <xsl:choose>
            <xsl:when test="$page?first"><a href="{$page?first}">{$sum}</a></xsl:when>
            <xsl:otherwise>{$sum}</xsl:otherwise>
          </xsl:choose>
        </p>
        <xsl:call-template name="section-links">
          <xsl:with-param name="label" select="f:string('letters')"/>
          <xsl:with-param name="links" select="$page?alphabet"/>
          <xsl:with-param name="kind" select="'letters'"/>
        </xsl:call-template>
      </xsl:with-param>
      <xsl:with-param name="content">
        <xsl:if test="count($page?letters) gt 1">
          <nav class="contents letters" aria-label="{f:string('letters')}">
            <ul>
              <xsl:for-each select="$page?letters">
                <li><a href="#{f:letter-id(?letter)}" aria-label="{f:letter-words(?letter)}">{f:letter-words(?letter)}</a></li>
              </xsl:for-each>
            </ul>
          </nav>
        </xsl:if>
        <xsl:for-each select="$page?letters">
          <section class="letter" id="{f:letter-id(?letter)}">
            <h2>{f:letter-words(?letter)}</h2>
            <ul class="names">
              <xsl:for-each select="?rows">
                <li>
                  <xsl:choose>
                    <xsl:when test="?see">
                      <span><xsl:call-template name="name-language"/>{?text}</span>
                      <xsl:text> </xsl:text>
                      <span class="see">{f:string('see')}</span>
                      <xsl:text> </xsl:text>
                      <a href="{?href}"><xsl:if test="?seeLanguage"><xsl:sequence select="f:language-attributes(?seeLanguage, ())"/></xsl:if>{?see}</a>
                    </xsl:when>
                    <xsl:otherwise>
                      <a class="name" href="{?href}"><xsl:call-template name="name-language"/>{?text}</a>
                      <xsl:if test="?count gt 0"><xsl:text> </xsl:text><span class="count" title="{f:string('mentions')}">{?count}</span></xsl:if>
                    </xsl:otherwise>
                  </xsl:choose>
                </li>
              </xsl:for-each>
            </ul>
          </section>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template name="name-language">
    <xsl:if test="?language"><xsl:sequence select="f:language-attributes(?language, ())"/></xsl:if>
  </xsl:template>
  <!-- Every letter may stand in an id; what is no letter has a name. -->
  <xsl:function name="f:letter-id" as="xs:string">
    <xsl:param name="letter" as="xs:string"/>
    <xsl:sequence select="if ($letter eq '#') then 'other' else 'letter-' || lower-case($letter)"/>
  </xsl:function>
  <xsl:function name="f:letter-words" as="xs:string">
    <xsl:param name="letter" as="xs:string"/>
    <xsl:sequence select="if ($letter eq '#') then f:string('other-letters') else $letter"/>
  </xsl:function>

</xsl:stylesheet>
