<?xml version="1.0" encoding="UTF-8"?>
<!-- What editors and scribes did to the text: visible where it happened, explained at the end.

     The signs are characters of the page ([word], [...], {word}), so they are there without a style
     sheet. Each is followed by a small letter, as printed editions number their textual notes: a link
     to the list of interventions, with the explanation as its description. So it is reached by mouse
     (title), by keyboard and touch (the link, and back), and by a screen reader (aria-describedby).
     The list holds what the text does not show, such as the other side of a choice. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="intervention" on-no-match="fail" use-accumulators="#all"/>
  <xsl:mode name="explain" on-no-match="fail" use-accumulators="#all"/>

  <!-- In the text. -->

  <xsl:template match="supplied" mode="content">
    <xsl:call-template name="signed">
      <xsl:with-param name="open" select="'['"/>
      <xsl:with-param name="close" select="']'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="surplus" mode="content">
    <xsl:call-template name="signed">
      <xsl:with-param name="open" select="'{'"/>
      <xsl:with-param name="close" select="'}'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="unclear|damage|sic|corr|orig|reg" mode="content">
    <xsl:call-template name="signed"/>
  </xsl:template>

  <xsl:template match="gap|space" mode="content">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:text>{f:omission-sign(.)}</xsl:text>
    </span>
    <xsl:call-template name="mark"/>
  </xsl:template>
  <xsl:template match="gap[f:is-division(..)]" mode="content" priority="1">
    <p>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:text>{f:omission-sign(.)}</xsl:text>
      <xsl:call-template name="mark"/>
    </p>
  </xsl:template>
  <xsl:template match="gap" mode="class" as="xs:string*">
    <xsl:sequence select="'gap'"/>
  </xsl:template>
  <xsl:function name="f:omission-sign" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      if (f:has-sign($element, $view)) then f:sign-text($element, f:sign($element, $view))
      else if ($element/self::space) then '[' || f:string('space.sign') || ']'
      else if ($view eq 'diplomatic') then ($element/@rend/string(), '[...]')[1]
      else '[...]'"/>
  </xsl:function>

  <!-- HTML has elements for what was added and deleted, and shows them without a style sheet. -->
  <xsl:template match="add" mode="content">
    <ins>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
    </ins>
    <xsl:call-template name="mark"/>
  </xsl:template>
  <xsl:template match="del" mode="content">
    <del>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
    </del>
    <xsl:call-template name="mark"/>
  </xsl:template>
  <xsl:template match="(add|del)[f:has-blocks(.)]" mode="content" priority="1">
    <xsl:call-template name="signed"/>
  </xsl:template>

  <!-- What was replaced and what replaced it, with one mark for both. -->
  <xsl:template match="subst" mode="content">
    <xsl:call-template name="inline"/>
    <xsl:call-template name="mark"/>
  </xsl:template>

  <!-- A choice shows one side; the list has the others. -->
  <xsl:template match="choice" mode="content">
    <xsl:apply-templates select="f:chosen(., $view)" mode="content"/>
    <xsl:call-template name="mark"/>
  </xsl:template>

  <xsl:template match="abbr" mode="content">
    <abbr>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
    </abbr>
  </xsl:template>
  <!-- The sign of an abbreviation goes when its expansion is printed; alone it stays. -->
  <xsl:template match="ex[$view eq 'diplomatic'][not(ancestor::choice)]" mode="content">
    <xsl:text>(</xsl:text>
    <xsl:next-match/>
    <xsl:text>)</xsl:text>
  </xsl:template>
  <xsl:template match="expan//am[$view eq 'reading']" mode="content">
    <xsl:apply-templates select="." mode="anchors"/>
  </xsl:template>

  <!-- Content between signs, with the mark after them. -->
  <xsl:template name="signed">
    <xsl:param name="open" as="xs:string" select="''"/>
    <xsl:param name="close" as="xs:string" select="''"/>
    <xsl:choose>
      <xsl:when test="f:has-blocks(.)">
        <div>
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:call-template name="sign-line">
            <xsl:with-param name="sign" select="$open"/>
          </xsl:call-template>
          <xsl:apply-templates mode="content"/>
          <xsl:call-template name="sign-line">
            <xsl:with-param name="sign" select="$close"/>
            <xsl:with-param name="last" select="true()"/>
          </xsl:call-template>
        </div>
      </xsl:when>
      <xsl:otherwise>
        <span>
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:text>{$open}</xsl:text>
          <xsl:apply-templates mode="content"/>
          <xsl:text>{$close}</xsl:text>
        </span>
        <xsl:call-template name="mark"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Around whole paragraphs a sign has a line of its own. -->
  <xsl:template name="sign-line">
    <xsl:param name="sign" as="xs:string"/>
    <xsl:param name="last" as="xs:boolean" select="false()"/>
    <xsl:variable name="line" as="item()*">
      <xsl:sequence select="$sign[. ne '']"/>
      <xsl:if test="$last"><xsl:call-template name="mark"/></xsl:if>
    </xsl:variable>
    <xsl:if test="exists($line)"><p class="sign"><xsl:sequence select="$line"/></p></xsl:if>
  </xsl:template>

  <!-- The letter that links to the explanation. -->
  <xsl:template name="mark">
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:if test="not($echo) and f:is-intervention(.)">
      <xsl:variable name="id" select="f:intervention-id(.)"/>
      <sup class="mark">
        <a id="{f:own-id($id || '-mark')}" href="#{$id}" aria-describedby="{f:own-id($id || '-why')}"
          aria-label="{f:string('intervention')} {f:letter(.)}">
          <xsl:sequence select="f:own-words(.)"/>
          <xsl:attribute name="title"><xsl:apply-templates select="." mode="explain"/></xsl:attribute>
          <xsl:text>{f:letter(.)}</xsl:text>
        </a>
      </sup>
    </xsl:if>
  </xsl:template>
  <xsl:function name="f:letter" as="xs:string">
    <xsl:param name="intervention" as="element()"/>
    <xsl:sequence select="format-integer($intervention/accumulator-before('f:intervention'), 'a')"/>
  </xsl:function>
  <xsl:function name="f:intervention-id" as="xs:string">
    <xsl:param name="intervention" as="element()"/>
    <xsl:sequence select="f:own-id('intervention-' || $intervention/accumulator-before('f:intervention'))"/>
  </xsl:function>

  <!-- In words, as one string: what, by whom, why, how much, how sure. What an editor does is done "by"
       somebody; what an editor sees is so "according to" somebody. -->

  <xsl:template match="*" mode="explain" as="text()">
    <xsl:variable name="stated" select="(self::choice/f:chosen(., 'reading'), self::subst/(add, del)[1], .)[1]"/>
    <xsl:variable name="by" select="string-join(f:labels(($stated/@resp, @resp, */@resp)[1]), ', ')[. ne '']"/>
    <xsl:variable name="acts" select="exists($stated/(self::supplied|self::gap|self::surplus|self::corr|self::reg|self::expan))"/>
    <xsl:variable name="reason" select="($stated/@reason, @reason)[1] ! tokenize(.) ! f:value('reason', .)"/>
    <xsl:variable name="certainty" select="($stated/@cert, @cert)[1] ! f:value('cert', .)"/>
    <xsl:value-of select="string-join((
      f:intervention-kind(.) || (if ($by and $acts) then ' ' || f:string('by') || ' ' || $by else ''),
      (f:string('according-to') || ' ' || $by)[$by and not($acts)],
      $reason[1] ! (f:string('reason') || $f:colon || string-join($reason, ', ')),
      f:extent($stated) ! (f:string('extent') || $f:colon || .),
      ($stated/@agent, @agent)[1] ! (f:string('agent') || $f:colon || f:value('agent', .)),
      ($stated/@evidence, @evidence)[1] ! (f:string('evidence') || $f:colon || f:value('evidence', .)),
      $stated/@place ! (f:string('where') || $f:colon || f:value('place', .)),
      $stated/@hand ! (f:string('hand') || $f:colon || string-join(f:labels(.), ', ')),
      $stated/self::del/@rend ! (f:string('how') || $f:colon || f:value('rend', .)),
      $stated/@source ! (f:string('according-to') || ' ' || string-join(f:labels(.), ', ')),
      $certainty ! (f:string('certainty') || $f:colon || .),
      $stated/self::gap/@rend ! (f:string('printed-as') || ' ' || f:string('quote.open.outer') || . || f:string('quote.close.outer'))
      ), $f:semicolon)"/>
  </xsl:template>

  <!-- What kind of intervention it is, in a word or two. -->
  <xsl:function name="f:intervention-kind" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" select="local-name(($element/self::choice/f:chosen(., 'reading'), $element)[1])"/>
    <xsl:sequence select="f:string(if (exists(f:string-if-any('what.' || $name))) then 'what.' || $name else 'what.choice')"/>
  </xsl:function>

  <!-- How much: "3 words", "about 2 cm". -->
  <xsl:function name="f:extent" as="xs:string?">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="quantity" select="($element/@quantity, string-join(($element/(@atLeast|@min), $element/(@atMost|@max)), '–')[. ne ''])[1]"/>
    <xsl:sequence select="(
      string-join(($quantity, $element/@unit[$quantity] ! f:value('unit', .)), ' ')[. ne ''],
      $element/@extent/string())[1]"/>
  </xsl:function>

  <!-- The list. -->

  <xsl:function name="f:interventions" as="element()*">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="
      if (f:uses(tokenize($f:intervention-names)))
      then $tei/descendant::*[contains($f:intervention-names, ' ' || local-name() || ' ')][f:is-intervention(.)] else ()"/>
  </xsl:function>

  <xsl:template match="*" mode="intervention">
    <xsl:variable name="id" select="f:intervention-id(.)"/>
    <li id="{$id}">
      <a class="back" href="#{f:own-id($id || '-mark')}" aria-label="{f:string('back')}, {f:letter(.)}">{f:letter(.)}</a>
      <xsl:text> </xsl:text>
      <span class="quoted">
        <xsl:call-template name="moved-language"/>
        <xsl:text>{f:shorten(f:intervention-words(.), 60)}</xsl:text>
      </span>
      <xsl:text> </xsl:text>
      <span class="why" id="{f:own-id($id || '-why')}"><xsl:apply-templates select="." mode="explain"/></span>
      <xsl:call-template name="not-shown"/>
    </li>
  </xsl:template>
  <!-- The words that it is about: as they stand in the text, those deleted too. -->
  <xsl:function name="f:intervention-words" as="xs:string">
    <xsl:param name="intervention" as="element()"/>
    <xsl:sequence select="
      if ($intervention/self::subst) then string-join($intervention/(del, add) ! f:plain(node()), ' → ')
      else if ($intervention/(self::del|self::add|self::surplus|self::unclear)) then f:plain($intervention/node())
      else f:plain($intervention)"/>
  </xsl:function>

  <!-- What the text does not show: the other side of a choice, the description of a gap. -->
  <xsl:template name="not-shown">
    <xsl:for-each select="self::choice/(* except f:chosen(., $view)) | self::gap/desc | self::space/desc | self::supplied/desc">
      <xsl:text>{$f:semicolon}</xsl:text>
      <xsl:if test="parent::choice">{f:string(if (self::sic or self::orig or self::abbr) then 'source-has' else if ($view eq 'diplomatic' and (self::corr or self::reg or self::expan)) then 'read-as' else 'also-possible')} </xsl:if>
      <xsl:element name="{if (f:has-blocks(.)) then 'div' else 'span'}">
        <xsl:call-template name="id"/>
        <xsl:call-template name="moved-language"/>
        <xsl:attribute name="class" select="local-name()"/>
        <xsl:apply-templates mode="content"/>
      </xsl:element>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
