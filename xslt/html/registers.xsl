<?xml version="1.0" encoding="UTF-8"?>
<!-- Registers: persons, places, organisations, works, events. An entry has all forms of the name, what
     the register says, and every place in the edition where it is mentioned. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="entry" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="detail" on-no-match="fail" use-accumulators="#all"/>

  <!-- Lists that make a register: those of standOff, and on a register's page those of its text too. -->
  <xsl:function name="f:is-register-list" as="xs:boolean">
    <xsl:param name="list" as="element()"/>
    <xsl:sequence select="
      exists($list/(self::listPerson|self::listPlace|self::listOrg|self::listBibl|self::listEvent|self::listNym|self::listObject))
      and ($page?kind eq 'register' or exists($list/ancestor::standOff))"/>
  </xsl:function>

  <!-- The entries of a list, nested lists and nested places included. -->
  <xsl:function name="f:register-entries" as="element()*">
    <xsl:param name="list" as="element()"/>
    <xsl:sequence select="
      $list//(person|personGrp|place|org|bibl|biblStruct|event|nym|object)[not(self::bibl[not(parent::listBibl)])][not(self::event[not(parent::listEvent)])]"/>
  </xsl:function>

  <!-- A list: its heading, if it has one, and its entries from A to Z. -->
  <xsl:template match="(listPerson|listPlace|listOrg|listBibl|listEvent|listNym|listObject)[f:is-register-list(.)]" mode="content" priority="2">
    <div>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:call-template name="list-heading"/>
      <xsl:apply-templates select="desc|p|note" mode="content"/>
      <xsl:for-each select="f:register-entries(.)[empty($page?listedIn) or empty($page?entries?(string(@xml:id)))]">
        <xsl:sort select="f:sort-form(.)" lang="{$f:interface-language}"/>
        <xsl:apply-templates select="." mode="entry"/>
      </xsl:for-each>
    </div>
  </xsl:template>
  <xsl:template name="list-heading">
    <xsl:variable name="heading" select="(head[1] ! f:plain(node()), @type ! f:value('list', .), f:string('list.' || local-name()))[. ne ''][1]"/>
    <xsl:if test="head or count(../*[f:is-register-list(.)]) gt 1">
      <h2>
        <xsl:for-each select="head[1]"><xsl:call-template name="foreign-words"/></xsl:for-each>
        <xsl:text>{upper-case(substring($heading, 1, 1))}{substring($heading, 2)}</xsl:text>
      </h2>
    </xsl:if>
  </xsl:template>

  <!-- The forms of an entry's name. -->
  <xsl:function name="f:name-forms" as="element()*">
    <xsl:param name="entry" as="element()"/>
    <xsl:sequence select="
      if ($entry/self::biblStruct) then $entry/(monogr|analytic)/title
      else $entry/(persName|placeName|orgName|geogName|name|title|objectName|eventName|label|form|settlement[empty(../placeName)])"/>
  </xsl:function>
  <xsl:function name="f:main-name" as="element()?">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="forms" select="f:name-forms($entry)"/>
    <xsl:sequence select="($forms[@type eq 'main'], $forms[not(@type eq 'sort')], $forms)[1]"/>
  </xsl:function>
  <xsl:function name="f:sort-form" as="xs:string">
    <xsl:param name="entry" as="element()"/>
    <xsl:variable name="forms" select="f:name-forms($entry)"/>
    <xsl:variable name="main" select="f:main-name($entry)"/>
    <xsl:sequence select="string((
      $forms[@type eq 'sort'][1] ! f:plain(.),
      $main[surname] ! string-join((surname ! f:plain(.), forename ! f:plain(.)), ', '),
      $main ! f:plain(.),
      f:plain($entry))[. ne ''][1])"/>
  </xsl:function>

  <!-- Where there are too many entries for one page: the indexes that have them, by letters. -->
  <xsl:template name="listed-in">
    <xsl:if test="exists($page?listedIn)">
      <ul class="registers">
        <xsl:for-each select="$page?listedIn">
          <li><a href="{?href}">{f:string(?key)}</a><xsl:text> </xsl:text><span class="count">{?count}</span></li>
        </xsl:for-each>
      </ul>
    </xsl:if>
  </xsl:template>

  <!-- An entry that has a page of its own: its name, a link, and the other forms of it. What else others
       may point to is on that page. -->
  <xsl:template match="*[exists($page?entries?(string(@xml:id)))]" mode="entry" priority="1">
    <xsl:variable name="own" select="$page?entries?(string(@xml:id))"/>
    <xsl:variable name="main" select="f:main-name(.)"/>
    <xsl:variable name="others" select="(f:name-forms(.) except $main)[not(@type eq 'sort')]"/>
    <div class="listed">
      <xsl:call-template name="id"/>
      <p>
        <a class="name" href="{$own?href}">
          <xsl:for-each select="$main"><xsl:call-template name="moved-language"/></xsl:for-each>
          <xsl:text>{(f:plain($main)[. ne ''], f:shorten(f:plain(.), 60))[1]}</xsl:text>
        </a>
        <xsl:if test="$own?count gt 0"><xsl:text> </xsl:text><span class="count" title="{f:string('mentions')}">{$own?count}</span></xsl:if>
      </p>
      <xsl:if test="exists($others)">
        <ul class="forms">
          <xsl:for-each select="$others">
            <li>
              <xsl:call-template name="moved-language"/>
              <xsl:text>{f:plain(.)}</xsl:text>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:if>
    </div>
  </xsl:template>

  <xsl:template match="*" mode="entry">
    <xsl:variable name="forms" select="f:name-forms(.)"/>
    <xsl:variable name="main" select="f:main-name(.)"/>
    <section class="entry">
      <xsl:call-template name="id"/>
      <xsl:element name="h{if (ancestor::*[f:is-register-list(.)][last()]/../*[f:is-register-list(.)][2] or ancestor::*[f:is-register-list(.)]/head) then 3 else 2}">
        <xsl:for-each select="$main"><xsl:call-template name="moved-language"/></xsl:for-each>
        <xsl:choose>
          <xsl:when test="$main"><xsl:apply-templates select="$main/node()" mode="content"/></xsl:when>
          <xsl:otherwise>{f:shorten(f:plain(.), 60)}</xsl:otherwise>
        </xsl:choose>
      </xsl:element>
      <xsl:variable name="rows" as="element()*">
        <xsl:call-template name="details"/>
      </xsl:variable>
      <xsl:if test="exists($rows)"><dl class="rows"><xsl:sequence select="$rows"/></dl></xsl:if>
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
    </section>
  </xsl:template>

  <!-- The rows of an entry: forms, facts, occurrences. -->
  <xsl:template name="details" as="element()*">
    <xsl:variable name="entry" select="."/>
    <xsl:variable name="forms" select="f:name-forms(.)"/>
    <xsl:call-template name="row">
      <xsl:with-param name="term" select="f:string('forms')"/>
      <xsl:with-param name="content" as="element(Q{}dd)*">
        <xsl:for-each-group select="if (count($forms) gt 1 or $forms/(@type|@cert|@resp|@source)) then $forms else ()" group-by="(f:language(.), '')[1]">
          <dd>
            <span class="scheme">{if (current-grouping-key() eq '') then f:string('no-language') else f:language-name(current-grouping-key())}</span>
            <ul class="forms">
              <xsl:for-each select="current-group()"><xsl:call-template name="form"/></xsl:for-each>
            </ul>
          </dd>
        </xsl:for-each-group>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="entry-facts"/>
    <xsl:for-each select="ancestor::*[self::place or self::org][1]">
      <xsl:call-template name="row">
        <xsl:with-param name="term" select="f:string('part-of')"/>
        <xsl:with-param name="content" as="element(Q{}dd)*">
          <dd>
            <xsl:for-each select="f:main-name(.)"><xsl:call-template name="foreign-words"/></xsl:for-each>
            <xsl:choose>
              <xsl:when test="@xml:id"><a href="#{@xml:id}">{f:plain(f:main-name(.))}</a></xsl:when>
              <xsl:otherwise>{f:plain(f:main-name(.))}</xsl:otherwise>
            </xsl:choose>
          </dd>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="$page?kind eq 'register'">
      <xsl:call-template name="row">
        <xsl:with-param name="term" select="f:string('occurs')"/>
        <xsl:with-param name="content" as="element(Q{}dd)*"><xsl:call-template name="occurrences"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- What the register says of an entry beside its names. -->
  <xsl:template name="entry-facts" as="element()*">
    <xsl:variable name="forms" select="f:name-forms(.)"/>
    <xsl:for-each-group select="* except ($forms|note|p|desc|place|org|event|listPlace|listOrg|listPerson|listEvent|linkGrp)" group-by="local-name()">
      <xsl:call-template name="row">
        <xsl:with-param name="term" select="(f:string-if-any('entry.' || current-grouping-key()), f:value('entry', current-grouping-key()))[1]"/>
        <xsl:with-param name="content" as="element(Q{}dd)*">
          <xsl:apply-templates select="current-group()" mode="detail"/>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:for-each-group>
  </xsl:template>

  <!-- A form of a name: what kind it is, where it is attested, who vouches for it. -->
  <xsl:template name="form">
    <li>
      <xsl:call-template name="id"/>
      <xsl:call-template name="form-words"/>
    </li>
  </xsl:template>
  <xsl:template name="form-words">
      <span class="form">
        <xsl:call-template name="moved-language"/>
        <xsl:apply-templates mode="content"/>
      </span>
      <xsl:variable name="kind" select="(@type ! f:value('form', .), @subtype ! f:value('form', .), @when ! string(.), string-join((@from|@notBefore, @to|@notAfter), '–')[. ne ''])"/>
      <xsl:variable name="facts" as="item()*">
        <xsl:if test="exists($kind)"><xsl:sequence select="string-join($kind, ' ')"/></xsl:if>
        <xsl:choose>
          <xsl:when test="@cert"><xsl:sequence select="f:certainty(.)"/></xsl:when>
          <xsl:when test="@resp"><xsl:sequence select="f:string('according-to') || ' ' || string-join(f:short-labels(@resp), ', ')"/></xsl:when>
        </xsl:choose>
        <xsl:call-template name="attestations"/>
      </xsl:variable>
      <xsl:if test="exists($facts)">
        <xsl:text> </xsl:text>
        <span class="kind">
          <xsl:for-each select="$facts">
            <xsl:if test="position() gt 1">{$f:semicolon}</xsl:if>
            <xsl:sequence select="."/>
          </xsl:for-each>
        </span>
      </xsl:if>
  </xsl:template>

  <!-- The places that attest a form, each a link. -->
  <xsl:template name="attestations" as="element(Q{}span)*">
    <xsl:for-each select="tokenize(@source)">
      <xsl:variable name="target" select="$f:pointers(.)"/>
      <xsl:variable name="href" select="($target?href, .[f:is-external(.)])[1]"/>
      <xsl:variable name="label" select="f:shorten(($target?label[. ne ''], .)[1], 40)"/>
      <span>
        <xsl:text>{f:string('attested')}{$f:colon}</xsl:text>
        <xsl:choose>
          <xsl:when test="$href"><a href="{$href}"><xsl:sequence select="f:foreign($target?language)"/>{$label}</a></xsl:when>
          <xsl:otherwise>{$label}</xsl:otherwise>
        </xsl:choose>
      </span>
    </xsl:for-each>
  </xsl:template>

  <!-- Facts of an entry. -->
  <xsl:template match="*" mode="detail">
    <xsl:if test="normalize-space() or f:date-words(.)">
      <dd>
        <xsl:call-template name="id"/>
        <xsl:call-template name="moved-language"/>
        <xsl:choose>
          <xsl:when test="not(normalize-space())">{f:date-words(.)}</xsl:when>
          <xsl:when test="@ref or @key">
            <xsl:call-template name="link">
              <xsl:with-param name="target" select="f:pointer((@ref, @key))"/>
              <xsl:with-param name="body" as="item()*"><span><xsl:apply-templates mode="content"/></span></xsl:with-param>
            </xsl:call-template>
          </xsl:when>
          <xsl:when test="text()[normalize-space()]"><xsl:apply-templates mode="content"/></xsl:when>
          <xsl:otherwise>
            <xsl:for-each select="*[normalize-space() or f:date-words(.)]">
              <xsl:if test="position() gt 1">, </xsl:if>
              <xsl:choose>
                <xsl:when test="normalize-space()"><xsl:apply-templates select="." mode="content"/></xsl:when>
                <xsl:otherwise>{f:date-words(.)}</xsl:otherwise>
              </xsl:choose>
            </xsl:for-each>
          </xsl:otherwise>
        </xsl:choose>
        <!-- When it was, where the words do not say it: <birth when="1770-02-03"><placeName>… -->
        <xsl:if test="normalize-space() and not(matches(., '\p{Nd}'))">
          <xsl:variable name="stated" select="f:stated-date(.)"/>
          <xsl:if test="$stated"> ({$stated})</xsl:if>
        </xsl:if>
        <xsl:call-template name="certainty"/>
      </dd>
    </xsl:if>
  </xsl:template>
  <!-- Identifiers: which authority it is, and a link where the value is an address, or a number whose
       address the build knows. -->
  <xsl:template match="idno" mode="detail">
    <xsl:param name="own" as="map(*)?" select="()" tunnel="yes"/>
    <xsl:variable name="address" select="$own?identifiers[?value eq f:plain(current())]?address"/>
    <dd>
      <xsl:call-template name="id"/>
      <xsl:if test="@type">{@type}{$f:colon}</xsl:if>
      <xsl:choose>
        <xsl:when test="$address and not(f:makes-link(.))">
          <a class="link external" href="{$address}"><xsl:apply-templates select="." mode="content"/></a>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="." mode="content"/></xsl:otherwise>
      </xsl:choose>
    </dd>
  </xsl:template>

  <!-- Where the entry is mentioned, document by document. -->
  <xsl:template name="occurrences" as="element(Q{}dd)+">
    <xsl:variable name="occurrences" select="if (@xml:id) then $page?occurrences?(string(@xml:id)) else ()" as="map(*)*"/>
    <xsl:choose>
      <xsl:when test="empty($occurrences)">
        <dd>{f:string('not-mentioned')}</dd>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each-group select="$occurrences" group-adjacent="replace(?href, '#.*$', '')">
          <dd>
            <xsl:sequence select="f:in-language(?document, ?documentLanguage)"/>
            <xsl:text>{$f:colon}</xsl:text>
            <xsl:for-each select="current-group()">
              <xsl:if test="position() gt 1">, </xsl:if>
              <a href="{?href}"><xsl:sequence select="f:foreign(?textLanguage)"/>{?text}</a>
            </xsl:for-each>
          </dd>
        </xsl:for-each-group>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
