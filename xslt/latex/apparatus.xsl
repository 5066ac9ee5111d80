<?xml version="1.0" encoding="UTF-8"?>
<!-- The apparatus, with the words of common/apparatus.xsl. An entry whose lemma lies in one line is
     \edtext{lemma}{\Afootnote{readings}}; any other stands where its words end, and says by two labels where
     they began (\xxref): so entries may overlap, and may be about whole stanzas. Each layer of the
     apparatus has a series of its own, always the same one. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- Layers and their series, as they are stacked on the page. X would be mistaken for reledmac's own. -->
  <xsl:variable name="f:layers-in-print" as="xs:string*" select="f:layers-in-print(/)"/>
  <xsl:function name="f:layers-in-print" as="xs:string*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="f:layers($document//app[not(f:is-hidden(.))])"/>
  </xsl:function>
  <xsl:variable name="f:series" as="map(xs:string, xs:string)" select="f:series-of($f:layers-in-print)"/>
  <xsl:function name="f:series-of" as="map(xs:string, xs:string)">
    <xsl:param name="layers" as="xs:string*"/>
    <xsl:variable name="known" select="('criticus', 'fontes', 'testimonia', 'parallels', 'witnesses')"/>
    <xsl:variable name="all" select="$known, $layers[not(. = $known)]"/>
    <xsl:variable name="letters" select="'ABCDEFGHIJKLMNOPQRSTUVWYZ'"/>
    <xsl:sequence select="map:merge($layers ! map:entry(., substring($letters, min((index-of($all, .), string-length($letters))), 1)))"/>
  </xsl:function>
  <!-- Notes are of series A, too. -->
  <xsl:variable name="f:used-series" as="xs:string*" select="
    distinct-values(($f:layers-in-print ! $f:series(.), 'A'))"/>

  <!-- In the text. -->
  <xsl:template match="app" mode="tex">
    <xsl:param name="apart" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:param name="same" as="xs:string*" tunnel="yes"/>
    <xsl:variable name="lemma" select="if (f:is-apart(.)) then () else f:lemma(.)"/>
    <xsl:choose>
      <xsl:when test="f:is-apart(.)">
        <xsl:if test="not(f:is-hidden(.) or f:is-between-marks(.))">{if ($apart) then f:beside-in-reading(.) else f:empty-edtext(.)}</xsl:if>
      </xsl:when>
      <xsl:when test="f:is-hidden(.)"><xsl:apply-templates select="$lemma" mode="tex"/></xsl:when>
      <xsl:when test="$apart">{f:nested-reading(.)}</xsl:when>
      <xsl:otherwise>
        <xsl:variable name="pieces" as="item()*"><xsl:apply-templates select="$lemma" mode="tex"/></xsl:variable>
        <xsl:variable name="text" select="string-join($pieces)"/>
        <xsl:choose>
          <xsl:when test="normalize-space($text) eq ''">{$text}{f:empty-edtext(.)}</xsl:when>
          <xsl:otherwise>
            <!-- Spaces at the ends are not of the lemma. -->
            <xsl:text>{if (starts-with($text, ' ')) then ' ' else ()}</xsl:text>
            <xsl:text>\edtext{{{replace($text, '^ +| +$', '')}}}{{{f:turned(.)}{f:explicit-lemma(., $same)}{f:foot(.)}}}</xsl:text>
            <xsl:text>{if (ends-with($text, ' ')) then ' ' else ()}</xsl:text>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="lem|rdg" mode="tex">
    <xsl:call-template name="marked"/>
  </xsl:template>

  <xsl:function name="f:empty-edtext" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="f:unseen(string-join(($app, f:in-lemma($app)) ! ('\edtext{}{' || f:turned(.) || f:lemma-command(.) || f:foot(.) || '}')))"/>
  </xsl:function>
  <!-- The entries in the lemma of one that is not around its words, whose lemma is not in the text. -->
  <xsl:function name="f:in-lemma" as="element(app)*">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="
      if (f:is-apart($app) or not(f:marked-entry($app) is $app)) then f:lemma($app)//app[ancestor::app[1] is $app] ! (.[not(f:is-hidden(.))], f:in-lemma(.)) else ()"/>
  </xsl:function>

  <!-- \lemma, where the words of the text are not to be repeated as they stand. -->
  <xsl:function name="f:explicit-lemma" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:param name="same" as="xs:string*"/>
    <xsl:variable name="lemma" select="f:lemma($app)"/>
    <xsl:variable name="words" select="f:plain($lemma)"/>
    <xsl:variable name="repeats" select="contains($words, ' ') and analyze-string($words, $f:word)/*:match = $same"/>
    <xsl:sequence select="
      if (f:turned($app) ne '' or f:is-omission($lemma) or f:is-long($words) or $repeats or f:has-commands($lemma)) then f:lemma-command($app) else ''"/>
  </xsl:function>
  <!-- What must not be done a second time in the apparatus. -->
  <xsl:function name="f:has-commands" as="xs:boolean">
    <xsl:param name="lemma" as="element()"/>
    <xsl:sequence select="exists($lemma/(descendant::note|descendant::pb|descendant::app|descendant::graphic|descendant::processing-instruction()|descendant-or-self::*[@xml:id[$f:labelled(.)]]))"/>
  </xsl:function>
  <xsl:function name="f:lemma-command" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="lemma" select="f:lemma($app)"/>
    <xsl:variable name="facts" select="f:entry-facts($app)"/>
    <xsl:variable name="words" select="f:tex(f:lemma-words($app))"/>
    <!-- In prose, lines are not those in which equal words were counted. -->
    <xsl:variable name="number" select="f:place($app)[not(self::app)][ancestor::l] ! $facts?number ! ('\textsuperscript{' || . || '}')"/>
    <xsl:sequence select="
      '\lemma{' || (if ($lemma and f:is-omission($lemma) and empty($facts?near)) then f:tex-verb($words) else f:in-text-language($words, ($lemma, $app)[1]) || $number) || '}'"/>
  </xsl:function>

  <!-- An entry in words that run the other way than the text: its line at the foot runs as all others. -->
  <xsl:function name="f:turned" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="directions" select="($app, root($app)/*/text[1]) ! f:direction((f:language(.), '')[1])"/>
    <xsl:sequence select="if ($directions[1] eq $directions[2]) then '' else '\apographneutral{}'"/>
  </xsl:function>
  <xsl:function name="f:in-text-language" as="xs:string">
    <xsl:param name="tex" as="xs:string"/>
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="f:in-language($tex, $element, root($element)/*/text[1])"/>
  </xsl:function>

  <!-- The entry at the foot of the page. -->
  <xsl:function name="f:foot" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <!-- Without words there is nothing to end by a bracket. -->
    <xsl:variable name="option" select="if (f:lemma-words($app) eq '') then '[nosep]' else ''"/>
    <xsl:sequence select="'\' || $f:series(f:layer($app)) || 'footnote' || $option || '{' || f:entry-of-tex($app) || '}'"/>
  </xsl:function>

  <!-- The witnesses of the lemma, the readings, remarks; readings in brackets together. -->
  <xsl:function name="f:entry-of-tex" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="lemma" select="f:lemma($app)"/>
    <xsl:variable name="of-lemma" select="
      string-join(($lemma ! (
        f:sigla-of-tex(.)[not(f:entry-facts($app)?isNegative = true())],
        f:remarks-of-tex(.)[$lemma[@cert or @cause]],
        f:notes-on(.) ! f:note-of-tex(.)))[. ne ''], ' ')"/>
    <xsl:variable name="variants" select="f:variants($app)"/>
    <xsl:variable name="readings" as="xs:string*">
      <xsl:for-each-group select="$variants" group-adjacent="f:bracket(.)">
        <xsl:variable name="readings" select="string-join(current-group() ! f:reading-of-tex(.), '\apographseparator{}')"/>
        <xsl:sequence select="
          (if (position() eq 1) then '' else if (current-grouping-key() eq '') then '\apographseparator{}' else ' ')
          || (if (current-grouping-key() eq '') then $readings else '\apographgroup{' || $readings || '}')"/>
      </xsl:for-each-group>
    </xsl:variable>
    <xsl:variable name="remarks" select="
      f:app-notes($app)[empty(f:noted(.))] ! f:note-of-tex(.),
      if ($lemma/self::rdg) then '\apographremark{' || f:own-words(f:tex(f:string('no-lemma'))) || '}' else ()"/>
    <xsl:sequence select="
      string-join((
        (if ($of-lemma ne '') then '\apographlemmasigla{' || $of-lemma || '}{' || (if (empty($variants)) then '' else if (f:bracket($variants[1]) eq '') then '\apographseparator{}' else ' ') || '}' else '')
        || string-join($readings),
        $remarks)[. ne ''], ' ')"/>
  </xsl:function>

  <!-- The group with which a reading stands in brackets. -->
  <xsl:function name="f:bracket" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:sequence select="string($reading/parent::rdgGrp[f:bracketed(.) intersect $reading] ! generate-id(.))"/>
  </xsl:function>

  <xsl:function name="f:reading-of-tex" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="notes" select="f:notes-on($reading)"/>
    <xsl:variable name="verb" select="f:verb($reading) ! f:tex-verb(f:tex(.))"/>
    <xsl:variable name="words" select="
      if (f:is-omission($reading)) then ($verb, f:line-of-tex($reading/node()[descendant-or-self::app], '')[. ne ''])
      else (
        $verb[not(f:is-transposition($reading))],
        f:in-text-language(f:line-of-tex($reading/node(), ''), $reading),
        f:presence($reading) ! f:tex-verb(f:tex(.)),
        $verb[f:is-transposition($reading)])"/>
    <xsl:sequence select="
      string-join((
        $notes[. &lt;&lt; $reading] ! f:note-of-tex(.),
        '\apographreading{' || string-join($words, ' ') || '}{' || f:sigla-of-tex($reading) || '}',
        f:remarks-of-tex($reading),
        $notes[. >> $reading] ! f:note-of-tex(.))[. ne ''], ' ')"/>
  </xsl:function>

  <!-- What is said of words, and is no word of the text. -->
  <xsl:function name="f:tex-verb" as="xs:string">
    <xsl:param name="tex" as="xs:string"/>
    <xsl:sequence select="'\apographverb{' || $tex || '}'"/>
  </xsl:function>
  <xsl:function name="f:note-of-tex" as="xs:string">
    <xsl:param name="note" as="element()"/>
    <xsl:sequence select="'\apographremark{' || f:line-of-tex($note/node(), '') || '}'"/>
  </xsl:function>
  <xsl:function name="f:remarks-of-tex" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="remarks" select="f:reading-remarks($reading), f:reading-certainty($reading)"/>
    <xsl:sequence select="if (exists($remarks)) then '\apographremark{' || f:own-words(f:tex(string-join($remarks, '; '))) || '}' else ''"/>
  </xsl:function>

  <!-- An entry in a reading: its lemma, and what others have there. -->
  <xsl:function name="f:nested-reading" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="f:line-of-tex(f:lemma($app)/node(), '') || ' \apographgroup{' || f:entry-of-tex($app) || '}'"/>
  </xsl:function>

  <!-- The same about words that stand elsewhere. -->
  <xsl:function name="f:beside-in-reading" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="' \apographgroup{' || f:tex(f:lemma-words($app)[. ne ''] || $f:separator || ' ') || f:entry-of-tex($app) || '}'"/>
  </xsl:function>

  <!-- Sigla as the list of witnesses prints them, with hand and layer; who proposed it, the source. -->
  <xsl:function name="f:sigla-of-tex" as="xs:string">
    <xsl:param name="reading" as="element()"/>
    <xsl:variable name="printed" select="f:printed($reading)"/>
    <xsl:variable name="sigla" as="xs:string*">
      <xsl:sequence select="$printed ! f:siglum-of-tex(.)"/>
      <xsl:if test="empty($printed)">
        <xsl:sequence select="$reading/following-sibling::*[1][self::wit] ! f:line-of-tex(node(), '')"/>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="f:is-conjecture($reading)">
          <xsl:sequence select="f:string('apparatus.tentative')[$reading/@cert = ('low', 'medium')] ! f:tex-verb(f:tex(.))"/>
          <xsl:sequence select="f:conjecture-verb($reading) ! f:tex-verb(f:tex(.))"/>
          <xsl:sequence select="f:tex(string-join(f:proposers($reading), ', '))"/>
        </xsl:when>
        <xsl:when test="$reading/@source">({f:tex(string-join(f:proposers($reading), ', '))})</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:sequence select="if (exists($sigla[. ne ''])) then '\apographsigla{' || string-join($sigla[. ne ''], ' ') || '}' else ''"/>
  </xsl:function>
  <xsl:function name="f:siglum-of-tex" as="xs:string">
    <xsl:param name="printed" as="map(*)"/>
    <xsl:sequence select="
      ($f:sigla-by-id(string($printed?id)), f:tex($printed?siglum))[1]
      || string-join(($printed?hand, $printed?layer ! f:string('layer.' || .)) ! ('\textsuperscript{' || f:tex(.) || '}'))"/>
  </xsl:function>
  <xsl:variable name="f:sigla-by-id" as="map(xs:string, xs:string)" select="
    map:merge(map:keys($f:witness-elements) ! map:entry(., f:witness-siglum($f:witness-elements(.))))"/>
  <xsl:function name="f:witness-siglum" as="xs:string">
    <xsl:param name="witness" as="element()"/>
    <xsl:sequence select="f:line-of-tex($witness/(abbr|idno)[@type eq 'siglum'][1]/node(), string(($witness/@n, $witness/@xml:id, '?')[1]))"/>
  </xsl:function>

</xsl:stylesheet>
