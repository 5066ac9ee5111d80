<?xml version="1.0" encoding="UTF-8"?>
<!-- The apparatus. An entry whose lemma lies in one line is \edtext{lemma}{\Afootnote{readings}}; any other
     stands where its words end, and says by two labels where they began (\xxref): so entries may overlap,
     and may be about whole stanzas. Each type of entry (app/@type) has a series of its own, A to E in the
     order in which they come; entries without a type are in A. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:function name="f:tex-layer" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="string(($app/@type, $app/ancestor::listApp[@type][1]/@type)[1])"/>
  </xsl:function>
  <xsl:variable name="f:series" as="map(xs:string, xs:string)" select="f:series-of(/)"/>
  <xsl:function name="f:series-of" as="map(xs:string, xs:string)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="layers" select="distinct-values($document//app ! f:tex-layer(.))"/>
    <xsl:variable name="ordered" select="if ($layers = '') then ('', $layers[. ne '']) else $layers"/>
    <xsl:sequence select="map:merge($ordered ! map:entry(., substring('ABCDE', min((index-of($ordered, .), 5)), 1)))"/>
  </xsl:function>

  <!-- In the text. -->
  <xsl:template match="app" mode="tex">
    <xsl:param name="apart" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:param name="same" as="xs:string*" tunnel="yes"/>
    <xsl:variable name="lemma" select="if (f:is-apart(.)) then () else f:lemma(.)"/>
    <xsl:choose>
      <xsl:when test="f:is-apart(.)">
        <xsl:if test="not($apart)">{f:entries-here(.)}</xsl:if>
      </xsl:when>
      <xsl:when test="$apart">{f:nested-reading(.)}</xsl:when>
      <xsl:otherwise>
        <xsl:variable name="pieces" as="item()*"><xsl:apply-templates select="$lemma" mode="tex"/></xsl:variable>
        <xsl:variable name="text" select="string-join($pieces)"/>
        <!-- Spaces at the ends are not of the lemma. -->
        <xsl:text>{if (starts-with($text, ' ')) then ' ' else ()}</xsl:text>
        <xsl:text>\edtext{{{replace($text, '^ +| +$', '')}}}{{{f:turned(.)}{f:explicit-lemma(., $same)}{f:foot(.)}}}</xsl:text>
        <xsl:text>{if (matches($text, '[^ ] +$')) then ' ' else ()}</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="lem|rdg" mode="tex">
    <xsl:call-template name="marked"/>
  </xsl:template>

  <!-- \lemma, where the words of the text are not to be repeated as they stand. -->
  <xsl:function name="f:explicit-lemma" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:param name="same" as="xs:string*"/>
    <xsl:variable name="lemma" select="f:lemma($app)"/>
    <xsl:variable name="words" select="tokenize(f:plain($lemma), ' ')"/>
    <xsl:variable name="repeats" select="count($words) gt 1 and analyze-string(string-join($words, ' '), $f:word)/*:match = $same"/>
    <xsl:sequence select="
      if (f:turned($app) ne '' or f:is-omission($lemma) or count($words) gt 8 or $repeats or $lemma//note or $lemma//pb or $lemma//app) then f:lemma-command($app) else ''"/>
  </xsl:function>
  <xsl:function name="f:lemma-command" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="lemma" select="f:lemma($app)"/>
    <xsl:sequence select="
      '\lemma{' || (if ($lemma and f:is-omission($lemma)) then '\apographomission{' || f:tex(f:string('omitted')) || '}' else f:in-text-language(f:tex(f:lemma-words($app)), ($lemma, $app)[1])) || '}'"/>
  </xsl:function>

  <!-- An entry in words that run the other way than the text: its line at the foot runs as all others. -->
  <xsl:function name="f:turned" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="directions" select="($app, $app/ancestor::text[last()]) ! f:direction((f:language(.), '')[1])"/>
    <xsl:sequence select="if ($directions[1] eq $directions[2]) then '' else '\apographneutral{}'"/>
  </xsl:function>
  <xsl:function name="f:in-text-language" as="xs:string">
    <xsl:param name="tex" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="f:in-language($tex, $element, $element/ancestor::text[last()])"/>
  </xsl:function>

  <!-- The readings, at the foot of the page. -->
  <xsl:function name="f:foot" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="'\' || $f:series(f:tex-layer($app)) || 'footnote{' || f:entry-of-tex($app) || '}'"/>
  </xsl:function>

  <xsl:function name="f:entry-of-tex" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="lemma" select="f:lemma($app)"/>
    <xsl:variable name="witnesses" select="$lemma ! f:sigla-of-tex(.)"/>
    <xsl:variable name="readings" select="
      if ($witnesses ne '') then '\apographlemmasigla{' || $witnesses || '}' else (),
      $app/(rdg|rdgGrp) ! f:reading-of-tex(., $lemma)"/>
    <xsl:variable name="remarks" select="
      $app/(note|witDetail|rdgGrp/note|rdgGrp/witDetail) ! ('\apographremark{' || f:line-of-tex(node(), '') || '}'),
      if ($lemma/self::rdg) then '\apographremark{' || f:tex(f:string('no-lemma')) || '}' else ()"/>
    <xsl:sequence select="string-join($readings[. ne ''], '\apographseparator{}') || string-join($remarks)"/>
  </xsl:function>

  <!-- A reading with its witnesses, or a group of them; not the one that stands in the text. -->
  <xsl:function name="f:reading-of-tex" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="lemma" as="element()?"/>
    <xsl:choose>
      <xsl:when test="$element is $lemma">{''}</xsl:when>
      <xsl:when test="$element/self::rdgGrp">
        <xsl:variable name="readings" select="($element/(rdg|rdgGrp|lem) ! f:reading-of-tex(., $lemma))[. ne '']"/>
        <xsl:sequence select="
          if (empty($readings)) then ''
          else if (empty($readings[2])) then $readings
          else '\apographgroup{' || string-join($readings, '\apographseparator{}') || '}'"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="words" select="
          if (f:is-omission($element)) then '\apographomission{' || f:tex(f:string('omitted')) || '}'
          else f:in-text-language(f:line-of-tex($element/node(), ''), $element)"/>
        <xsl:variable name="remarks" select="
          $element/@hand[$element/@wit] ! (f:string('hand') || ': ' || string-join(f:labels(.), ', ')),
          $element/@cause ! f:value('cause', .)"/>
        <xsl:sequence select="
          '\apographreading{' || $words || '}{' || f:sigla-of-tex($element) || '}'
          || (if (exists($remarks)) then '\apographremark{' || f:tex(string-join($remarks, '; ')) || '}' else '')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:function>

  <!-- An entry in a reading: its lemma, and what others have there. -->
  <xsl:function name="f:nested-reading" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="lemma" select="f:lemma($app)"/>
    <xsl:sequence select="f:line-of-tex($lemma/node(), '') || ' \apographgroup{' || f:entry-of-tex($app) || '}'"/>
  </xsl:function>

  <!-- Sigla as the list of witnesses prints them; else who conjectured, the hand, the source. -->
  <xsl:function name="f:sigla-of-tex" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="from" select="($reading/@wit, $reading/@hand, $reading/@source, $reading/@resp)[1]"/>
    <xsl:variable name="sigla" as="xs:string*">
      <xsl:for-each select="$from">
        <xsl:for-each select="tokenize(.)">
          <xsl:variable name="siglum" select="if (starts-with(., '#')) then $f:sigla-by-id(substring(., 2)) else ()"/>
          <xsl:sequence select="if ($siglum) then $siglum else f:tex(($page?pointers?(.)?label[. ne ''], replace(., '^.*#', ''))[1])"/>
        </xsl:for-each>
      </xsl:for-each>
      <xsl:sequence select="$reading/following-sibling::*[1][self::wit] ! f:line-of-tex(node(), '')"/>
    </xsl:variable>
    <xsl:sequence select="if (exists($sigla[. ne ''])) then '\apographsigla{' || string-join($sigla[. ne ''], ' ') || '}' else ''"/>
  </xsl:function>
  <xsl:variable name="f:sigla-by-id" as="map(xs:string, xs:string)" select="
    map:merge(map:keys($f:witness-elements) ! map:entry(., f:witness-siglum($f:witness-elements(.))))"/>
  <xsl:function name="f:witness-siglum" as="xs:string">
    <xsl:param name="witness" as="element()"/>
    <xsl:sequence select="f:line-of-tex($witness/(abbr|idno)[@type eq 'siglum'][1]/node(), string(($witness/@n, $witness/@xml:id, '?')[1]))"/>
  </xsl:function>

</xsl:stylesheet>
