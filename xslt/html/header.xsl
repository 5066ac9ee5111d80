<?xml version="1.0" encoding="UTF-8"?>
<!-- What the header says about the document: the list "About this document", the editorial
     declaration, the history of revisions. Each fact is a row; a fact that is missing has none. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="metadata" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="declaration" on-no-match="fail" use-accumulators="#all"/>

  <!-- The sections at the end of the page. -->
  <xsl:template name="header-sections" as="element(Q{}section)*">
    <xsl:call-template name="conspectus"/>
    <xsl:variable name="rows" as="element()">
      <dl class="rows"><xsl:call-template name="rows"/></dl>
    </xsl:variable>
    <xsl:if test="$rows/node()">
      <xsl:call-template name="section">
        <xsl:with-param name="name" select="'about'"/>
        <xsl:with-param name="heading" select="f:string(if ($page?kind eq 'register') then 'about-register' else 'about')"/>
        <xsl:with-param name="content" select="$rows"/>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="encodingDesc//text()[normalize-space()]">
      <xsl:call-template name="section">
        <xsl:with-param name="name" select="'declaration'"/>
        <xsl:with-param name="language" as="attribute()*"><xsl:for-each select="encodingDesc"><xsl:call-template name="moved-language"/></xsl:for-each></xsl:with-param>
        <xsl:with-param name="content"><xsl:apply-templates select="encodingDesc/*" mode="declaration"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="revisionDesc//change">
      <xsl:call-template name="section">
        <xsl:with-param name="name" select="'revisions'"/>
        <xsl:with-param name="content"><ul><xsl:apply-templates select="revisionDesc//change" mode="metadata"/></ul></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A row: a term and what it is; nothing without content. -->
  <xsl:template name="row">
    <xsl:param name="term" as="xs:string"/>
    <xsl:param name="content" as="element(Q{}dd)*"/>
    <!-- Of the term, where a header words it. -->
    <xsl:param name="language" as="xs:string?"/>
    <xsl:if test="exists($content)">
      <div><dt><xsl:sequence select="f:in-language($term, $language)"/></dt><xsl:sequence select="$content"/></div>
    </xsl:if>
  </xsl:template>

  <!-- One element as the content of a row: its words, how sure they are and who says so. -->
  <xsl:template name="dd">
    <dd>
      <xsl:if test="@*"><xsl:call-template name="id"/></xsl:if>
      <xsl:call-template name="moved-language"/>
      <xsl:choose>
        <xsl:when test="@ref or @key or self::ref/@target">
          <xsl:call-template name="link">
            <xsl:with-param name="target" select="if (self::ref/@target) then f:reference(@target) else f:pointer((@ref, @key))"/>
            <xsl:with-param name="body" as="item()*"><span><xsl:apply-templates mode="content"/></span></xsl:with-param>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates mode="content"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="certainty"/>
    </dd>
  </xsl:template>

  <!-- Elements as the contents of one row, whose term is a word of the interface. -->
  <xsl:template name="facts">
    <xsl:param name="key" as="xs:string"/>
    <xsl:param name="elements" as="element()*"/>
    <xsl:variable name="stated" select="$elements[normalize-space()]"/>
    <xsl:if test="exists($stated)">
      <div>
        <dt>{f:string($key)}</dt>
        <xsl:for-each select="$stated"><xsl:call-template name="dd"/></xsl:for-each>
      </div>
    </xsl:if>
  </xsl:template>

  <!-- The rows, in the order of a reader's questions: when, where, who, in which language, from
       which source, by whom published and on what terms. -->
  <xsl:template name="rows">
    <xsl:variable name="profile" select="profileDesc"/>
    <xsl:variable name="statement" select="fileDesc/titleStmt"/>
    <xsl:variable name="source" select="fileDesc/sourceDesc"/>
    <xsl:variable name="tei" select=".."/>

    <xsl:if test="$page?kind ne 'register'">
      <xsl:call-template name="row">
        <xsl:with-param name="term" select="f:string('date')"/>
        <xsl:with-param name="content" as="element(Q{}dd)*">
          <xsl:for-each select="f:date($tei)[f:date-words(.)]">
            <dd><xsl:call-template name="foreign-words"/><xsl:call-template name="date-words"/><xsl:call-template name="certainty"/></dd>
          </xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'place'"/>
      <xsl:with-param name="elements" select="$profile/(creation | settingDesc/setting)/(placeName|name[@type = ('place', 'city')]|rs|settlement|region|country|origPlace), $source/msDesc/history/origin//origPlace"/>
    </xsl:call-template>
    <xsl:apply-templates select="$profile/correspDesc/*" mode="metadata"/>
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'setting'"/>
      <xsl:with-param name="elements" select="$profile/settingDesc/(setting/(activity|locale|p)|p)"/>
    </xsl:call-template>
    <xsl:call-template name="row">
      <xsl:with-param name="term" select="f:string('participants')"/>
      <xsl:with-param name="content" as="element(Q{}dd)*">
        <xsl:apply-templates select="$profile/particDesc//(person|personGrp), $profile/particDesc/p" mode="metadata"/>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'author'"/>
      <xsl:with-param name="elements" select="$statement/author"/>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'original-language'"/>
      <xsl:with-param name="elements" select="f:original-language-element($tei)"/>
    </xsl:call-template>
    <xsl:if test="$tei/text">
      <xsl:call-template name="row">
        <xsl:with-param name="term" select="f:string('text-language')"/>
        <xsl:with-param name="content" as="element(Q{}dd)*">
          <xsl:for-each select="f:text-language($tei)"><dd>{f:language-name(.)}</dd></xsl:for-each>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <!-- Not by group-by: words make a key as deep as they are long, see docs/saxonjs.md. -->
    <xsl:variable name="statements" select="$statement/(editor|respStmt|principal|funder|sponsor)"/>
    <xsl:variable name="tasks" select="$statements ! f:responsibility(.)"/>
    <xsl:for-each select="1 to count($tasks)">
      <xsl:variable name="task" select="$tasks[current()]"/>
      <xsl:variable name="same" select="index-of($tasks, $task)"/>
      <xsl:if test="$same[1] eq .">
        <div>
          <dt><xsl:sequence select="f:in-language($task, $statements[current()]/resp[1][normalize-space()] ! f:language(.))"/></dt>
          <xsl:apply-templates select="$statements[position() = $same]" mode="metadata"/>
        </div>
      </xsl:if>
    </xsl:for-each>
    <xsl:apply-templates select="$source/*" mode="metadata"/>
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'hands'"/>
      <xsl:with-param name="elements" select="$profile/handNotes/handNote"/>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'keywords'"/>
      <xsl:with-param name="elements" select="$profile/textClass/keywords/(term|.//item)"/>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'edition'"/>
      <xsl:with-param name="elements" select="fileDesc/editionStmt/*"/>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'series'"/>
      <xsl:with-param name="elements" select="fileDesc/seriesStmt/*"/>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'notes'"/>
      <xsl:with-param name="elements" select="fileDesc/notesStmt/note"/>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'publisher'"/>
      <xsl:with-param name="elements" select="fileDesc/publicationStmt/(publisher|distributor|authority|pubPlace|date|idno|p)"/>
    </xsl:call-template>
    <xsl:call-template name="row">
      <xsl:with-param name="term" select="f:string('licence')"/>
      <xsl:with-param name="content" as="element(Q{}dd)*">
        <xsl:apply-templates select="fileDesc/publicationStmt/availability/*" mode="metadata"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Responsibilities: the row is named after what was done. -->
  <xsl:function name="f:responsibility" as="xs:string">
    <xsl:param name="statement" as="element()"/>
    <xsl:variable name="stated" select="($statement/self::respStmt/string-join(resp ! f:plain(.), ', '), $statement/self::editor/@role/string())[normalize-space()][1]"/>
    <xsl:variable name="words" select="if ($stated) then translate($stated, '-_', '  ') else f:string(if ($statement/self::respStmt) then 'editor' else local-name($statement))"/>
    <xsl:sequence select="upper-case(substring($words, 1, 1)) || substring($words, 2)"/>
  </xsl:function>
  <xsl:template match="respStmt" mode="metadata">
    <dd>
      <xsl:call-template name="id"/>
      <xsl:call-template name="foreign-words"/>
      <xsl:for-each select="f:names(.)">
        <xsl:if test="position() gt 1">, </xsl:if>
        <xsl:apply-templates select="." mode="content"/>
      </xsl:for-each>
    </dd>
  </xsl:template>
  <!-- Of a name that is only divided, the parts are not marked here: no page is longer for them. -->
  <xsl:template mode="content" match="
    titleStmt//persName[*][empty(*[@* or * or not(contains(' forename surname roleName genName nameLink addName ', ' ' || local-name() || ' '))])]">
    <span><xsl:apply-templates select="." mode="attributes"/>{f:plain(node())}</span>
  </xsl:template>
  <xsl:template match="editor|principal|funder|sponsor" mode="metadata">
    <xsl:call-template name="dd"/>
  </xsl:template>

  <!-- Participants: name, then the rest in brackets. -->
  <xsl:template match="person|personGrp" mode="metadata">
    <dd>
      <xsl:call-template name="id"/>
      <xsl:call-template name="foreign-words"/>
      <xsl:variable name="name" select="(persName, name, orgName)[1]"/>
      <xsl:apply-templates select="$name" mode="content"/>
      <xsl:for-each select="(* except $name)[normalize-space()]">
        <xsl:text>{if (position() eq 1 and empty($name)) then '' else ', '}</xsl:text>
        <xsl:apply-templates select="." mode="content"/>
      </xsl:for-each>
      <xsl:if test="@role"><xsl:text> </xsl:text><span class="resp"><xsl:sequence select="f:own-words(.)"/>({f:value('role', @role)})</span></xsl:if>
    </dd>
  </xsl:template>
  <xsl:template match="particDesc/p" mode="metadata">
    <xsl:call-template name="dd"/>
  </xsl:template>

  <!-- Letters: who sent it, when and where; who received it. -->
  <xsl:template match="correspAction" mode="metadata">
    <xsl:call-template name="row">
      <xsl:with-param name="term" select="(f:string-if-any('correspondence.' || @type), f:value('correspondence', (@type, 'sent')[1]))[1]"/>
      <xsl:with-param name="content" as="element(Q{}dd)*">
        <xsl:if test="*[f:plain(.) ne '' or f:date-words(.)]">
          <dd>
            <xsl:call-template name="id"/>
            <xsl:call-template name="moved-language"/>
            <xsl:for-each select="*[normalize-space() or (self::date and f:date-words(.))]">
              <xsl:if test="position() gt 1">, </xsl:if>
              <xsl:choose>
                <xsl:when test="self::date"><xsl:call-template name="date-words"/></xsl:when>
                <xsl:otherwise><xsl:apply-templates select="." mode="content"/></xsl:otherwise>
              </xsl:choose>
              <xsl:call-template name="certainty"/>
            </xsl:for-each>
          </dd>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="correspContext|correspDesc/note|correspDesc/p" mode="metadata">
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'correspondence.context'"/>
      <xsl:with-param name="elements" select="self::correspContext/*|self::note|self::p"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Sources. A manuscript is in manuscript.xsl. -->
  <xsl:template match="sourceDesc/*" mode="metadata">
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'source'"/>
      <xsl:with-param name="elements" select="."/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="sourceDesc/bibl[@type eq 'citation']" mode="metadata">
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'source-citation'"/>
      <xsl:with-param name="elements" select="."/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="sourceDesc/listBibl|sourceDesc/list" mode="metadata">
    <xsl:call-template name="facts">
      <xsl:with-param name="key" select="'source'"/>
      <xsl:with-param name="elements" select="*"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="sourceDesc/biblStruct|sourceDesc/biblFull" mode="metadata" priority="1">
    <xsl:call-template name="row">
      <xsl:with-param name="term" select="f:string('source')"/>
      <xsl:with-param name="content" as="element(Q{}dd)*"><dd><xsl:call-template name="id"/><xsl:call-template name="foreign-words"/>{f:sentence(f:bibliography(.))}</dd></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- Terms of use. -->
  <xsl:template match="availability/*" mode="metadata">
    <xsl:call-template name="dd"/>
  </xsl:template>
  <xsl:template match="licence[@target]" mode="metadata" priority="1">
    <dd>
      <xsl:call-template name="id"/>
      <xsl:call-template name="moved-language"/>
      <xsl:call-template name="link">
        <xsl:with-param name="target" select="f:reference(@target)"/>
        <xsl:with-param name="body" as="item()*">
          <span>
            <xsl:apply-templates mode="content"/>
            <xsl:text>{if (normalize-space()) then () else tokenize(@target)[1]}</xsl:text>
          </span>
        </xsl:with-param>
      </xsl:call-template>
    </dd>
  </xsl:template>

  <!-- The history of revisions. -->
  <xsl:template match="change" mode="metadata">
    <li>
      <xsl:call-template name="id"/>
      <xsl:call-template name="moved-language"/>
      <xsl:variable name="when" select="(@when, string-join((@from|@notBefore, @to|@notAfter), '–')[. ne ''])[1]"/>
      <xsl:if test="$when">
        <xsl:choose>
          <xsl:when test="f:datetime(.)"><time><xsl:sequence select="f:datetime(.)"/>{$when}</time></xsl:when>
          <xsl:otherwise>{$when}</xsl:otherwise>
        </xsl:choose>
        <xsl:text>: </xsl:text>
      </xsl:if>
      <xsl:apply-templates mode="content"/>
      <xsl:if test="@who"><xsl:text> </xsl:text><span class="resp">({string-join(f:short-labels(@who), ', ')})</span></xsl:if>
    </li>
  </xsl:template>

  <!-- The editorial declaration: each part under its name, if the table of strings has one for it;
       paragraphs as they are; structures as divisions. -->
  <xsl:template match="*" mode="declaration">
    <xsl:variable name="name" select="f:string-if-any('declaration.' || local-name())"/>
    <xsl:if test="normalize-space()">
      <div class="{local-name()}">
        <xsl:call-template name="id"/>
        <xsl:call-template name="language"/>
        <xsl:if test="$name"><h3><xsl:sequence select="f:own-words(.)"/>{$name}</h3></xsl:if>
        <xsl:choose>
          <xsl:when test="text()[normalize-space()]"><p><xsl:apply-templates mode="content"/></p></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="*" mode="declaration"/></xsl:otherwise>
        </xsl:choose>
      </div>
    </xsl:if>
    <xsl:if test="not(normalize-space())"><xsl:apply-templates select="." mode="anchors"/></xsl:if>
  </xsl:template>
  <xsl:template match="p|ab|list|table" mode="declaration">
    <xsl:apply-templates select="." mode="content"/>
  </xsl:template>

</xsl:stylesheet>
