<?xml version="1.0" encoding="UTF-8"?>
<!-- What the TEI header says about the document, found once for HTML and plain text: title, date,
     languages, who did what. Each function looks where editors put the fact, in order of trust. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The title that the page bears. -->
  <xsl:function name="f:main-title" as="element(title)?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="titles" select="$tei/teiHeader/fileDesc/titleStmt/title"/>
    <xsl:sequence select="($titles[@type eq 'main'], $titles[not(@level eq 's')], $titles)[1]"/>
  </xsl:function>

  <xsl:function name="f:title" as="xs:string">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="(f:plain(f:main-title($tei))[. ne ''], f:string('untitled'))[1]"/>
  </xsl:function>

  <!-- The element that dates the document. -->
  <xsl:function name="f:date" as="element()?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="header" select="$tei/teiHeader"/>
    <xsl:sequence select="(
      $header/profileDesc/creation/date,
      $header/profileDesc/correspDesc/correspAction[@type eq 'sent']/date,
      $header/profileDesc/settingDesc/setting/date,
      $header/fileDesc/sourceDesc/msDesc/history/origin/descendant-or-self::*[self::origDate or self::date],
      $header/profileDesc/creation/origDate,
      $header/fileDesc/sourceDesc/bibl/date,
      $header/fileDesc/sourceDesc/biblStruct/monogr/imprint/date)[1]"/>
  </xsl:function>

  <!-- A date in words: its text, or the value of its attributes. -->
  <xsl:function name="f:date-words" as="xs:string?">
    <xsl:param name="date" as="element()?"/>
    <xsl:sequence select="$date ! (f:plain(.)[. ne ''], f:stated-date(.))[1]"/>
  </xsl:function>
  <!-- The date or the range that attributes state (TEI P5, att.datable.w3c). One end alone is no date. -->
  <xsl:function name="f:stated-date" as="xs:string?">
    <xsl:param name="date" as="element()"/>
    <xsl:variable name="start" select="$date/(@from, @notBefore)[1]"/>
    <xsl:variable name="end" select="$date/(@to, @notAfter)[1]"/>
    <xsl:choose>
      <xsl:when test="$date/@when">{f:dated-year($date/@when)}</xsl:when>
      <xsl:when test="$start and $end">{f:dated-year($start)}–{f:dated-year($end)}</xsl:when>
      <xsl:when test="$start">{f:string('date.' || local-name($start))} {f:dated-year($start)}</xsl:when>
      <xsl:when test="$end">{f:string('date.' || local-name($end))} {f:dated-year($end)}</xsl:when>
    </xsl:choose>
  </xsl:function>
  <!-- A year before our era in words: -0044 is 44 BCE (TEI P5, att.datable.w3c). All else as it is. -->
  <xsl:function name="f:dated-year" as="xs:string">
    <xsl:param name="date" as="xs:string"/>
    <xsl:sequence select="
      if (matches($date, '^-[0-9]+$')) then replace(f:string('year.before-era'), '\{year\}', replace($date, '^-0*', ''))
      else $date"/>
  </xsl:function>

  <!-- The language of the original, as its tag, where the header states it. -->
  <xsl:function name="f:original-language" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="f:original-language-element($tei)/string(@mainLang)[. ne '']"/>
  </xsl:function>
  <xsl:function name="f:original-language-element" as="element(textLang)?">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="source" select="$tei/teiHeader/fileDesc/sourceDesc"/>
    <xsl:sequence select="($source/msDesc//textLang, $source/(bibl|biblStruct)//textLang)[1]"/>
  </xsl:function>
  <xsl:function name="f:original-language-name" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="f:original-language-element($tei) ! (f:plain(.)[. ne ''], @mainLang ! f:language-name(.))[1]"/>
  </xsl:function>

  <!-- The language of the encoded text, as its tag. -->
  <xsl:function name="f:text-language" as="xs:string?">
    <xsl:param name="tei" as="element()"/>
    <xsl:sequence select="f:language(($tei/text, $tei)[1])"/>
  </xsl:function>

  <!-- Whether the text is a translation: original and text are in different languages. -->
  <xsl:function name="f:is-translation" as="xs:boolean">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="languages" select="(f:original-language($tei), f:text-language($tei)) ! f:primary-language(.)"/>
    <xsl:sequence select="count($languages) eq 2 and $languages[1] ne $languages[2]"/>
  </xsl:function>

  <!-- The names in a statement of responsibility. -->
  <xsl:function name="f:names" as="element()*">
    <xsl:param name="statement" as="element()*"/>
    <xsl:sequence select="$statement/(persName|orgName|name|rs)"/>
  </xsl:function>

  <!-- Who translated, as strings. -->
  <xsl:function name="f:translators" as="xs:string*">
    <xsl:param name="tei" as="element()"/>
    <xsl:variable name="statement" select="$tei/teiHeader/fileDesc/titleStmt"/>
    <xsl:variable name="names" select="(
      f:names($statement/respStmt[matches(string-join(resp, ' '), 'translat', 'i')]),
      $statement/editor[@role = 'translator'],
      $tei/teiHeader/fileDesc/sourceDesc/bibl//(persName|name|editor)[@role = 'translator']) ! f:plain(.)"/>
    <xsl:for-each select="$names">
      <xsl:if test="index-of($names, .)[1] eq position()"><xsl:sequence select="."/></xsl:if>
    </xsl:for-each>
  </xsl:function>

  <!-- How sure somebody is, and who. -->
  <xsl:function name="f:certainty" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      string-join((f:string('certainty') || $f:colon || f:value('cert', $element/@cert), f:short-labels($element/@resp)), ', ')"/>
  </xsl:function>

</xsl:stylesheet>
