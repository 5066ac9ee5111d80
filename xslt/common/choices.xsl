<?xml version="1.0" encoding="UTF-8"?>
<!-- Which of several encodings of one passage stands in the text. Everything not chosen is shown
     elsewhere: readings in the apparatus, what an editor replaced in the list of interventions. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- The child of a choice that stands in the text: a reading text takes what the editor gives, a
       diplomatic one what the source has. -->
  <xsl:function name="f:chosen" as="element()?">
    <xsl:param name="choice" as="element()"/>
    <xsl:param name="view" as="xs:string"/>
    <xsl:sequence select="
      if ($view eq 'diplomatic') then ($choice/(sic|orig|abbr)[1], $choice/*[1])[1]
      else ($choice/(corr|reg|expan)[1], $choice/*[1])[1]"/>
  </xsl:function>

  <!-- The reading that stands in the text: the lemma, or the first reading where no lemma is given. An
       entry that stands apart from its words may have neither. -->
  <xsl:function name="f:lemma" as="element()?">
    <xsl:param name="app" as="element()"/>
    <!-- Most entries have no groups. -->
    <xsl:sequence select="
      if ($app/lem and empty($app/rdgGrp)) then $app/lem[1]
      else (f:readings($app)[self::lem], if (f:is-apart($app)) then () else f:readings($app))[1]"/>
  </xsl:function>

  <!-- The readings of an entry at any depth of groups, in the order of the document. -->
  <xsl:function name="f:readings" as="element()*">
    <xsl:param name="app" as="element()"/>
    <xsl:sequence select="$app/*[self::lem or self::rdg or self::rdgGrp] ! (if (self::rdgGrp) then f:readings(.) else .)"/>
  </xsl:function>

  <!-- An entry that stands apart from the words it is about (location-referenced or double-end-point
       method, TEI P5, 13.2): the words are in the text without it. One in a reading or a note, of whatever
       entry, has the words of that around it. src/tei/apparatus.ts decides alike. -->
  <xsl:function name="f:is-apart" as="xs:boolean">
    <xsl:param name="app" as="element()"/>
    <!-- Most are in a list, or in no other entry and not beside anything. -->
    <xsl:sequence select="
      if ($app/@from or $app/@to or $app/parent::listApp) then true()
      else if ($app/@loc) then $f:apparatus-method = 'location-referenced' or exists($app/(ancestor::listApp|ancestor::standOff))
      else if ($app/ancestor::app) then
        not($app/ancestor::lem or $app/ancestor::rdg) and $f:apparatus-method = 'location-referenced'
      else exists($app/ancestor::standOff) or $f:apparatus-method = 'location-referenced'"/>
  </xsl:function>

  <xsl:variable name="f:apparatus-method" as="xs:string?" select="f:apparatus-method(/)"/>
  <xsl:function name="f:apparatus-method" as="xs:string?">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="$document/*/teiHeader/encodingDesc/variantEncoding[1]/string(@method)"/>
  </xsl:function>

  <!-- Whether the stylesheet has to supply the quotation marks (TEI P5 section 3.3.3): only if the
       header says that the text keeps none. -->
  <xsl:variable name="f:supplies-quotation-marks" as="xs:boolean" select="f:keeps-no-quotation-marks(/)"/>
  <xsl:function name="f:keeps-no-quotation-marks" as="xs:boolean">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="$document/*/teiHeader/encodingDesc/editorialDecl/quotation/@marks = 'none'"/>
  </xsl:function>

  <!-- Speech or quotation that is printed between marks. -->
  <xsl:function name="f:is-quoted" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(self::q|self::quote|self::said[not(@direct = ('false', '0'))]))"/>
  </xsl:function>

  <!-- The mark that opens (or closes) the quotation that an element is: double outside, single inside. -->
  <xsl:function name="f:quotation-mark" as="xs:string?">
    <xsl:param name="quotation" as="element()"/>
    <xsl:param name="side" as="xs:string"/>
    <xsl:variable name="depth" select="count($quotation/ancestor::*[f:is-quoted(.)])"/>
    <xsl:sequence select="
      if ($f:supplies-quotation-marks) then f:string('quote.' || $side || (if ($depth mod 2 eq 0) then '.outer' else '.inner'))
      else ()"/>
  </xsl:function>

  <!-- The mark before (or after) a paragraph: every paragraph of a quotation in several paragraphs is
       opened, the last is closed. -->
  <xsl:function name="f:paragraph-quotation-mark" as="xs:string?">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:param name="side" as="xs:string"/>
    <xsl:sequence select="
      $paragraph/parent::*[f:is-quoted(.)][not(self::quote)][$side eq 'open' or $paragraph is *[last()]]
        ! f:quotation-mark(., $side)"/>
  </xsl:function>

</xsl:stylesheet>
