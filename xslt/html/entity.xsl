<?xml version="1.0" encoding="UTF-8"?>
<!-- The pages of persons, places, organisations and works. The source is a document with some entries,
     each alone in a standOff; where they occur and what they are related to is in the parameter page. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- One page for each entry, named by its number. What differs between them is in the tunnel
       parameter "own". -->
  <xsl:template match="TEI[$page?kind eq 'entity']" mode="page" priority="1">
    <xsl:for-each select="standOff">
      <xsl:variable name="number" select="position()"/>
      <xsl:variable name="own" select="$page?entities[$number]"/>
      <xsl:result-document href="{$number}">
        <xsl:call-template name="html">
          <xsl:with-param name="own" select="$own" tunnel="yes"/>
          <xsl:with-param name="title" select="$own?label"/>
          <xsl:with-param name="description" select="string-join((f:string('entity.' || $own?kind), $own?label), $f:colon)"/>
          <xsl:with-param name="main">
            <xsl:apply-templates select="*" mode="entity">
              <xsl:with-param name="own" select="$own" tunnel="yes"/>
            </xsl:apply-templates>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:result-document>
    </xsl:for-each>
  </xsl:template>

  <xsl:mode name="entity" on-no-match="fail" use-accumulators="#all"/>
  <xsl:template match="*" mode="entity">
    <xsl:param name="own" as="map(*)" tunnel="yes"/>
    <xsl:variable name="main" select="f:main-name(.)"/>
    <article class="entity {$own?kind}">
      <xsl:call-template name="id"/>
      <header class="opening">
        <p class="date"><a href="{$own?index}">{f:string('entity.' || $own?kind)}</a></p>
        <h1>
          <xsl:for-each select="$main"><xsl:call-template name="moved-language"/></xsl:for-each>
          <xsl:choose>
            <xsl:when test="normalize-space($main)"><xsl:apply-templates select="$main/node()" mode="content"/></xsl:when>
            <xsl:otherwise>{$own?label}</xsl:otherwise>
          </xsl:choose>
        </h1>
      </header>
      <div class="side">
        <xsl:call-template name="entity-facts"/>
        <xsl:call-template name="entity-map"/>
        <xsl:call-template name="entity-forms"/>
      </div>
      <div class="body">
        <xsl:call-template name="entity-notes"/>
        <xsl:call-template name="entity-occurrences"/>
        <p class="more"><a href="{$own?register?href}"><xsl:text>{f:string('in-register')}{$f:colon}</xsl:text><xsl:sequence select="f:in-language($own?register?title, $own?register?language)"/></a></p>
      </div>
    </article>
  </xsl:template>

  <xsl:template name="entity-notes">
    <xsl:for-each select="note|p|desc">
      <div class="note">
        <xsl:call-template name="id"/>
        <xsl:call-template name="moved-language"/>
        <xsl:choose>
          <xsl:when test="f:has-blocks(.)"><xsl:apply-templates mode="content"/><xsl:call-template name="responsible"/></xsl:when>
          <xsl:otherwise><p><xsl:apply-templates mode="content"/><xsl:call-template name="responsible"/></p></xsl:otherwise>
        </xsl:choose>
      </div>
    </xsl:for-each>
  </xsl:template>

  <!-- All forms of the name: by language, in it by script and scheme. -->
  <xsl:template name="entity-forms">
    <xsl:variable name="forms" select="f:name-forms(.)"/>
    <xsl:if test="exists($forms)">
      <xsl:call-template name="section">
        <xsl:with-param name="name" select="'forms'"/>
        <xsl:with-param name="content">
          <dl class="rows">
            <xsl:for-each-group select="$forms" group-by="f:language(.) ! f:primary-language(.), ''[empty(f:language(current()))]">
              <xsl:sort select="f:language-order(current-grouping-key())"/>
              <xsl:variable name="several" select="count(distinct-values(current-group() ! f:language(.))) gt 1"/>
              <div>
                <dt>{if (current-grouping-key() eq '') then f:string('no-language') else (f:string-if-any('language.' || current-grouping-key()), f:language-name(current-grouping-key()))[1]}</dt>
                <xsl:for-each-group select="current-group()" group-by="(f:language(.), '')[1]">
                  <xsl:sort select="current-grouping-key()"/>
                  <dd>
                    <xsl:if test="contains(current-grouping-key(), '-') or $several"><p class="scheme">{f:language-parts(current-grouping-key())}</p></xsl:if>
                    <ul class="forms">
                      <xsl:for-each select="current-group()">
                        <li>
                          <xsl:call-template name="id"/>
                          <xsl:call-template name="form-words"/>
                          <xsl:call-template name="form-attested"/>
                        </li>
                      </xsl:for-each>
                    </ul>
                  </dd>
                </xsl:for-each-group>
              </div>
            </xsl:for-each-group>
          </dl>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- The mentions in the texts that read exactly like a form: in each document the first. -->
  <xsl:template name="form-attested">
    <xsl:param name="own" as="map(*)" tunnel="yes"/>
    <xsl:variable name="places" select="$own?attested[?text eq f:plain(current())]"/>
    <xsl:if test="exists($places)">
      <span class="attested">
        <xsl:text> {f:string('in-texts')}{$f:colon}</xsl:text>
        <xsl:for-each select="$places?documents">
          <xsl:if test="position() gt 1">{$f:semicolon}</xsl:if>
          <a href="{?href}"><xsl:sequence select="f:foreign(?language)"/>{f:shorten(?title, 48)}</a>
          <xsl:if test="?count gt 1"> ({?count}×)</xsl:if>
        </xsl:for-each>
        <xsl:if test="$places?further gt 0">{$f:semicolon}{f:string('further-documents')}{$f:colon}{$places?further}</xsl:if>
      </span>
    </xsl:if>
  </xsl:template>

  <!-- What the register says, where the entry belongs, to what it is related. -->
  <xsl:template name="entity-facts">
    <xsl:param name="own" as="map(*)" tunnel="yes"/>
    <xsl:variable name="rows" as="element()*">
      <xsl:call-template name="entry-facts"/>
      <xsl:call-template name="link-row">
        <xsl:with-param name="term" select="f:string('part-of')"/>
        <xsl:with-param name="links" select="$own?parent"/>
      </xsl:call-template>
      <xsl:call-template name="link-row">
        <xsl:with-param name="term" select="f:string('parts')"/>
        <xsl:with-param name="links" select="$own?parts"/>
      </xsl:call-template>
      <xsl:for-each select="$own?relations">
        <xsl:call-template name="relation-row"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="exists($rows)">
      <xsl:call-template name="section">
        <xsl:with-param name="name" select="'facts'"/>
        <xsl:with-param name="content"><dl class="rows"><xsl:sequence select="$rows"/></dl></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A relation: what the others are to this entry, who they are, when, and what else is said of it. Known
       names are words of the interface; others are as the register words them, seen from whom it goes out. -->
  <xsl:template name="relation-row">
    <xsl:variable name="relation" select="."/>
    <xsl:variable name="known" select="f:known-relation(.)"/>
    <xsl:variable name="dates" as="element()">
      <date><xsl:for-each select="map:keys(?dates)"><xsl:attribute name="{.}" select="$relation?dates?(.)"/></xsl:for-each></date>
    </xsl:variable>
    <xsl:call-template name="link-row">
      <xsl:with-param name="term" select="
        if ($known) then $known
        else (?description, f:value('relation', ?name))[1] || (if (?role eq 'passive') then ' (' || f:string('relation-passive') || ')' else '')"/>
      <xsl:with-param name="language" select="?descriptionLanguage[not($known)]"/>
      <xsl:with-param name="links" select="?others"/>
      <xsl:with-param name="more">
        <xsl:for-each select="f:stated-date($dates)"> ({.})</xsl:for-each>
        <xsl:for-each select="?description[$known]">
          <xsl:text> </xsl:text>
          <span class="kind"><xsl:sequence select="f:foreign($relation?descriptionLanguage)"/>{.}</span>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- "Child" on the page of a parent, "parent" on that of a child: @name says what the active party is
       (TEI P5, 14.3.2.3). -->
  <xsl:function name="f:known-relation" as="xs:string?">
    <xsl:param name="relation" as="map(*)"/>
    <xsl:variable name="name" select="lower-case($relation?name)"/>
    <xsl:variable name="other" select="$f:other-party($name)"/>
    <xsl:sequence select="$other ! f:string('relation.' || (if ($relation?role eq 'active') then . else $name))"/>
  </xsl:function>
  <xsl:variable name="f:other-party" as="map(xs:string, xs:string)" select="map {
    'acquaintance': 'acquaintance', 'ancestor': 'descendant', 'brother': 'sibling', 'child': 'parent', 'colleague': 'colleague',
    'daughter': 'parent', 'descendant': 'ancestor', 'employee': 'employer', 'employer': 'employee', 'father': 'child',
    'friend': 'friend', 'godchild': 'godparent', 'godparent': 'godchild', 'husband': 'wife', 'member': 'member-of',
    'mother': 'child', 'parent': 'child', 'predecessor': 'successor', 'relative': 'relative', 'sibling': 'sibling',
    'sister': 'sibling', 'son': 'parent', 'spouse': 'spouse', 'student': 'teacher', 'successor': 'predecessor',
    'teacher': 'student', 'wife': 'husband' }"/>

  <xsl:template name="link-row">
    <xsl:param name="term" as="xs:string"/>
    <xsl:param name="links" as="map(*)*"/>
    <!-- What is said of each. -->
    <xsl:param name="more" as="node()*"/>
    <xsl:param name="language" as="xs:string?"/>
    <xsl:call-template name="row">
      <xsl:with-param name="language" select="$language"/>
      <xsl:with-param name="term" select="$term"/>
      <xsl:with-param name="content" as="element(Q{}dd)*">
        <xsl:for-each select="$links">
          <dd><a href="{?href}"><xsl:sequence select="f:foreign(?language)"/>{?title}</a><xsl:sequence select="$more"/></dd>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- A place on a graticule of 30 degrees, where the register has its coordinates (TEI P5, 14.3.4.1:
       latitude, then longitude). No coastlines: nothing is loaded, and nothing is claimed that the data
       do not say. -->
  <xsl:template name="entity-map">
    <xsl:variable name="geo" select="(location/geo, location//geo)[1]"/>
    <xsl:variable name="numbers" select="tokenize(translate($geo, ',;', '  '))[. castable as xs:double] ! xs:double(.)"/>
    <xsl:if test="count($numbers) ge 2 and abs($numbers[1]) le 90 and abs($numbers[2]) le 180">
      <xsl:variable name="x" select="format-number($numbers[2] + 180, '0.##')"/>
      <xsl:variable name="y" select="format-number(90 - $numbers[1], '0.##')"/>
      <xsl:variable name="words" select="f:degrees($numbers[1], 'N', 'S') || ', ' || f:degrees($numbers[2], 'E', 'W')"/>
      <figure class="map">
        <svg viewBox="-1 -1 362 182" role="img" aria-label="{f:string('map')}{$f:colon}{$words}">
          <path class="graticule" d="{string-join(((1 to 11) ! ('M' || . * 30 || ' 0V180'), (1 to 5) ! ('M0 ' || . * 30 || 'H360')))}"/>
          <path class="equator" d="M0 90H360M180 0V180"/>
          <rect class="border" x="0" y="0" width="360" height="180"/>
          <path class="cross" d="M{$x} 0V180M0 {$y}H360"/>
          <circle class="point" cx="{$x}" cy="{$y}" r="4"/>
        </svg>
        <figcaption>{$words}</figcaption>
      </figure>
    </xsl:if>
  </xsl:template>
  <xsl:function name="f:degrees" as="xs:string">
    <xsl:param name="value" as="xs:double"/>
    <xsl:param name="positive" as="xs:string"/>
    <xsl:param name="negative" as="xs:string"/>
    <xsl:sequence select="format-number(abs($value), '0.####') || '° ' || f:string('degree.' || (if ($value lt 0) then $negative else $positive))"/>
  </xsl:function>

  <!-- Every place where it is mentioned, in its sentence. -->
  <xsl:template name="entity-occurrences">
    <xsl:param name="own" as="map(*)" tunnel="yes"/>
    <xsl:variable name="documents" select="$own?occurrences"/>
    <xsl:call-template name="section">
      <xsl:with-param name="name" select="'occurrences'"/>
      <xsl:with-param name="heading" select="f:string('occurs')"/>
      <xsl:with-param name="content">
        <xsl:if test="empty($documents)"><p>{f:string('not-mentioned')}</p></xsl:if>
        <xsl:call-template name="part-links"><xsl:with-param name="parts" select="$own?pages"/></xsl:call-template>
        <xsl:for-each select="$documents"><xsl:call-template name="occurrences-in-document"/></xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template name="occurrences-in-document">
    <xsl:param name="level" as="xs:integer" select="3"/>
    <section class="in-document">
      <xsl:element name="h{$level}"><a href="{?href}"><xsl:sequence select="f:foreign(?language)"/>{?title}</a></xsl:element>
      <xsl:if test="?date"><p class="date"><xsl:sequence select="f:in-language(?date, ?dateLanguage)"/></p></xsl:if>
      <ol class="concordance">
        <xsl:for-each select="?places">
          <li><xsl:call-template name="occurrence"/></li>
        </xsl:for-each>
      </ol>
    </section>
  </xsl:template>

  <!-- Where there are more than its page can hold: the other pages. -->
  <xsl:template name="occurrences-page">
    <xsl:variable name="entity" select="$page?entity"/>
    <xsl:call-template name="html">
      <xsl:with-param name="title" select="f:part-title($entity?title || $f:colon || f:string('occurs'))"/>
      <xsl:with-param name="description" select="f:string('entity.' || $entity?kind) || $f:colon || $entity?title"/>
      <xsl:with-param name="main">
        <h1><a href="{$entity?href}"><xsl:sequence select="f:foreign($entity?language)"/>{$entity?title}</a><xsl:text>: {f:string('occurs')}</xsl:text></h1>
        <xsl:call-template name="part-links"/>
        <xsl:for-each select="$page?occurrences">
          <xsl:call-template name="occurrences-in-document"><xsl:with-param name="level" select="2"/></xsl:call-template>
        </xsl:for-each>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- One occurrence: the sentence, the name a link to the place. The context item is its map. -->
  <xsl:template name="occurrence">
    <xsl:variable name="occurrence" select="."/>
    <span class="context">
      <xsl:if test="?language"><xsl:sequence select="f:language-attributes(?language, ())"/></xsl:if>
      <xsl:text>{?before}</xsl:text>
      <a href="{?href}">
        <xsl:if test="?text ne '' and ?textLanguage and not(?textLanguage = ?language)"><xsl:sequence select="f:language-attributes(?textLanguage, ?language)"/></xsl:if>
        <xsl:text>{(?text[. ne ''], '[...]')[1]}</xsl:text>
      </a>
      <xsl:text>{?after}</xsl:text>
    </span>
  </xsl:template>

  <!-- "Korean, Latin script, revised": the name of a tag, by its parts where the register has none. -->
  <xsl:function name="f:language-parts" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="subtags" select="tokenize($tag, '-')"/>
    <xsl:variable name="script" select="tail($subtags)[matches(., '^[A-Za-z]{4}$')][1]"/>
    <xsl:variable name="scheme" select="f:scheme($tag)"/>
    <xsl:sequence select="
      if ($f:declared-languages(lower-case($tag))) then f:language-name($tag)
      else string-join((
        f:language-name($subtags[1]),
        $script ! (f:string-if-any('script.' || lower-case(.)), .)[1],
        $scheme), ', ')"/>
  </xsl:function>

  <!-- What a tag says behind the script: a romanisation, an orthography. -->
  <xsl:function name="f:scheme" as="xs:string?">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:variable name="private" select="substring-after(lower-case($tag), '-x-')[. ne '']"/>
    <xsl:variable name="variant" select="tail(tokenize(replace(lower-case($tag), '-x-.*$', ''), '-'))[matches(., '^([a-z0-9]{5,8}|[0-9][a-z0-9]{3})$')]"/>
    <xsl:sequence select="string-join(($variant, $private), ', ')[. ne '']"/>
  </xsl:function>

  <!-- The edition's own language first, then by language, script, scheme. -->
  <xsl:function name="f:language-order" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="(if ($tag eq '') then '2' else if (f:primary-language($tag) eq f:primary-language($f:interface-language)) then '0' else '1') || lower-case($tag)"/>
  </xsl:function>

</xsl:stylesheet>
