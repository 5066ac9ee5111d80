<?xml version="1.0" encoding="UTF-8"?>
<!-- Blocks and runs. TEI lets paragraphs stand in speech, lists in paragraphs, verse in quotations;
     HTML and plain text both have to know which element begins a new block and which runs on in a
     line. The answer is the same for both. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- Where an element stands. The names are in strings, as looking into one is the quickest way, and
       this is asked more often than anything else. What is in none of them is a block if it holds one. -->
  <!-- Always a block. -->
  <xsl:variable name="f:blocks" static="yes" select="' ' || normalize-space('text front body back group floatingText div div1 div2 div3 div4
    div5 div6 div7 head p ab headLabel headItem lg l sp spGrp speaker table row cell figure castList castGroup castItem
    set prologue epilogue performance opener closer dateline salute signed byline argument epigraph trailer postscript
    address addrLine titlePage docTitle titlePart docImprint docEdition imprimatur listBibl listPerson listPlace listOrg
    listEvent listNym listObject listRelation listWit listApp person personGrp place org event biblStruct eg abstract
    msDesc witness eTree forest graph tree teiHeader fileDesc titleStmt editionStmt publicationStmt seriesStmt notesStmt sourceDesc availability
    encodingDesc profileDesc correspDesc revisionDesc standOff') || ' '"/>
  <!-- A block if its parent is made of blocks, else in a line. -->
  <xsl:variable name="f:blocks-in-divisions" static="yes" select="
    ' ' || normalize-space('stage quote cit label bibl docAuthor docDate desc gap said q note noteGrp') || ' '"/>
  <!-- Never in the text at its place. -->
  <xsl:variable name="f:elsewhere" static="yes" select="
    ' ' || normalize-space('index interp interpGrp certainty precision respons link linkGrp spanGrp alt altGrp join joinGrp figDesc') || ' '"/>

  <!-- Every name of which more must be asked than whether its element holds others. Of the rest, an element
       without child elements is plain words in a line. -->
  <xsl:variable name="f:special" static="yes" select="
    $f:blocks || $f:blocks-in-divisions || $f:elsewhere || ' list item app lb pb cb gb milestone anchor '"/>

  <!-- Elements that are made of blocks. -->
  <xsl:variable name="f:divisions" static="yes" select="' ' || normalize-space('text front body back group floatingText div div1 div2 div3 div4
    div5 div6 div7 sp set prologue epilogue performance epigraph argument postscript titlePage castList listBibl
    abstract') || ' '"/>

  <xsl:function name="f:is-division" as="xs:boolean">
    <xsl:param name="element" as="node()?"/>
    <xsl:sequence select="contains($f:divisions, ' ' || local-name($element) || ' ')"/>
  </xsl:function>

  <!-- Whether an element begins a new block at its place. -->
  <xsl:function name="f:is-block" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="name" select="' ' || local-name($node) || ' '"/>
    <xsl:sequence select="
      if (not(contains($f:special, $name))) then exists($node/*[* or contains($f:special, ' ' || local-name() || ' ')]) and f:has-blocks($node)
      else if (contains($f:blocks, $name)) then true()
      else if (contains($f:blocks-in-divisions, $name)) then
        if (f:is-division($node/..) or $node/self::label/parent::list) then true()
        else if ($node/(self::note|self::noteGrp)) then false()
        else f:has-blocks($node)
      else if (contains($f:elsewhere, $name)) then false()
      else if ($name = (' list ', ' item ')) then not(f:is-inline-list($node)) or f:has-blocks($node)
      else if ($node/*) then $node instance of document-node() or f:has-blocks($node)
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
      if ($element/self::app) then exists(f:lemma($element)[f:is-block(.)])
      else some $child in $element/*[* or contains($f:special, ' ' || local-name() || ' ')] satisfies f:is-block($child)"/>
  </xsl:function>

</xsl:stylesheet>
