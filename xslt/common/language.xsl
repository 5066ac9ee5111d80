<?xml version="1.0" encoding="UTF-8"?>
<!-- Languages: which one a node is in, which way it is written, what it is called. Tags are those of
     BCP 47; private-use subtags ("ko-Latn-x-revised") pass through untouched. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- The tag that holds for a node, or nothing when no ancestor states one. -->
  <xsl:function name="f:language" as="xs:string?">
    <xsl:param name="node" as="node()?"/>
    <xsl:sequence select="$node/ancestor-or-self::*[@xml:lang][1]/string(@xml:lang)[. ne '']"/>
  </xsl:function>

  <!-- The part of a tag that names the language itself: "ko" of "ko-Latn-x-revised". -->
  <xsl:function name="f:primary-language" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="lower-case(tokenize($tag, '-')[1])"/>
  </xsl:function>

  <!-- "rtl" or "ltr": by the script subtag when there is one, else by the language's usual script. -->
  <xsl:function name="f:direction" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <!-- Looked for in strings, which is the quickest way. -->
    <xsl:variable name="subtags" select="tokenize(lower-case($tag), '-')"/>
    <xsl:variable name="public" select="
      if ($subtags[1] eq 'x') then () else subsequence($subtags, 1, (index-of($subtags, 'x')[1], 99)[1] - 1)"/>
    <xsl:variable name="script" select="tail($public)[matches(., '^[a-z]{4}$')][1]"/>
    <xsl:sequence select="
      if (exists($script))
      then (if (contains(' adlm arab aran hebr mand mend nkoo rohg samr syrc syre syrj syrn thaa ', ' ' || $script || ' ')) then 'rtl' else 'ltr')
      else (if (contains(' ar arc ckb dv fa he iw nqo ota prs ps sam sd syc syr ug ur yi ', ' ' || $public[1] || ' ')) then 'rtl' else 'ltr')"/>
  </xsl:function>

  <!-- What the document itself calls its languages, in the interface's language and in any: tag → description. -->
  <xsl:variable name="f:declared-languages" as="map(xs:string, xs:string)" select="f:declared-languages(/)"/>
  <xsl:variable name="f:foreign-names" as="map(xs:string, xs:string)" select="f:foreign-names(/)"/>
  <xsl:function name="f:declared-languages" as="map(xs:string, xs:string)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="own" select="f:primary-language($f:interface-language)"/>
    <xsl:sequence select="f:language-names($document/*/teiHeader/profileDesc/langUsage/language[(f:language(.), $own)[1] ! f:primary-language(.) = $own])"/>
  </xsl:function>
  <xsl:function name="f:foreign-names" as="map(xs:string, xs:string)">
    <xsl:param name="document" as="document-node()"/>
    <xsl:sequence select="f:language-names($document/*/teiHeader/profileDesc/langUsage/language)"/>
  </xsl:function>
  <xsl:function name="f:language-names" as="map(xs:string, xs:string)">
    <xsl:param name="languages" as="element(language)*"/>
    <xsl:sequence select="map:merge($languages[normalize-space()] ! map:entry(lower-case(@ident), normalize-space(.)), map { 'duplicates': 'use-first' })"/>
  </xsl:function>

  <!-- The name of a language: as the header declares it in the interface's language, else from the table of
       interface strings, else as the header declares it, else the tag. -->
  <xsl:function name="f:language-name" as="xs:string">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="(
      $f:declared-languages(lower-case($tag)), f:known-language($tag), $f:foreign-names(lower-case($tag)), $tag)[1]"/>
  </xsl:function>
  <!-- By the whole tag or by its first part. -->
  <xsl:function name="f:known-language" as="xs:string?">
    <xsl:param name="tag" as="xs:string"/>
    <xsl:sequence select="(
      f:string-if-any('language.' || lower-case($tag)),
      f:string-if-any('language.' || f:primary-language($tag)))[1]"/>
  </xsl:function>

</xsl:stylesheet>
