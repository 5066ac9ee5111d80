<?xml version="1.0" encoding="UTF-8"?>
<!-- White space. Editors indent TEI; a reader must neither see the indentation nor miss a space.
       1. White space in elements that hold only elements is not text: it is stripped on reading.
       2. In a string (plain text) a run becomes one space, and control characters that are no
          characters of any text tell where lines break and where spaces go: see f:tidy.
       3. In a tree (HTML) each text node decides for itself by its neighbours: see f:space. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- TEI elements whose content model has no text. -->
  <xsl:strip-space elements="
    TEI teiCorpus teiHeader fileDesc titleStmt editionStmt respStmt publicationStmt seriesStmt
    notesStmt sourceDesc availability encodingDesc projectDesc samplingDecl editorialDecl correction
    normalization quotation hyphenation segmentation stdVals interpretation punctuation tagsDecl
    namespace refsDecl classDecl taxonomy charDecl listPrefixDef profileDesc abstract langUsage
    textDesc particDesc settingDesc setting textClass keywords correspDesc correspAction
    correspContext handNotes revisionDesc listChange listWit listBibl biblStruct analytic monogr
    imprint series biblFull msDesc msIdentifier altIdentifier msContents msItem msItemStruct physDesc
    objectDesc supportDesc layoutDesc handDesc typeDesc scriptDesc decoDesc bindingDesc sealDesc
    additions accMat history additional adminInfo recordHist surrogates msPart msFrag dimensions
    standOff facsimile sourceDoc surfaceGrp surface listPerson listPlace listOrg listEvent listNym
    listObject listRelation person personGrp persona place org event nym state relation listApp
    text front body back group floatingText div div1 div2 div3 div4 div5 div6 div7 lg sp spGrp
    castList castGroup list table row figure cit app rdgGrp choice subst titlePage postscript
    epigraph argument address set prologue performance noteGrp linkGrp joinGrp spanGrp interpGrp
    listAnnotation eTree eLeaf forest graph node arc tree root iNode leaf"/>

  <!-- U+FDD0 to U+FDD3 are noncharacters: no text has them, XML permits them. -->
  <xsl:variable name="f:break" as="xs:string" select="'&#xFDD0;'"/>       <!-- a new line -->
  <xsl:variable name="f:mark-start" as="xs:string" select="'&#xFDD1;'"/>  <!-- before a note's number … -->
  <xsl:variable name="f:mark-end" as="xs:string" select="'&#xFDD2;'"/>    <!-- … and after it -->
  <xsl:variable name="f:join" as="xs:string" select="'&#xFDD3;'"/>        <!-- no space on either side -->

  <xsl:variable name="f:controls" static="yes" select="'[&#xFDD0;-&#xFDD3;]'"/>

  <!-- A string with control characters made tidy: runs of white space become one space, none stands
       at either end, beside a line break or beside a join; a note's number closes up to the word
       before it unless only that space parts it from the word after. Line breaks stay U+FDD0. -->
  <xsl:function name="f:tidy" as="xs:string">
    <xsl:param name="string" as="xs:string"/>
    <!-- Most have none of those characters. -->
    <xsl:sequence select="
      if (not(matches($string, $f:controls))) then normalize-space($string)
      else $string
      => replace('[ \t\r\n]+', ' ')
      => replace(' +((&#xFDD1;[^&#xFDD2;]*&#xFDD2;)+)([ .,;:!?)]|$)', '$1$3')
      => replace('[&#xFDD1;&#xFDD2;]', '')
      => replace(' *&#xFDD3; *', '')
      => replace(' *(&#xFDD0;) *', '$1')
      => replace(' +', ' ')
      => replace('^[ &#xFDD0;]+|[ &#xFDD0;]+$', '')"/>
  </xsl:function>

  <!-- The same on one line. -->
  <xsl:function name="f:one-line" as="xs:string">
    <xsl:param name="string" as="xs:string"/>
    <xsl:variable name="tidy" select="f:tidy($string)"/>
    <!-- Not translate(), which SaxonJS does with an argument for each letter. -->
    <xsl:sequence select="if (contains($tidy, $f:break)) then replace($tidy, $f:break, ' ') else $tidy"/>
  </xsl:function>

  <!-- A text node as it stands in HTML. -->
  <xsl:function name="f:space" as="xs:string">
    <xsl:param name="text" as="text()"/>
    <xsl:variable name="collapsed" select="if (matches($text, '[\t\r\n]|  ')) then replace($text, '[ \t\r\n]+', ' ') else string($text)"/>
    <xsl:variable name="opened" select="
      if (starts-with($collapsed, ' ') and f:opens-line($text)) then substring($collapsed, 2) else $collapsed"/>
    <xsl:sequence select="
      if (ends-with($opened, ' ') and f:closes-line($text))
      then substring($opened, 1, string-length($opened) - 1) else $opened"/>
  </xsl:function>

  <!-- Whether a space at the start of the node would stand at the start of a line or after a space. -->
  <xsl:function name="f:opens-line" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="before" select="$node/preceding-sibling::node()[1]"/>
    <xsl:sequence select="
      if (empty($before)) then f:is-block($node/..) or f:opens-line($node/..)
      else if ($before instance of text()) then matches($before, '[ \t\r\n]$')
      else if ($before instance of element() and not(contains($f:special, ' ' || local-name($before) || ' '))) then
        if (empty($before/*)) then matches($before, '[ \t\r\n]$') else f:is-block($before) or f:ends-with-space($before)
      else if ($before/self::processing-instruction('apograph-witness')) then false()
      else if (not($before instance of element()) or local-name($before) = ('anchor', 'index')) then f:opens-line($before)
      else f:breaks-line($before) or f:is-block($before) or f:ends-with-space($before)"/>
  </xsl:function>

  <!-- Whether a space at the end of the node would stand at the end of a line or before a note's
       number. -->
  <xsl:function name="f:closes-line" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="after" select="$node/following-sibling::node()[1]"/>
    <xsl:sequence select="
      if (empty($after)) then f:is-block($node/..) or f:closes-line($node/..)
      else if ($after instance of text()) then false()
      else if ($after/self::processing-instruction('apograph-witness')) then false()
      else if (not($after instance of element())) then f:closes-line($after)
      else if (not(contains($f:special, ' ' || local-name($after) || ' '))) then exists($after/*) and f:is-block($after)
      else if ($after/self::note) then f:closes-line($after)
        or $after/following-sibling::node()[not(self::note)][1][self::text()] ! matches(., '^[ \t\r\n.,;:!?)]')
      else f:breaks-line($after) or f:is-block($after)"/>
  </xsl:function>

  <!-- Whether the shown content of an inline element ends with white space. -->
  <xsl:function name="f:ends-with-space" as="xs:boolean">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="
      if (empty($node) or $node/self::note) then false()
      else if ($node instance of text()) then matches($node, '[ \t\r\n]$')
      else f:ends-with-space(($node/self::app/f:lemma(.), $node/self::choice/f:chosen(., 'reading'), $node/node()[last()])[1])"/>
  </xsl:function>

  <!-- Whether nothing but white space stands before the node in its block. -->
  <xsl:function name="f:starts-block" as="xs:boolean">
    <xsl:param name="node" as="node()"/>
    <xsl:variable name="before" select="$node/preceding-sibling::node()[self::*[not(self::anchor or self::index)] or self::text()[normalize-space()]][1]"/>
    <xsl:sequence select="
      if (empty($before)) then f:is-block($node/..) or f:starts-block($node/..)
      else $before instance of element() and (f:is-block($before) or exists($before/self::lb))"/>
  </xsl:function>

  <!-- Whether a page or column break stands between two words without a space on either side. -->
  <xsl:function name="f:parts-words" as="xs:boolean">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="
      not($break/@break eq 'no')
      and exists($break/preceding-sibling::node()[1][self::text()][not(matches(., '[ \t\r\n]$'))])
      and exists($break/following-sibling::node()[1][self::text()][not(matches(., '^[ \t\r\n]'))])"/>
  </xsl:function>

  <!-- A break at which spaces fall away: a line's, and any that stands inside a word. -->
  <xsl:function name="f:breaks-line" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:variable name="name" select="local-name($element)"/>
    <xsl:sequence select="$name eq 'lb' or ($name = ('pb', 'cb', 'gb', 'milestone') and $element/@break eq 'no')"/>
  </xsl:function>

  <!-- Whether the source's line break is a line break of the text too: in headings, verse, addresses
       and what else was set line by line. In prose it is only where the source's line was full. -->
  <xsl:function name="f:line-matters" as="xs:boolean">
    <xsl:param name="lb" as="element()"/>
    <xsl:variable name="line" select="$lb/ancestor::*[self::bibl or f:is-block(.)][1]"/>
    <xsl:sequence select="not($lb/@break eq 'no') and local-name($line) = (
      'head', 'l', 'lg', 'address', 'addrLine', 'opener', 'closer', 'dateline', 'salute', 'signed', 'byline',
      'trailer', 'titlePage', 'docTitle', 'titlePart', 'docAuthor', 'docImprint', 'docEdition', 'docDate',
      'imprimatur', 'speaker', 'castItem', 'bibl', 'label')"/>
  </xsl:function>

</xsl:stylesheet>
