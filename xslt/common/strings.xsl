<?xml version="1.0" encoding="UTF-8"?>
<!-- Every word that the stylesheets themselves say. The tables are xslt/strings/*.json, one per language
     with the same keys; the build hands over the one that the edition asks for. A key that is missing is
     an error, never an empty place. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  exclude-result-prefixes="#all">

  <!-- The word or phrase for a key in the interface's language. -->
  <xsl:function name="f:string" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:variable name="words" select="$f:strings($key)"/>
    <xsl:sequence select="
      if (exists($words)) then $words
      else error(xs:QName('f:missing-string'),
        'There is no interface string “' || $key || '” for the language “' || $f:interface-language || '”.')"/>
  </xsl:function>

  <!-- The same where a table need not have one: names of languages, known values of attributes. -->
  <xsl:function name="f:string-if-any" as="xs:string?">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="$f:strings($key)"/>
  </xsl:function>

  <!-- The word for a value of an attribute ("reason", "damage"), or the value itself. -->
  <xsl:function name="f:value" as="xs:string">
    <xsl:param name="kind" as="xs:string"/>
    <xsl:param name="value" as="xs:string"/>
    <xsl:sequence select="($f:strings($kind || '.' || $value), translate($value, '-_', '  '))[1]"/>
  </xsl:function>

  <!-- With the space that the language sets before and behind them. -->
  <xsl:variable name="f:colon" as="xs:string" select="f:string('colon')"/>
  <xsl:variable name="f:semicolon" as="xs:string" select="f:string('semicolon')"/>

  <xsl:variable name="f:interface-language" as="xs:string" select="($page?edition?language, 'en')[1]"/>

  <xsl:variable name="f:strings" as="map(*)" select="
    ($page?strings, error(xs:QName('f:missing-language'),
      'There are no interface strings for the language “' || $f:interface-language || '”.'))[1]"/>

</xsl:stylesheet>
