<?xml version="1.0" encoding="UTF-8"?>
<!-- The critical apparatus. The lemma stands in the text and is itself the link to its entry; where it
     holds links already, or is empty, a small sign (°) after it is. The entry shows every reading with
     its witnesses, so each word of the apparatus is on the page once, and none is in the text twice. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="apparatus" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="reading" on-no-match="fail" use-accumulators="#all"/>

  <xsl:function name="f:app-id" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="($app/@xml:id/string(), f:own-id('app-' || $app/accumulator-before('f:app')))[1]"/>
  </xsl:function>
  <xsl:function name="f:app-mark-id" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="f:own-id('app-' || $app/accumulator-before('f:app') || '-mark')"/>
  </xsl:function>

  <!-- In the text. -->
  <xsl:template match="app" mode="content">
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:variable name="lemma" select="if (f:is-apart(.)) then () else f:lemma(.)"/>
    <xsl:choose>
      <xsl:when test="$echo">
        <xsl:apply-templates select="$lemma" mode="content"/>
      </xsl:when>
      <xsl:when test="$lemma and not(f:is-omission($lemma) or f:has-links($lemma) or f:has-blocks($lemma))">
        <a class="app" id="{f:app-mark-id(.)}" href="#{f:app-id(.)}" title="{f:entry(.)}">
          <xsl:apply-templates select="$lemma" mode="content"/>
        </a>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$lemma" mode="content"/>
        <xsl:variable name="sign" as="element()">
          <sup class="mark app-mark">
            <a id="{f:app-mark-id(.)}" href="#{f:app-id(.)}" title="{f:entry(.)}" aria-label="{string-join((f:string('apparatus-entry'), f:location(.)), ' ')}">°</a>
          </sup>
        </xsl:variable>
        <xsl:choose>
          <xsl:when test="$lemma[f:has-blocks(.)] or f:is-division(..) or parent::lg"><p class="sign"><xsl:sequence select="$sign"/></p></xsl:when>
          <xsl:otherwise><xsl:sequence select="$sign"/></xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Entries without a place in the text are in the apparatus alone. -->
  <xsl:template match="listApp" mode="content">
    <xsl:if test="@xml:id"><span id="{@xml:id}"></span></xsl:if>
  </xsl:template>
  <xsl:template match="lem|rdg" mode="class" as="xs:string*">
    <xsl:sequence select="local-name(), f:rendition(.)"/>
  </xsl:template>

  <!-- An entry: where] lemma and its witnesses; readings and theirs; notes. -->
  <xsl:template match="app" mode="apparatus">
    <xsl:variable name="lemma" select="f:lemma(.)"/>
    <xsl:variable name="location" select="(f:location(.), '°')[1]"/>
    <li id="{f:app-id(.)}">
      <xsl:choose>
        <xsl:when test="parent::listApp"><span class="back">{$location}</span></xsl:when>
        <xsl:otherwise><a class="back" href="#{f:app-mark-id(.)}" aria-label="{f:string('back')}, {$location}">{$location}</a></xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="$lemma"><xsl:call-template name="lemma"/></xsl:for-each>
      <xsl:apply-templates select="f:variants(.)" mode="reading"/>
      <xsl:if test="$lemma/self::rdg">
        <xsl:text> </xsl:text>
        <span class="why">({f:string('no-lemma')})</span>
      </xsl:if>
      <xsl:for-each select="note|witDetail|rdgGrp/note|rdgGrp/witDetail">
        <xsl:text> </xsl:text>
        <xsl:element name="{if (f:has-blocks(.)) then 'div' else 'span'}">
          <xsl:attribute name="class" select="'note'"/>
          <xsl:call-template name="id"/>
          <xsl:call-template name="moved-language"/>
          <xsl:apply-templates mode="content"/>
          <xsl:call-template name="responsible"/>
        </xsl:element>
      </xsl:for-each>
    </li>
  </xsl:template>

  <!-- The lemma, shown a second time, and its witnesses. -->
  <xsl:template name="lemma">
    <xsl:text> </xsl:text>
    <span class="lemma">
      <xsl:call-template name="moved-language"/>
      <xsl:choose>
        <xsl:when test="f:is-omission(.) or f:has-blocks(.)">{f:lemma-words(ancestor::app[1])}</xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates mode="content">
            <xsl:with-param name="echo" select="true()" tunnel="yes"/>
          </xsl:apply-templates>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:text>]</xsl:text>
    </span>
    <xsl:call-template name="witnesses"/>
  </xsl:template>

  <!-- A reading. -->
  <xsl:template match="rdg" mode="reading">
    <xsl:variable name="app" select="ancestor::app[1]"/>
    <xsl:text>{if (. is f:variants($app)[1] and empty(f:lemma($app)/@wit)) then ' ' else '; '}</xsl:text>
    <xsl:element name="{if (f:has-blocks(.)) then 'div' else 'span'}">
      <xsl:attribute name="class" select="'rdg'"/>
      <xsl:call-template name="id"/>
      <!-- That something is missing is said in the language of the page. -->
      <xsl:if test="not(f:is-omission(.))"><xsl:call-template name="moved-language"/></xsl:if>
      <xsl:choose>
        <xsl:when test="f:is-omission(.)">
          <xsl:text>{f:string('omitted')}</xsl:text>
          <xsl:apply-templates select="*" mode="anchors"/>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates mode="content"/></xsl:otherwise>
      </xsl:choose>
    </xsl:element>
    <xsl:call-template name="witnesses"/>
    <xsl:variable name="remarks" select="(
      (@type, parent::rdgGrp/@type)[1] ! f:value('reading-type', .),
      @hand ! (f:string('hand') || ': ' || string-join(f:labels(.), ', ')),
      @cause ! f:value('cause', .))"/>
    <xsl:if test="exists($remarks)">
      <xsl:text> </xsl:text>
      <span class="why">({string-join($remarks, '; ')})</span>
    </xsl:if>
    <xsl:call-template name="certainty"/>
  </xsl:template>

  <!-- The sigla of a reading, each a link to its witness. -->
  <xsl:template name="witnesses">
    <xsl:for-each select="tokenize(@wit)">
      <xsl:variable name="token" select="."/>
      <xsl:variable name="target" select="$page?pointers?($token)"/>
      <xsl:variable name="witness" select="$f:witness-elements(substring-after($token, '#'))[starts-with($token, '#')]"/>
      <xsl:variable name="siglum" as="item()*">
        <xsl:choose>
          <xsl:when test="$witness/(abbr|idno)[@type eq 'siglum']">
            <xsl:apply-templates select="$witness/(abbr|idno)[@type eq 'siglum'][1]/node()" mode="content">
              <xsl:with-param name="echo" select="true()" tunnel="yes"/>
            </xsl:apply-templates>
          </xsl:when>
          <xsl:otherwise>{($target?label[. ne ''], replace($token, '^.*#', ''))[1]}</xsl:otherwise>
        </xsl:choose>
      </xsl:variable>
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="$target?href"><a class="siglum" href="{$target?href}"><xsl:sequence select="$siglum"/></a></xsl:when>
        <xsl:otherwise><span class="siglum"><xsl:sequence select="$siglum"/></span></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:for-each select="following-sibling::*[1][self::wit]">
      <xsl:text> </xsl:text>
      <span class="siglum"><xsl:apply-templates mode="content"/></span>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
