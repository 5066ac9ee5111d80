<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks and runs. TEI lets paragraphs stand in speech, lists in paragraphs, verse in quotations;
     HTML and plain text both have to know which element begins a new block and which runs on in a
     line. The answer is the same for both. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Where an element stands: "always" a block; "list" unless the list runs on in a line; "division" if its parent is made of blocks, else
       in a line; "never" in the text at its place. What is not here is a block if it holds one. -->
  <xsl:variable name="f:places" as="map(xs:string, xs:string)" select="map:merge((
    ('text', 'front', 'body', 'back', 'group', 'floatingText', 'div', 'div1', 'div2', 'div3', 'div4',
     'div5', 'div6', 'div7', 'head', 'p', 'ab', 'headLabel', 'headItem', 'lg', 'l', 'sp', 'spGrp', 'speaker',
     'table', 'row', 'cell', 'figure', 'castList', 'castGroup', 'castItem', 'set', 'prologue', 'epilogue',
     'performance', 'opener', 'closer', 'dateline', 'salute', 'signed', 'byline', 'argument', 'epigraph',
     'trailer', 'postscript', 'address', 'addrLine', 'titlePage', 'docTitle', 'titlePart', 'docImprint',
     'docEdition', 'imprimatur', 'listBibl', 'listPerson', 'listPlace', 'listOrg', 'listEvent', 'listNym',
     'listObject', 'listRelation', 'listWit', 'listApp', 'person', 'personGrp', 'place', 'org', 'event', 'biblStruct',
     'eg', 'abstract', 'msDesc', 'witness', 'eTree', 'forest', 'graph', 'tree')
      ! map:entry(., 'always'),
    ('list', 'item') ! map:entry(., 'list'),
    ('stage', 'quote', 'cit', 'label', 'bibl', 'docAuthor', 'docDate', 'desc', 'gap', 'said', 'q', 'note', 'noteGrp')
      ! map:entry(., 'division'),
    ('index', 'interp', 'interpGrp', 'certainty', 'precision', 'respons', 'link', 'linkGrp', 'spanGrp', 'alt',
     'altGrp', 'join', 'joinGrp', 'figDesc')
      ! map:entry(., 'never')))"/>

  <!-- Elements that are made of blocks. -->
  <xsl:variable name="f:divisions" as="map(xs:string, xs:boolean)" select="map:merge(
    ('text', 'front', 'body', 'back', 'group', 'floatingText', 'div', 'div1', 'div2', 'div3', 'div4', 'div5',
     'div6', 'div7', 'sp', 'set', 'prologue', 'epilogue', 'performance', 'epigraph', 'argument', 'postscript', 'titlePage',
     'castList', 'listBibl', 'abstract')
      ! map:entry(., true()))"/>

  <xsl:function name="f:is-division" as="xs:boolean">
    <xsl:param name="element" as="node()?"/>
    <xsl:sequence select="$element instance of element() and boolean($f:divisions(local-name($element)))"/>
  </xsl:function>

  <!-- Whether an element begins a new block at its place. -->
  <xsl:function name="f:is-block" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="place" select="$f:places(local-name($node))"/>
    <!-- The most frequent first: this is asked more often than anything else. -->
    <xsl:sequence select="
      if (empty($place)) then (if ($node/*) then $node instance of document-node() or f:has-blocks($node) else false())
      else if ($place eq 'always') then true()
      else if ($place eq 'division') then
        if (f:is-division($node/..) or $node/self::label/parent::list) then true()
        else if ($node/(self::note|self::noteGrp)) then false()
        else f:has-blocks($node)
      else if ($place eq 'list') then not(f:is-inline-list($node)) or f:has-blocks($node)
      else false()"/>
  </xsl:function>

  <!-- Whether an element is a list that runs on in a line, or an item of one. -->
  <xsl:function name="f:is-inline-list" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(self::list|self::item/parent::list)[f:list-kind(.) eq 'inline'])"/>
  </xsl:function>

  <!-- The kind of a list, by type or, as the older practice is, by rend. -->
  <xsl:function name="f:list-kind" as="xs:string">
    <xsl:param name="list" as="element()"/>
    <xsl:variable name="words" select="$list/(@type, @rend) ! tokenize(lower-case(.))"/>
    <xsl:sequence select="
      if ($words = 'gloss' or $list/label) then 'gloss'
      else if ($words = ('ordered', 'numbered')) then 'ordered'
      else if ($words = ('inline', 'run-on')) then 'inline'
      else if ($words = ('simple', 'none', 'plain') or $list/item/@n) then 'simple'
      else 'bulleted'"/>
  </xsl:function>

  <!-- Whether blocks stand among what is shown of an element's content at its place. -->
  <xsl:function name="f:has-blocks" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      if (empty($element/*)) then false()
      else if ($element/self::app) then exists(f:lemma($element)[f:is-block(.)])
      else some $child in $element/* satisfies f:is-block($child)"/>
  </xsl:function>

</xsl:stylesheet>
