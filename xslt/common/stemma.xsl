<?xml version="1.0" encoding="UTF-8"?>
<!-- Stemmata: which of those that the build has told of the page an element is, and what is said of a node. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- What the build says of a tree or a graph; nothing of one that is no stemma, or part of another. -->
  <xsl:function name="f:stemma" as="map(*)?">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="$f:stemmata(generate-id($element))"/>
  </xsl:function>

  <!-- Trees and graphs that stand in no other, in document order, as src/tei/stemma-facts.ts counts them. -->
  <xsl:variable name="f:stemmata" as="map(xs:string, map(*))" select="if (exists($page?stemmata)) then f:stemmata(/) else map { }"/>
  <xsl:function name="f:stemmata" as="map(xs:string, map(*))">
    <xsl:param name="document" as="document-node()"/>
    <xsl:variable name="elements" select="$document//(eTree|forest|tree|graph)[f:is-stemma(.)][not(ancestor::*[f:is-stemma(.)])]"/>
    <xsl:sequence select="
      map:merge(for $number in 1 to count($page?stemmata) return map:entry(generate-id($elements[$number]), $page?stemmata[$number]))"/>
  </xsl:function>
  <xsl:function name="f:is-stemma" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="exists($element/(self::eTree|self::forest|self::tree|self::graph[not(@type eq 'undirected')]))"/>
  </xsl:function>

  <!-- What it is called. -->
  <xsl:function name="f:stemma-name" as="xs:string">
    <xsl:param name="stemma" as="map(*)"/>
    <xsl:sequence select="($stemma?title[. ne ''], string-join((f:string('stemma'), $stemma?number), ' '))[1]"/>
  </xsl:function>

  <!-- A node of the list. One without a label is a fork. -->
  <xsl:function name="f:stemma-label" as="xs:string">
    <xsl:param name="node" as="map(*)"/>
    <xsl:sequence select="($node?label[. ne ''], '·')[1]"/>
  </xsl:function>

  <!-- " (lost; contaminated from γ)", or nothing; with what the arcs are labelled. -->
  <xsl:function name="f:stemma-words" as="xs:string">
    <xsl:param name="node" as="map(*)"/>
    <xsl:variable name="words" select="
      $node?state[. ne 'extant'] ! f:string('stemma.' || .),
      $node?how[. ne ''],
      for $kind in ('descent', 'contamination'), $from in string-join($node?others[?kind eq $kind] ! (f:stemma-label(.) || ?how[. ne ''] ! (': ' || .)), ', ')[. ne '']
      return f:string('stemma.' || $kind) || ' ' || $from"/>
    <xsl:sequence select="if (exists($words)) then ' (' || string-join($words, '; ') || ')' else ''"/>
  </xsl:function>

</xsl:stylesheet>
