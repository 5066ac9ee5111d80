<?xml version="1.0" encoding="UTF-8"?>
<!-- The citation of a document as a historian writes it, computed from the header:
       Author, “Title”, date, where the source is kept and under what shelfmark. Translated by X.
       Publisher of the translation, address
     Every part is optional; parts that are missing leave no punctuation behind. Parts in another language
     than that of the page are marked, see f:isolated: pages show the language, plain texts drop the marks. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <xsl:function name="f:citation" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="replace(f:marked-citation($tei), $f:isolate || '([^&#xFDD6;]*)&#xFDD6;', '$2')"/>
  </xsl:function>

  <!-- Noncharacters, as in space.xsl: before a language tag, between it and the words, behind them. -->
  <xsl:variable name="f:isolate" as="xs:string" select="'&#xFDD4;([^&#xFDD5;]*)&#xFDD5;'"/>
  <xsl:function name="f:isolated" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="element" as="element()?"/>
    <xsl:variable name="language" select="f:language($element)"/>
    <xsl:sequence select="
      if ($words ne '' and $language and $language ne $f:interface-language)
      then '&#xFDD4;' || $language || '&#xFDD5;' || $words || '&#xFDD6;' else $words"/>
  </xsl:function>

  <xsl:function name="f:marked-citation" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="source" select="$tei/teiHeader/fileDesc/sourceDesc"/>
    <xsl:variable name="transcribed" select="$source/bibl[@type eq 'citation'][1]"/>
    <xsl:variable name="others" select="$source/(msDesc|listWit|biblStruct|bibl[not(@type eq 'citation')])"/>
    <xsl:sequence select="
      if ($transcribed and empty($others)) then f:isolated(f:plain($transcribed), $transcribed)
      else string-join((
        f:sentence(f:cited($tei, $source)),
        f:list(f:translators($tei))[. ne ''] ! f:sentence(f:string('cite.translated-by') || ' ' || .),
        $source/p ! f:sentence(f:isolated(f:plain(.), .)),
        f:sentence(f:publication($source[msDesc or listWit]/bibl))
        )[. ne ''], ' ')"/>
  </xsl:function>

  <!-- Who, what, when, where. A printed source that names the title itself is enough. -->
  <xsl:function name="f:cited" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:param name="source" as="element()?"/>
    <xsl:variable name="title" select="f:title($tei)"/>
    <xsl:variable name="bibl" select="$source[not(msDesc)]/(bibl[not(@type eq 'citation')]|biblStruct)[1]"/>
    <xsl:variable name="printed" select="$bibl ! f:bibliography(.)[. ne '']"/>
    <xsl:variable name="marked" select="$printed ! f:isolated(., $bibl)"/>
    <xsl:sequence select="
      if (contains($printed, $title)) then $marked
      else f:list((
        $tei/teiHeader/fileDesc/titleStmt/author ! f:isolated(f:plain(.), .),
        f:string('quote.open.outer') || f:isolated($title, f:main-title($tei)) || f:string('quote.close.outer'),
        f:date($tei)[f:date-words(.)][not(f:names-date($title, .))] ! f:isolated(f:date-words(.), .[normalize-space()]),
        $source/msDesc ! f:isolated(f:manuscript(.), .),
        $source/listWit ! f:witnesses(.),
        $marked ! (f:string('cite.in') || ' ' || .)))"/>
  </xsl:function>

  <!-- Whether a title tells the date already. -->
  <xsl:function name="f:names-date" as="xs:boolean">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="words" select="f:plain($date)"/>
    <xsl:sequence select="
      if ($words ne '') then contains($title, $words)
      else matches($date/@when, '^\d{4}') and contains($title, substring($date/@when, 1, 4))"/>
  </xsl:function>

  <!-- Parts that are there, with commas. -->
  <xsl:function name="f:list" as="xs:string">
    <xsl:param name="parts" as="xs:string*"/>
    <xsl:sequence select="string-join($parts[. ne ''] ! replace(., '[,;:\s]+(&#xFDD6;?)$', '$1'), ', ')"/>
  </xsl:function>

  <!-- A full stop at the end, but not after an address, which would take it along when copied. -->
  <xsl:function name="f:sentence" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:sequence select="if ($words eq '' or matches($words, '([.!?]|https?://[^&#xFDD6;\s]+)&#xFDD6;?$')) then $words else $words || '.'"/>
  </xsl:function>

  <!-- Where a manuscript is: settlement, repository, shelfmark (name of the manuscript). -->
  <xsl:function name="f:manuscript" as="xs:string">
    <xsl:param name="description" as="element()"/>
    <xsl:variable name="place" select="f:repository($description)"/>
    <xsl:variable name="name" select="f:list($description/msIdentifier/msName ! f:plain(.))"/>
    <xsl:sequence select="if ($place ne '' and $name ne '') then $place || ' (' || $name || ')' else $place || $name"/>
  </xsl:function>
  <xsl:function name="f:repository" as="xs:string">
    <xsl:param name="description" as="element()"/>
    <xsl:sequence select="f:list($description/msIdentifier/(settlement, institution, repository, collection, idno) ! f:shelfmark(.))"/>
  </xsl:function>

  <!-- One part of a shelfmark: "opis 21" from its type and value, "MS 12" where the type is no word
       of the shelfmark, and an idno that holds others as its words are. -->
  <xsl:function name="f:shelfmark" as="xs:string">
    <xsl:param name="part" as="element()"/>
    <xsl:variable name="words" select="f:plain($part)"/>
    <xsl:sequence select="
      if ($words ne '' and $part/self::idno[@type][not(idno)] and not($part/@type = ('shelfmark', 'signature', 'callNumber', 'inventory', 'URL', 'URI', 'DOI')))
      then $part/@type || ' ' || $words else $words"/>
  </xsl:function>

  <!-- The witnesses, where they are few; their number, where they are many. -->
  <xsl:function name="f:witnesses" as="xs:string">
    <xsl:param name="list" as="element()"/>
    <xsl:variable name="witnesses" select="$list//witness[not(witness)]"/>
    <xsl:sequence select="
      if (empty($witnesses)) then ''
      else f:string('cite.edited-from') || ' ' || (
        if (count($witnesses) gt 6) then count($witnesses) || ' ' || f:string('cite.witnesses')
        else string-join($witnesses ! f:isolated(f:witness(.), .[f:direction((f:language(.), '')[1]) eq 'rtl']), ', '))"/>
  </xsl:function>
  <xsl:function name="f:witness" as="xs:string">
    <xsl:param name="witness" as="element()"/>
    <xsl:variable name="kept" select="string-join($witness/msDesc ! f:repository(.)[. ne ''], '; ')"/>
    <xsl:variable name="siglum" select="f:siglum($witness)"/>
    <xsl:sequence select="if ($kept ne '') then $siglum || ' (' || $kept || ')' else $siglum"/>
  </xsl:function>

  <!-- A siglum: as the witness states it, else its id. -->
  <xsl:function name="f:siglum" as="xs:string">
    <xsl:param name="witness" as="element()"/>
    <xsl:sequence select="(f:plain($witness/(abbr[@type eq 'siglum'], idno[@type eq 'siglum'], @n)[1])[. ne ''], string($witness/@xml:id))[1]"/>
  </xsl:function>

  <!-- A printed source: free text as it stands; a structured one part by part. The one that is cited is asked for
       twice, by the citation and by the facts about the document. -->
  <xsl:variable name="f:first-source" as="element()?" select="f:first-source(/)"/>
  <xsl:variable name="f:first-bibliography" as="xs:string?" select="$f:first-source ! f:words-of-source(.)"/>
  <xsl:function name="f:first-source" as="element()?">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="($document/*/teiHeader/fileDesc/sourceDesc/(bibl|biblStruct))[1]"/>
  </xsl:function>
  <xsl:function name="f:bibliography" as="xs:string">
    <xsl:param name="bibl" as="element()"/>
    <xsl:sequence select="if ($bibl is $f:first-source) then $f:first-bibliography else f:words-of-source($bibl)"/>
  </xsl:function>
  <xsl:function name="f:words-of-source" as="xs:string">
    <xsl:param name="bibl" as="element()"/>
    <xsl:sequence select="
      if ($bibl/self::biblStruct or ($bibl/* and empty($bibl/text()[normalize-space()])))
      then f:list(($bibl/descendant::*[contains(' author editor title publisher pubPlace date biblScope idno ', ' ' || local-name() || ' ')][not(ancestor::title)]) ! f:plain(.))
      else f:plain($bibl)"/>
  </xsl:function>

  <!-- Publisher and address of the published text. -->
  <xsl:function name="f:publication" as="xs:string">
    <xsl:param name="bibl" as="element()*"/>
    <xsl:sequence select="f:list((
      $bibl/publisher ! f:plain(.),
      $bibl/idno[upper-case(@type) = ('URL', 'URI', 'DOI')] ! f:plain(.),
      $bibl/(ref|ptr)/@target ! string(.)))"/>
  </xsl:function>

</xsl:stylesheet>
