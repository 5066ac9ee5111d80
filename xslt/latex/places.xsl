<?xml version="1.0" encoding="UTF-8"?>
<!-- Where entries stand that are not around their words, and what is pointed to: labels at both ends. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The ids that pointers and entries lead to, of what is read. -->
  <xsl:variable name="f:labelled" as="map(xs:string, xs:boolean)" select="f:labelled-ids(/)"/>
  <xsl:function name="f:labelled-ids" as="map(xs:string, xs:boolean)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="wanted" select="distinct-values($document//(ptr|ref)/@target ! tokenize(.)[starts-with(., '#')] ! substring(., 2))"/>
    <xsl:variable name="there" select="$document//text//*[@xml:id][not(ancestor::rdg or ancestor::listApp or ancestor::note)]/@xml:id/string()"/>
    <xsl:sequence select="map:merge($there[. = ($wanted, $f:pointed-to)] ! map:entry(., true()), map { 'duplicates': 'use-first' })"/>
  </xsl:function>
  <xsl:variable name="f:pointed-to" as="xs:string*" select="f:ends-of-entries(/)"/>
  <xsl:function name="f:ends-of-entries" as="xs:string*">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="distinct-values($document//app/(@from|@to)[starts-with(., '#')] ! substring(., 2))"/>
  </xsl:function>

  <!-- Labels have letters and digits only: an id may have any. -->
  <xsl:function name="f:label-name" as="xs:string">
    <xsl:param name="id" as="xs:string"/>
    <xsl:sequence select="string-join(analyze-string($id, '[^A-Za-z0-9-]')/* ! (if (self::*:match) then '.' || string-to-codepoints(.) || '.' else string(.)))"/>
  </xsl:function>

  <!-- Entries beside the text, by the id at which their words end. -->
  <xsl:variable name="f:entries-by-end" as="map(xs:string, element(app)*)" select="f:entries-by-end(/)"/>
  <xsl:function name="f:entries-by-end" as="map(xs:string, element(app)*)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:map>
      <xsl:for-each-group select="$document//app[f:from(.) and f:to(.)]" group-by="f:to(.)">
        <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>

  <!-- The ids of both ends, where both are in the text (TEI P5, 13.2.2). -->
  <xsl:function name="f:from" as="xs:string?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="($app/@from, $app/ancestor::listApp ! $app/@to)[1][starts-with(., '#')] ! substring(., 2)[$f:labelled(.)]"/>
  </xsl:function>
  <xsl:function name="f:to" as="xs:string?">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="($app/@to, $app/ancestor::*[self::listApp or self::standOff][1] ! $app/@from)[1][starts-with(., '#')] ! substring(., 2)[$f:labelled(.)]"/>
  </xsl:function>

  <!-- Entries that say by a number where they stand: with the element of that number. -->
  <xsl:variable name="f:entries-by-number" as="map(xs:string, element(app)*)" select="f:entries-by-number(/)"/>
  <xsl:function name="f:entries-by-number" as="map(xs:string, element(app)*)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="numbered" as="map(xs:string, element()*)">
      <xsl:map>
        <xsl:for-each-group select="$document//text//(l|p|ab|head|item|stage|seg)[@n][not(ancestor::rdg or ancestor::note)]" group-by="string(@n)">
          <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
        </xsl:for-each-group>
      </xsl:map>
    </xsl:variable>
    <xsl:map>
      <xsl:for-each-group select="$document//app[@loc][not(@from or @to)]" group-by="f:tex-place($numbered, .)">
        <xsl:map-entry key="current-grouping-key()" select="current-group()"/>
      </xsl:for-each-group>
    </xsl:map>
  </xsl:function>
  <xsl:function name="f:tex-place" as="xs:string?">
    <xsl:param name="numbered" as="map(xs:string, element()*)"/>
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="fitting" select="$numbered(normalize-space($app/@loc))"/>
    <xsl:variable name="scope" select="$app/ancestor::*[self::div or self::lg or self::body or self::text][some $one in $fitting satisfies $one/ancestor::* intersect .][1]"/>
    <xsl:sequence select="($fitting[ancestor::* intersect $scope], $fitting)[1] ! generate-id(.)"/>
  </xsl:function>

  <!-- What stands before an element, and after it. -->
  <xsl:function name="f:starts-in" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="id" select="string($element/@xml:id)[$f:labelled(.)]"/>
    <xsl:sequence select="string-join(($id ! ('\edlabel{' || f:label-name(.) || '}'), $id[. = $f:pointed-to] ! ('\edlabel{' || f:label-name(.) || ':s}')))"/>
  </xsl:function>
  <xsl:function name="f:ends-in" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="id" select="string($element/@xml:id)[$f:labelled(.)]"/>
    <xsl:sequence select="string-join((
      $id[. = $f:pointed-to] ! ('\edlabel{' || f:label-name(.) || ':e}'),
      $id ! ($f:entries-by-end(.) ! f:beside(., f:label-name(f:from(.)) || ':s', f:label-name(f:to(.)) || ':e')),
      $f:entries-by-number(generate-id($element)) ! ('\edtext{}{' || f:lemma-command(.) || f:foot(.) || '}')))"/>
  </xsl:function>

  <!-- The same of a leaf: of the elements that begin, or end, with it. -->
  <xsl:function name="f:starts-at" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="around" select="f:around($nodes[1])[f:is-first($nodes[1], .)]"/>
    <xsl:sequence select="string-join($around ! (f:starts-in(.), f:block-entry(.) ! ('\edlabel{' || f:entry-label(.) || ':s}')))"/>
  </xsl:function>
  <xsl:function name="f:ends-at" as="xs:string">
    <xsl:param name="nodes" as="node()*"/>
    <xsl:variable name="last" select="$nodes[last()]"/>
    <xsl:variable name="around" select="reverse(f:around($last)[f:is-last($last, .)])"/>
    <xsl:sequence select="string-join($around ! (f:ends-in(.), f:block-entry(.) ! ('\edlabel{' || f:entry-label(.) || ':e}' || f:beside(., f:entry-label(.) || ':s', f:entry-label(.) || ':e'))))"/>
  </xsl:function>

  <!-- The elements around a leaf and the leaf itself at whose ends something may stand, from the outermost. -->
  <xsl:function name="f:around" as="element()*">
    <xsl:param name="node" as="node()"/>
    <xsl:sequence select="$node/ancestor-or-self::*[
      @xml:id[$f:labelled(.)] or exists($f:entries-by-number(generate-id(.))) or exists(f:block-entry(.))]"/>
  </xsl:function>
  <xsl:function name="f:is-first" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$node is $element or ($node is f:leaves-of($element)[1]?nodes[1])"/>
  </xsl:function>
  <xsl:function name="f:is-last" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$node is $element or ($node is f:leaves-of($element)[last()]?nodes[last()])"/>
  </xsl:function>

  <!-- The entry of which an element is the lemma, where that is whole lines or paragraphs. -->
  <xsl:function name="f:block-entry" as="element(app)?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$element/(self::lem|self::rdg)/ancestor::app[1][f:lemma(.) is $element][f:has-blocks(.)][not(f:is-apart(.))]"/>
  </xsl:function>
  <xsl:function name="f:entry-label" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="'entry-' || $app/accumulator-before('f:app')"/>
  </xsl:function>

  <!-- An entry whose words lie between two labels. -->
  <xsl:function name="f:beside" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:param name="start" as="xs:string"/>
    <xsl:param name="end" as="xs:string"/>
    <xsl:sequence select="'\edtext{}{\xxref{' || $start || '}{' || $end || '}' || f:lemma-command($app) || f:foot($app) || '}'"/>
  </xsl:function>

  <!-- An entry in the text that is not around its words: with one end only, the other is here. -->
  <xsl:function name="f:entries-here" as="xs:string">
    <xsl:param name="app" as="element(app)"/>
    <xsl:variable name="here" select="f:entry-label($app)"/>
    <xsl:sequence select="
      if (f:from($app) and f:to($app)) then ''
      else if (f:from($app) and not($app/@to)) then '\edlabel{' || $here || ':e}' || f:beside($app, f:label-name(f:from($app)) || ':s', $here || ':e')
      else if (f:has-number($app)) then ''
      else '\edtext{}{' || f:lemma-command($app) || f:foot($app) || '}'"/>
  </xsl:function>
  <xsl:function name="f:has-number" as="xs:boolean">
    <xsl:param name="app" as="element(app)"/>
    <xsl:sequence select="boolean($f:numbered-entries(generate-id($app)))"/>
  </xsl:function>
  <xsl:variable name="f:numbered-entries" as="map(xs:string, xs:boolean)" select="
    map:merge(map:keys($f:entries-by-number) ! ($f:entries-by-number(.) ! map:entry(generate-id(.), true())))"/>

  <!-- Entries of lists whose words were not found: none is lost. -->
  <xsl:template name="unplaced" as="xs:string*">
    <xsl:variable name="unplaced" select=".//app[ancestor::listApp or ancestor::standOff][not(f:from(.) and f:to(.))][not(f:has-number(.))]"/>
    <xsl:if test="exists($unplaced)">
      <xsl:sequence select="'', '\subsection*{' || f:tex(f:string('apparatus')) || '}'"/>
      <xsl:for-each select="$unplaced">
        <xsl:sequence select="'\noindent ' || f:tex(string-join((f:location(.), f:lemma-words(.)[. ne ''] ! (. || ']')), ' ')) || ' ' || f:entry-of-tex(.) || '\par'"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

</xsl:stylesheet>
