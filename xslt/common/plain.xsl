<?xml version="1.0" encoding="UTF-8"?>
<!-- Inline content as a string. The plain texts are built from it; HTML needs it where no element
     may stand (titles, descriptions, labels). The signs:

                     reading          diplomatic
       supplied      [word]           [word]
       gap           [...]            as printed (rend), else [...]
       unclear       word[?]          word[?]
       surplus       –                {word}
       sic, corr     corr             sic
       orig, reg     reg              orig
       abbr, expan   expan            abbr
       ex (alone)    word             w(or)d
       am            –                as it is
       del           –                ⟦word⟧
       add           word             \word/
       space         [blank]          [blank]
       pb, cb        –                |17v| where the leaf or column begins
       app           lemma            lemma

     ⟦ ⟧, \ /, { } and ( ) are the signs of the Leiden conventions. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- Nodes as one line of the reading text, without numbers of notes. -->
  <xsl:function name="f:plain" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <!-- As f:inline does by default, without the calls: this is asked more often than anything else of a header. -->
    <xsl:variable name="pieces" as="item()*"><xsl:apply-templates select="$nodes" mode="plain"/></xsl:variable>
    <xsl:variable name="string" select="string-join($pieces)"/>
    <xsl:sequence select="if (matches($string, $f:controls)) then f:one-line($string) else normalize-space($string)"/>
  </xsl:function>

  <!-- Nodes as a string that f:tidy has not yet seen. The view is "reading" or "diplomatic"; with
       $notes, each note leaves its number. -->
  <xsl:function name="f:inline" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="view" as="xs:string"/>
    <xsl:param name="notes" as="xs:boolean"/>
    <xsl:variable name="pieces" as="item()*">
      <xsl:apply-templates select="$nodes" mode="plain">
        <xsl:with-param name="view" select="$view" tunnel="yes"/>
        <xsl:with-param name="notes" select="$notes" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:sequence select="string-join($pieces)"/>
  </xsl:function>

  <!-- Mode "plain": an element is its content; what is unknown keeps its text. -->
  <xsl:mode name="plain" on-no-match="text-only-copy" use-accumulators="#all"/>

  <!-- A block inside a line: kept apart by spaces. -->
  <xsl:template name="apart" match="p|ab|l|item|head|row|cell|speaker|addrLine|titlePart|castItem|lg|list|label|listBibl/bibl" mode="plain">
    <xsl:text> </xsl:text>
    <xsl:call-template name="bracketed"/>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- On its own: all elements are held against it. -->
  <xsl:template match="opener/*|closer/*" mode="plain">
    <xsl:call-template name="apart"/>
  </xsl:template>

  <!-- Content, between square brackets if the source prints them around it. -->
  <xsl:template name="bracketed">
    <xsl:variable name="brackets" select="f:has-brackets(.)"/>
    <xsl:if test="$brackets">[</xsl:if>
    <xsl:apply-templates mode="plain"/>
    <xsl:if test="$brackets">]</xsl:if>
  </xsl:template>
  <xsl:template match="*[@rend]" mode="plain" priority="-0.25">
    <xsl:call-template name="bracketed"/>
  </xsl:template>
  <xsl:function name="f:has-brackets" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="tokenize($element/@rend) = 'brackets'"/>
  </xsl:function>

  <!-- A quotation and its source. -->
  <xsl:template match="cit/*" mode="plain" priority="2">
    <xsl:if test="not(. is ../*[1])"><xsl:text> </xsl:text></xsl:if>
    <xsl:next-match/>
  </xsl:template>

  <!-- Breaks. -->
  <xsl:template match="lb" mode="plain">
    <xsl:param name="view" tunnel="yes" as="xs:string" select="'reading'"/>
    <xsl:choose>
      <xsl:when test="$view eq 'diplomatic' or f:line-matters(.)">{$f:break}</xsl:when>
      <xsl:when test="@break eq 'no'">{$f:join}</xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="pb|cb|gb|milestone" mode="plain">
    <xsl:param name="view" tunnel="yes" as="xs:string" select="'reading'"/>
    <xsl:variable name="side" select="if (@break eq 'no') then $f:join else if (self::milestone) then '' else ' '"/>
    <xsl:text>{$side}</xsl:text>
    <xsl:if test="$view eq 'diplomatic' and @n and not(self::milestone)">|{@n}|{$side}</xsl:if>
  </xsl:template>

  <!-- Interventions. -->
  <xsl:template match="supplied" mode="plain">
    <xsl:text>[</xsl:text>
    <xsl:apply-templates mode="plain"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="gap" mode="plain">
    <xsl:param name="view" tunnel="yes" as="xs:string" select="'reading'"/>
    <xsl:text>{if ($view eq 'diplomatic') then (@rend, '[...]')[1] else '[...]'}</xsl:text>
  </xsl:template>

  <xsl:template match="unclear" mode="plain">
    <xsl:apply-templates mode="plain"/>
    <xsl:text>[?]</xsl:text>
  </xsl:template>

  <xsl:template match="surplus" mode="plain">
    <xsl:param name="view" tunnel="yes" as="xs:string" select="'reading'"/>
    <xsl:if test="$view eq 'diplomatic'">
      <xsl:text>{{</xsl:text>
      <xsl:apply-templates mode="plain"/>
      <xsl:text>}}</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="del" mode="plain">
    <xsl:param name="view" tunnel="yes" as="xs:string" select="'reading'"/>
    <xsl:if test="$view eq 'diplomatic'">
      <xsl:text>⟦</xsl:text>
      <xsl:apply-templates mode="plain"/>
      <xsl:text>⟧</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template match="add" mode="plain">
    <xsl:param name="view" tunnel="yes" as="xs:string" select="'reading'"/>
    <xsl:if test="$view eq 'diplomatic'">\</xsl:if>
    <xsl:apply-templates mode="plain"/>
    <xsl:if test="$view eq 'diplomatic'">/</xsl:if>
  </xsl:template>

  <xsl:template match="space" mode="plain">[{f:string('space.sign')}]</xsl:template>

  <xsl:template match="choice" mode="plain">
    <xsl:param name="view" tunnel="yes" as="xs:string" select="'reading'"/>
    <xsl:apply-templates select="f:chosen(., $view)" mode="plain"/>
  </xsl:template>

  <!-- Letters that an expansion adds, where the abbreviation is not given beside it. -->
  <xsl:template match="ex[not(ancestor::choice)]" mode="plain">
    <xsl:param name="view" tunnel="yes" as="xs:string" select="'reading'"/>
    <xsl:if test="$view eq 'diplomatic'">(</xsl:if>
    <xsl:apply-templates mode="plain"/>
    <xsl:if test="$view eq 'diplomatic'">)</xsl:if>
  </xsl:template>

  <!-- A sign of abbreviation. -->
  <xsl:template match="am" mode="plain">
    <xsl:param name="view" tunnel="yes" as="xs:string" select="'reading'"/>
    <xsl:if test="$view eq 'diplomatic'"><xsl:apply-templates mode="plain"/></xsl:if>
  </xsl:template>

  <!-- Apparatus: the lemma alone. -->
  <xsl:template match="app" mode="plain">
    <xsl:if test="not(f:is-apart(.))"><xsl:apply-templates select="f:lemma(.)" mode="plain"/></xsl:if>
  </xsl:template>

  <!-- Speech and quotations: marks where the text itself keeps none. -->
  <xsl:template match="q|quote|said" mode="plain">
    <xsl:variable name="quoted" select="f:is-quoted(.) and not(f:is-block(.))"/>
    <xsl:text>{if ($quoted) then f:quotation-mark(., 'open') else ()}</xsl:text>
    <xsl:apply-templates mode="plain"/>
    <xsl:text>{if ($quoted) then f:quotation-mark(., 'close') else ()}</xsl:text>
  </xsl:template>

  <xsl:template match="soCalled[$f:supplies-quotation-marks]" mode="plain">
    <xsl:text>{f:string('quote.open.inner')}</xsl:text>
    <xsl:apply-templates mode="plain"/>
    <xsl:text>{f:string('quote.close.inner')}</xsl:text>
  </xsl:template>

  <!-- Notes: their number. -->
  <xsl:template match="note" mode="plain">
    <xsl:param name="notes" tunnel="yes" as="xs:boolean" select="false()"/>
    <xsl:if test="$notes and f:is-numbered(.)">{$f:mark-start}[{accumulator-before('f:note')}]{$f:mark-end}</xsl:if>
  </xsl:template>
  <!-- In the readings of a list notes have none. -->
  <xsl:template match="(lem|rdg)//note[ancestor::listApp]" mode="plain" priority="1">
    <xsl:text> (</xsl:text>
    <xsl:apply-templates mode="plain"/>
    <xsl:text>)</xsl:text>
  </xsl:template>

  <!-- A pointer without words of its own: what it leads to. -->
  <xsl:template match="ptr" mode="plain">{string-join(f:labels(@target), ', ')}</xsl:template>

  <!-- The names of tags in descriptions of the encoding. -->
  <xsl:template match="gi" mode="plain">&lt;{.}&gt;</xsl:template>
  <xsl:template match="att" mode="plain">@{.}</xsl:template>
  <xsl:template match="val" mode="plain">"{.}"</xsl:template>

  <!-- Not text. -->
  <xsl:template match="figDesc|eTree|forest|graph|tree|index|interp|interpGrp|certainty|precision|respons|link|linkGrp|spanGrp|alt|altGrp|join|joinGrp" mode="plain"/>
  <xsl:template match="comment()|processing-instruction()" mode="plain"/>

</xsl:stylesheet>
