<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands between the words without being any: labels for pointers and for entries that are not
     around their words. Where the words of those begin and end, the build knows (src/site/apparatus): it
     marks both in the source by processing instructions. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The ids that pointers lead to, of what is read. -->
  <xsl:variable name="f:labelled" as="map(xs:string, xs:boolean)" select="f:labelled-ids(/)"/>
  <xsl:function name="f:labelled-ids" as="map(xs:string, xs:boolean)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="wanted" select="distinct-values($document//(ptr|ref)/@target ! tokenize(.)[starts-with(., '#')] ! substring(., 2))"/>
    <xsl:variable name="there" select="$document//text//*[@xml:id = $wanted][not(ancestor::note or ancestor-or-self::listApp)][f:is-read(.)]/@xml:id/string()"/>
    <xsl:sequence select="map:merge($there ! map:entry(., true()), map { 'duplicates': 'use-first' })"/>
  </xsl:function>
  <!-- Whether an element is of the text that is printed: not a side of a choice or an entry that is not. -->
  <xsl:function name="f:is-read" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      every $around in $element/ancestor-or-self::* satisfies
        if ($around/parent::choice) then $around is f:chosen($around/.., 'reading')
        else if ($around/(self::lem|self::rdg)) then $around is f:lemma($around/ancestor::app[1])
        else not($around/(self::del|self::surplus|self::am)) or f:has-sign($around, 'reading')"/>
  </xsl:function>

  <!-- Labels have letters and digits only: an id may have any. -->
  <xsl:function name="f:label-name" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="string-join(analyze-string($id, '[^A-Za-z0-9-]')/* ! (if (self::*:match) then '.' || string-to-codepoints(.) || '.' else string(.)))"/>
  </xsl:function>
  <xsl:function name="f:label-of" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="string-join($element/@xml:id[$f:labelled(.)] ! ('\edlabel{' || f:label-name(.) || '}'))"/>
  </xsl:function>

  <!-- What has no content of its own in print, or more than it. -->
  <xsl:template match="(app|choice|lb|pb|cb|gb|milestone|gap|space|note|graphic)[@xml:id[$f:labelled(.)]]" mode="tex" priority="10">
    <xsl:param name="apart" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:if test="not($apart)">{f:unseen(f:label-of(.))}</xsl:if>
    <xsl:next-match/>
  </xsl:template>

  <!-- Where the words of an entry begin and end. -->
  <xsl:template match="processing-instruction('apograph-app-start')" mode="tex">
    <xsl:param name="apart" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:if test="not($apart)">{f:unseen('\edlabel{entry-' || . || ':s}')}</xsl:if>
  </xsl:template>
  <xsl:template match="processing-instruction('apograph-app')" mode="tex">
    <xsl:param name="apart" as="xs:boolean" tunnel="yes" select="false()"/>
    <xsl:if test="not($apart)">{f:unseen(f:end-of-entry($f:apps[xs:integer(current())]))}</xsl:if>
  </xsl:template>
  <xsl:variable name="f:apps" as="element(app)*" select="f:apps(/)"/>
  <xsl:function name="f:apps" as="element(app)*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="$document//app"/>
  </xsl:function>
  <xsl:function name="f:is-between-marks" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="f:entry-facts($app)?isMarked = true()"/>
  </xsl:function>
  <xsl:function name="f:end-of-entry" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="label" select="f:entry-label($app)"/>
    <xsl:sequence select="
      '\edlabel{' || $label || ':e}' || string-join(($app, f:in-lemma($app)) !
        ('\edtext{}{\xxref{' || $label || ':s}{' || $label || ':e}' || f:turned(.) || f:lemma-command(.) || f:foot(.) || '}'))"/>
  </xsl:function>
  <xsl:function name="f:entry-label" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="'entry-' || $app/accumulator-before('f:app')"/>
  </xsl:function>

  <!-- Of a leaf: what begins with it, and what ends. -->
  <xsl:function name="f:starts-at" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="leaf" select="generate-id($nodes[1])"/>
    <xsl:sequence select="string-join((
      $f:breaks-by-leaf($leaf) ! (f:page-in-margin(.), f:label-of(.)),
      $f:by-first-leaf($leaf) ! (f:label-of(.), f:block-entry(.) ! ('\edlabel{' || f:entry-label(.) || ':s}'))))"/>
  </xsl:function>
  <xsl:function name="f:ends-at" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:sequence select="string-join(reverse($f:by-last-leaf(generate-id($nodes[last()]))) ! f:block-entry(.) ! f:end-of-entry(.))"/>
  </xsl:function>

  <!-- The blocks at whose ends something may stand, from the outermost, by their first leaf and by their last. -->
  <xsl:variable name="f:by-first-leaf" as="map(xs:string, element()*)" select="
    f:by-leaf($f:with-ends, function ($leaves) { head($leaves)?nodes[1] })"/>
  <xsl:variable name="f:by-last-leaf" as="map(xs:string, element()*)" select="
    f:by-leaf($f:with-ends[f:block-entry(.)], function ($leaves) { $leaves[last()]?nodes[last()] })"/>
  <xsl:variable name="f:with-ends" as="element()*" select="f:with-ends(/)"/>
  <xsl:function name="f:with-ends" as="element()*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="$document/*/text//*[@xml:id[$f:labelled(.)] or exists(f:block-entry(.))][f:is-block(.) or f:has-blocks(.)]"/>
  </xsl:function>
  <xsl:function name="f:by-leaf" as="map(xs:string, element()*)">
    <xsl:param name="elements" as="element()*"/>
    <xsl:param name="end" as="function(map(*)*) as node()?"/>
    <xsl:map>
      <xsl:for-each-group select="$elements" group-by="$end(f:leaves-of(.)) ! generate-id(.)">
        <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- Breaks of pages between blocks, by the leaf that comes next. -->
  <xsl:variable name="f:breaks-by-leaf" as="map(xs:string, element(pb)*)" select="f:breaks-by-leaf(/)"/>
  <xsl:function name="f:breaks-by-leaf" as="map(xs:string, element(pb)*)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:map>
      <xsl:for-each-group select="$document/*/text//pb[@n][not(ancestor::note or ancestor::rdg)][f:is-between-blocks(.)]" group-by="f:leaf-after(.)">
        <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>
  <xsl:function name="f:is-between-blocks" as="xs:boolean">
    <xsl:param name="break" as="element(pb)"/>
    <xsl:variable name="sides" select="
      $break/preceding-sibling::node()[f:is-seen(.)][1], $break/following-sibling::node()[f:is-seen(.)][1]"/>
    <xsl:sequence select="f:has-blocks($break/..) and (every $side in $sides satisfies f:is-block($side))"/>
  </xsl:function>
  <xsl:function name="f:is-seen" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="
      if ($node instance of text()) then normalize-space($node) ne ''
      else exists($node[self::*][not(self::pb or self::cb or self::gb or self::lb or self::milestone or self::anchor or self::fw or self::index)])"/>
  </xsl:function>
  <xsl:function name="f:leaf-after" as="xs:string?">
    <xsl:param name="node" as="element()"/>
    <xsl:variable name="own" select="f:first-leaf($node/following-sibling::*[f:is-block(.)])"/>
    <xsl:sequence select="if ($own) then $own else if ($node/parent::text) then () else f:leaf-after($node/..)"/>
  </xsl:function>
  <xsl:function name="f:first-leaf" as="xs:string?">
    <xsl:param name="blocks" as="element()*"/>
    <xsl:variable name="own" select="head($blocks) ! f:leaves-of(.)[1]?nodes[1] ! generate-id(.)"/>
    <xsl:sequence select="if ($own or empty($blocks)) then $own else f:first-leaf(tail($blocks))"/>
  </xsl:function>

  <!-- The entry of which an element is the lemma, where that is whole lines or paragraphs. -->
  <xsl:function name="f:block-entry" as="element(app)?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/(self::lem|self::rdg)/ancestor::app[1][f:lemma(.) is $element][f:has-blocks(.)][not(f:is-apart(.) or f:is-hidden(.))]"/>
  </xsl:function>

  <!-- Words that begin where nothing is read begin where they end. -->
  <xsl:function name="f:with-known-starts" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="started" select="f:labels-in($text)[ends-with(., ':s')]"/>
    <xsl:variable name="lost" select="f:labels-in($text)[ends-with(., ':e')] ! replace(., 'e$', 's')[not(. = $started)]"/>
    <xsl:sequence select="fold-left($lost, $text, function ($so-far, $label) {
      replace($so-far, '\xxref{' || $label || '}', '\xxref{' || replace($label, 's$', 'e') || '}', 'q') })"/>
  </xsl:function>
  <xsl:function name="f:labels-in" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:sequence select="tail(tokenize($text, '\\edlabel\{')) ! substring-before(., '}')[starts-with(., 'entry-')]"/>
  </xsl:function>

  <!-- Entries of lists that are not in the text: none is lost. -->
  <xsl:template name="unplaced" as="xs:string*">
    <xsl:param name="text" as="xs:string"/>
    <xsl:variable name="placed" select="map:merge(f:labels-in($text) ! map:entry(., true()))"/>
    <xsl:variable name="unplaced" select=".//app[f:is-apart(.)][f:is-between-marks(.) or ancestor::listApp or ancestor::standOff][not(f:is-in-reading(.) or f:is-hidden(.) or $placed(f:entry-label(.) || ':e'))]"/>
    <xsl:if test="exists($unplaced)">
      <xsl:sequence select="'', '\subsection*{' || f:own-words(f:tex(f:string('apparatus'))) || '}'"/>
      <xsl:for-each select="$unplaced ! (., f:in-lemma(.))">
        <xsl:sequence select="'\noindent ' || f:tex(string-join((f:location(.), f:lemma-words(.)[. ne ''] ! (. || $f:separator)), ' ')) || ' ' || f:entry-of-tex(.) || '\par'"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
