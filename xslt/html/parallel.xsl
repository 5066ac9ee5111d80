<?xml version="1.0" encoding="UTF-8"?>
<!-- Two documents side by side. Each is made into a column by a run of its own, so that its ids, numbers and
     pointers are its own; the run of the second document makes the page, and is given the column of the
     first. Which blocks stand in a row is for src/tei/parallels.ts to say: both count them alike. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:array="http://www.w3.org/2005/xpath-functions/array"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="column" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="beside" on-no-match="shallow-copy"/>

  <!-- The column of the first document, for the run of the second. -->
  <xsl:template match="/" mode="column">
    <xsl:result-document href="column" method="xml" omit-xml-declaration="yes" indent="no">
      <xsl:for-each select="TEI"><xsl:call-template name="column"/></xsl:for-each>
    </xsl:result-document>
  </xsl:template>

  <!-- What a document gives to the page: its heading, the rows of its text, the lists that belong to it. -->
  <xsl:template name="column" as="element(Q{}column)">
    <xsl:variable name="lists" as="element(Q{}section)*"><xsl:call-template name="sections"/></xsl:variable>
    <column switches="{f:switches(text)}">
      <xsl:call-template name="column-heading"/>
      <xsl:call-template name="column-rows"/>
      <lists><xsl:sequence select="$lists[@class = ('apparatus', 'notes', 'interventions')]"/></lists>
    </column>
  </xsl:template>

  <xsl:template name="column-heading" as="element(Q{}heading)">
    <xsl:variable name="title" select="f:main-title(.)"/>
    <heading>
      <h2>
        <a href="{$page?beside?href}">
          <xsl:for-each select="$title"><xsl:call-template name="moved-language"/></xsl:for-each>
          <xsl:text>{f:title(.)}</xsl:text>
        </a>
      </h2>
      <p class="label">
        <xsl:for-each select="f:text-language(.)[1]">{f:language-name(.)} · </xsl:for-each>
        <a href="{$page?beside?source}">{f:string('file.source')}</a>
      </p>
    </heading>
  </xsl:template>

  <xsl:template name="column-rows" as="element(Q{}row)*">
    <!-- What stands between blocks, such as the beginning of a page, goes with the block that follows. -->
    <xsl:variable name="groups" as="array(element())*">
      <xsl:for-each-group select="text//*[f:is-container(..)][not(f:is-container(.))]" group-ending-with="*[not(f:is-between-blocks(.))]">
        <xsl:sequence select="array { current-group() }"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="counts" select="$page?beside?rows ! xs:integer(.)"/>
    <xsl:for-each select="$counts">
      <xsl:variable name="number" select="position()"/>
      <xsl:variable name="before" select="xs:integer(sum($counts[position() lt $number]))"/>
      <!-- After the last block nothing may follow but what stands between blocks. -->
      <xsl:variable name="length" select="if ($number eq count($counts)) then count($groups) else ."/>
      <row>
        <xsl:for-each-group select="subsequence($groups, $before + 1, $length) ! array:flatten(.)" group-adjacent="string(f:language(..))">
          <div>
            <xsl:for-each select=".."><xsl:call-template name="moved-language"/></xsl:for-each>
            <xsl:for-each select="current-group()">
              <xsl:variable name="block" select="."/>
              <xsl:for-each select="ancestor::*[f:is-container(.)][@xml:id][f:first-shown(.) is $block]"><span id="{@xml:id}"></span></xsl:for-each>
              <xsl:apply-templates select="." mode="content"/>
            </xsl:for-each>
          </div>
        </xsl:for-each-group>
      </row>
    </xsl:for-each>
  </xsl:template>

  <xsl:function name="f:is-container" as="xs:boolean">
    <xsl:param name="element" as="node()?"/>
    <xsl:sequence select="
      local-name($element) = ('text', 'front', 'body', 'back', 'group', 'div', 'div1', 'div2', 'div3', 'div4', 'div5', 'div6', 'div7')
      and (exists($element/parent::TEI) or f:is-container($element/..))"/>
  </xsl:function>
  <xsl:function name="f:is-between-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="local-name($element) = ('pb', 'cb', 'gb', 'lb', 'milestone', 'anchor', 'handShift', 'note', 'noteGrp', 'fw', 'index', 'interp', 'interpGrp',
      'link', 'linkGrp', 'join', 'joinGrp', 'alt', 'altGrp', 'spanGrp')"/>
  </xsl:function>
  <xsl:function name="f:first-shown" as="element()?">
    <xsl:param name="container" as="element()"/>
    <xsl:sequence select="$container/descendant::*[not(f:is-container(.))][1]"/>
  </xsl:function>

  <!-- The page. -->
  <xsl:template match="TEI[exists($page?beside)]" mode="page" priority="1">
    <xsl:variable name="second" as="element(Q{}column)"><xsl:call-template name="column"/></xsl:variable>
    <xsl:variable name="columns" select="
      f:beside(parse-xml($page?beside?column)/*, f:free-prefix('first-')), f:beside($second, '')" as="element(Q{}column)*"/>
    <xsl:variable name="title" select="f:title(.)"/>
    <xsl:call-template name="html">
      <xsl:with-param name="title" select="$title || ' (' || f:string('side-by-side') || ')'"/>
      <xsl:with-param name="description" select="string-join($columns ! string(*:heading/*:h2), ' · ')"/>
      <xsl:with-param name="scripts" select="'reading'"/>
      <xsl:with-param name="main">
        <article class="beside">
          <header class="opening">
            <p class="date">{f:string('side-by-side')}</p>
            <h1><xsl:for-each select="f:main-title(.)"><xsl:call-template name="moved-language"/></xsl:for-each>{$title}</h1>
            <xsl:call-template name="switches">
              <xsl:with-param name="switches" select="distinct-values($columns ! tokenize(@switches))"/>
            </xsl:call-template>
          </header>
          <section class="text" id="{f:own-id('text')}" aria-label="{f:string('text')}">
            <xsl:call-template name="cells">
              <xsl:with-param name="cells" select="$columns ! *:heading"/>
              <xsl:with-param name="class" select="'headings'"/>
            </xsl:call-template>
            <xsl:for-each select="1 to count($page?beside?rows)">
              <xsl:variable name="number" select="."/>
              <xsl:call-template name="cells"><xsl:with-param name="cells" select="$columns ! *:row[$number]"/></xsl:call-template>
            </xsl:for-each>
          </section>
          <xsl:if test="$columns/*:lists/*">
            <xsl:call-template name="cells">
              <xsl:with-param name="cells" select="$columns ! *:lists"/>
              <xsl:with-param name="class" select="'lists'"/>
            </xsl:call-template>
          </xsl:if>
        </article>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="cells">
    <xsl:param name="cells" as="element()*"/>
    <xsl:param name="class" as="xs:string?"/>
    <div class="{'row', $class}">
      <!-- Cells are in the order of the columns; a path would put them into one of its own. -->
      <xsl:for-each select="$cells"><div class="cell"><xsl:sequence select="node()"/></div></xsl:for-each>
    </div>
  </xsl:template>

  <!-- A column for the page: its ids get a prefix, and what only the document's own page has is linked to
       there. -->
  <xsl:function name="f:beside" as="element(Q{}column)">
    <xsl:param name="column" as="element()"/>
    <xsl:param name="prefix" as="xs:string"/>
    <xsl:apply-templates select="$column" mode="beside">
      <xsl:with-param name="prefix" select="$prefix" tunnel="yes"/>
      <xsl:with-param name="ids" select="map:merge($column//@id ! map:entry(string(.), true()))" tunnel="yes"/>
      <xsl:with-param name="own" select="string($column/*:heading/*:h2/*:a/@href)" tunnel="yes"/>
    </xsl:apply-templates>
  </xsl:function>
  <xsl:template match="@id" mode="beside">
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="id" select="$prefix || ."/>
  </xsl:template>
  <xsl:template match="@aria-describedby|@aria-labelledby" mode="beside">
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:attribute name="{name()}" select="tokenize(.) ! ($prefix || .)"/>
  </xsl:template>
  <xsl:template match="@href[starts-with(., '#')]" mode="beside">
    <xsl:param name="prefix" as="xs:string" tunnel="yes"/>
    <xsl:param name="ids" as="map(*)" tunnel="yes"/>
    <xsl:param name="own" as="xs:string" tunnel="yes"/>
    <xsl:variable name="id" select="substring(., 2)"/>
    <xsl:attribute name="href" select="if ($ids($id)) then '#' || $prefix || $id else $own || ."/>
  </xsl:template>

  <!-- A prefix that makes no id of the first document one of the second. -->
  <xsl:function name="f:free-prefix" as="xs:string">
    <xsl:param name="proposal" as="xs:string"/>
    <xsl:sequence select="if (map:keys($f:ids)[starts-with(., $proposal)]) then f:free-prefix($proposal || '_') else $proposal"/>
  </xsl:function>

</xsl:stylesheet>
