<?xml version="1.0" encoding="UTF-8"?>
<!-- Inline content as LaTeX. What is printed by signs alone is as in plain text (common/plain.xsl). -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- A string without anything that means something to TeX. Square brackets are kept from being taken
       for optional arguments; an ampersand of one's own would end a line of verse. -->
  <xsl:function name="f:tex" as="xs:string">
    <xsl:param name="string" as="xs:string"/>
    <xsl:sequence select="
      if (not(matches($string, $f:tex-special))) then $string
      else string-join(analyze-string($string, $f:tex-special)/* ! (if (self::*:match) then $f:tex-signs(string(.)) else string(.)))"/>
  </xsl:function>
  <xsl:variable name="f:tex-special" as="xs:string" select="'[\\{}$&amp;#^_%~\[\]' || (if ($f:is-right-to-left) then '()' else '') || ']'"/>
  <xsl:variable name="f:tex-signs" as="map(xs:string, xs:string)" select="if ($f:is-right-to-left) then map:merge(($f:left-to-right, $f:mirrored), map { 'duplicates': 'use-last' }) else $f:left-to-right"/>
  <xsl:variable name="f:left-to-right" as="map(xs:string, xs:string)" expand-text="no" select="map {
    '\': '\textbackslash{}', '{': '\{', '}': '\}', '$': '\$', '&amp;': '\ampersand{}', '#': '\#',
    '^': '\textasciicircum{}', '_': '\_', '%': '\%', '~': '\textasciitilde{}', '[': '{[}', ']': '{]}' }"/>

  <!-- A text from right to left: TeX turns the order of the letters there, but neither brackets nor words of
       the page. -->
  <xsl:variable name="f:is-right-to-left" as="xs:boolean" select="f:is-right-to-left(/)"/>
  <xsl:function name="f:is-right-to-left" as="xs:boolean">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="f:text-language($document/*) ! f:direction(.) = 'rtl'"/>
  </xsl:function>
  <xsl:variable name="f:mirrored" as="map(xs:string, xs:string)" expand-text="no" select="map {
    '[': '\apographmirrored{[}{]}', ']': '\apographmirrored{]}{[}', '(': '\apographmirrored{(}{)}', ')': '\apographmirrored{)}{(}' }"/>
  <xsl:function name="f:own-words" as="xs:string">
    <xsl:param name="tex" as="xs:string"/>
    <xsl:sequence select="if ($f:is-right-to-left) then '\apographltr{' || $tex || '}' else $tex"/>
  </xsl:function>

  <!-- Nodes as one line of LaTeX; where they say nothing, a string. -->
  <xsl:function name="f:line-of-tex" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:param name="otherwise" as="xs:string"/>
    <xsl:variable name="pieces" as="item()*">
      <xsl:apply-templates select="$nodes" mode="tex">
        <xsl:with-param name="apart" select="true()" tunnel="yes"/>
      </xsl:apply-templates>
    </xsl:variable>
    <xsl:variable name="line" select="f:one-line(string-join($pieces))"/>
    <xsl:sequence select="if ($line eq '') then f:tex($otherwise) else $line"/>
  </xsl:function>

  <!-- A command that stands between words and is no word: of spaces on both sides, one goes. -->
  <xsl:function name="f:unseen" as="xs:string">
    <xsl:param name="tex" as="xs:string"/>
    <xsl:sequence select="if ($tex eq '') then '' else $f:mark-start || $tex || $f:mark-end"/>
  </xsl:function>

  <!-- LaTeX in the language of an element, if that is another than around it. -->
  <xsl:function name="f:in-language" as="xs:string">
    <xsl:param name="tex" as="xs:string"/>
    <xsl:param name="element" as="element()?"/>
    <xsl:param name="around" as="element()?"/>
    <xsl:variable name="own" select="$element/ancestor-or-self::*[@xml:lang][1]/@xml:lang ! f:tex-language(.)"/>
    <xsl:variable name="other" select="$around/ancestor-or-self::*[@xml:lang][1]/@xml:lang ! f:tex-language(.)"/>
    <xsl:sequence select="if (empty($own) or $own = $other or $tex eq '') then $tex else '\apographlanguage{' || $own || '}{' || $tex || '}'"/>
  </xsl:function>

  <!-- Mode "tex": an element is its content. -->
  <xsl:mode name="tex" on-no-match="deep-skip" use-accumulators="#all"/>

  <xsl:template match="text()" mode="tex">
    <xsl:param name="same" as="xs:string*" tunnel="yes"/>
    <xsl:param name="mark" as="xs:string?" tunnel="yes"/>
    <xsl:variable name="text" select="replace(., '[ \t\r\n]+', ' ')"/>
    <xsl:sequence select="
      if ($mark) then f:tex(f:marked($text, $mark))
      else if (empty($same)) then f:tex($text)
      else string-join(analyze-string($text, $f:word)/* ! (
        if (self::*:match and string(.) = $same) then '\sameword{' || . || '}' else f:tex(string(.))))"/>
  </xsl:template>

  <xsl:template match="*" mode="tex">
    <xsl:call-template name="marked"/>
  </xsl:template>

  <!-- Content between the marks that others point to, in its language. -->
  <xsl:template name="marked">
    <xsl:param name="before" as="xs:string" select="''"/>
    <xsl:param name="after" as="xs:string" select="''"/>
    <xsl:param name="apart" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="pieces" as="item()*"><xsl:apply-templates mode="tex"/></xsl:variable>
    <xsl:if test="not($apart)">{f:unseen(f:label-of(.))}</xsl:if>
    <xsl:sequence select="f:in-language($before || string-join($pieces) || $after, .[@xml:lang], ..)"/>
  </xsl:template>

  <!-- A block inside a line: kept apart by spaces. -->
  <xsl:template match="p|ab|l|item|head|row|speaker|addrLine|titlePart|castItem|lg|list|label|opener/*|closer/*" mode="tex">
    <xsl:text> </xsl:text>
    <xsl:call-template name="marked"/>
    <xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="cell" mode="tex">
    <xsl:text>{if (preceding-sibling::cell) then ' | ' else ()}</xsl:text>
    <xsl:call-template name="marked"/>
  </xsl:template>

  <!-- How letters look. -->
  <xsl:template match="hi|emph|title[ancestor::text]|*[@rend][not(self::gap or self::app or self::note or self::lb or self::pb)]" mode="tex">
    <xsl:variable name="words" select="tokenize(lower-case(@rend))"/>
    <xsl:variable name="commands" as="xs:string*" select="
      if (self::emph or self::title[@level = ('m', 'j', 's', 'u')] or self::hi[not(@rend|@rendition|@style)]) then '\emph' else (),
      if ($words = ('italic', 'italics', 'i')) then '\textit' else (),
      if ($words = ('bold', 'b')) then '\textbf' else (),
      if ($words = ('smallcaps', 'small-caps', 'sc')) then '\textsc' else (),
      if ($words = ('superscript', 'super', 'sup')) then '\textsuperscript' else (),
      if ($words = ('subscript', 'sub')) then '\textsubscript' else (),
      if ($words = ('underline', 'underlined', 'u')) then '\uline' else ()"/>
    <xsl:variable name="brackets" select="f:has-brackets(.)"/>
    <xsl:call-template name="marked">
      <xsl:with-param name="before" select="string-join($commands[. ne '\uline'] ! (. || '{')) || (if ($brackets) then f:tex('[') else '')"/>
      <xsl:with-param name="after" select="(if ($brackets) then f:tex(']') else '') || string-join($commands[. ne '\uline'] ! '}')"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Breaks: of lines where they matter, of pages in the margin. -->
  <xsl:template match="lb" mode="tex">
    <xsl:sequence select="if (f:line-matters(.)) then $f:break else if (@break eq 'no') then $f:join else ' '"/>
  </xsl:template>
  <xsl:template match="pb|cb|gb|milestone" mode="tex">
    <xsl:param name="apart" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:variable name="side" select="if (@break eq 'no') then $f:join else if (self::milestone) then '' else ' '"/>
    <xsl:sequence select="$side || string-join(self::pb[@n][not($apart)] ! f:unseen(f:page-in-margin(.))) || $side"/>
  </xsl:template>

  <xsl:function name="f:page-in-margin" as="xs:string">
    <xsl:param name="break" as="element(pb)"/>
    <xsl:sequence select="'\apographpage{' || f:tex($break/@n) || '}'"/>
  </xsl:function>

  <!-- Interventions: what a reading text shows. -->
  <xsl:template match="supplied" mode="tex">
    <xsl:call-template name="marked">
      <xsl:with-param name="before" select="f:tex('[')"/>
      <xsl:with-param name="after" select="f:tex(']')"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="unclear" mode="tex">
    <xsl:call-template name="marked">
      <xsl:with-param name="after" select="f:tex('[?]')"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="choice" mode="tex">
    <xsl:apply-templates select="f:chosen(., 'reading')" mode="tex"/>
  </xsl:template>
  <xsl:template match="surplus|del|am" mode="tex"/>
  <!-- Those of a table of signs. -->
  <xsl:template match="(supplied|surplus|unclear|sic|corr|del|add|ex|gap|space|damage|seg)[f:has-sign(., 'reading')]" mode="tex" priority="5">
    <xsl:variable name="sign" select="f:sign(., 'reading')"/>
    <xsl:choose>
      <xsl:when test="exists($sign?text)">{f:tex(f:sign-text(., $sign))}</xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="marked">
          <xsl:with-param name="before" select="f:tex(string($sign?open))"/>
          <xsl:with-param name="after" select="f:tex(f:sign-close(., $sign))"/>
          <xsl:with-param name="mark" select="$sign?mark" tunnel="yes"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What the plain text writes by signs alone. -->
  <xsl:template match="gap|space|gi|att|val|ptr[not(starts-with(@target, '#'))]" mode="tex">{f:tex(f:inline(., 'reading', false()))}</xsl:template>

  <!-- A pointer into the text: the page and the line. -->
  <xsl:template match="ptr[starts-with(@target, '#')]" mode="tex">
    <xsl:variable name="id" select="substring(tokenize(@target)[1], 2)"/>
    <xsl:sequence select="if ($f:labelled($id)) then '\apographpointer{' || f:label-name($id) || '}' else f:tex(f:inline(., 'reading', false()))"/>
  </xsl:template>
  <xsl:template match="ref[starts-with(@target, '#')]" mode="tex">
    <xsl:variable name="id" select="substring(tokenize(@target)[1], 2)"/>
    <xsl:call-template name="marked">
      <xsl:with-param name="after" select="if ($f:labelled($id)) then ' (\apographpointer{' || f:label-name($id) || '})' else ''"/>
    </xsl:call-template>
  </xsl:template>

  <!-- An image beside the document, if TeX can set it; else what it shows. -->
  <xsl:template match="graphic" mode="tex">
    <xsl:variable name="shown" select="f:tex(string-join((desc, ../figDesc)[1] ! f:plain(node())))"/>
    <xsl:sequence select="
      if (matches(@url, '^[\w ./-]+\.(png|jpe?g|pdf)$', 'i')) then '\apographimage{' || $base || @url || '}{' || $shown || '}'
      else if ($shown ne '') then f:tex('[') || $shown || f:tex(']') else ''"/>
  </xsl:template>

  <!-- Speech and quotations: marks where the text itself keeps none. -->
  <xsl:template match="q|quote|said" mode="tex">
    <xsl:variable name="quoted" select="f:is-quoted(.) and not(f:is-block(.))"/>
    <xsl:call-template name="marked">
      <xsl:with-param name="before" select="if ($quoted) then f:tex(string(f:quotation-mark(., 'open'))) else ''"/>
      <xsl:with-param name="after" select="if ($quoted) then f:tex(string(f:quotation-mark(., 'close'))) else ''"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Notes: at the foot. -->
  <xsl:template match="note" mode="tex">
    <xsl:param name="apart" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:if test="f:is-numbered(.) and not($apart)">{f:unseen('\footnoteA{' || f:line-of-tex(node(), '') || '}')}</xsl:if>
    <!-- A reading has no foot of its own. -->
    <xsl:if test="$apart and (ancestor::lem or ancestor::rdg)"> {f:note-of-tex(.)}</xsl:if>
  </xsl:template>

  <!-- Not text. -->
  <xsl:template match="figDesc|index|interp|interpGrp|certainty|precision|respons|link|linkGrp|spanGrp|alt|altGrp|join|joinGrp|listApp|fw" mode="tex"/>

</xsl:stylesheet>
