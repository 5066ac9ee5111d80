<?xml version="1.0" encoding="UTF-8"?>
<!-- What the build tells a stylesheet about the page and about the edition around it. A stylesheet
     opens no other document: whatever it needs from the registers or from other documents is in
     this map, and only the slice that this page needs.

     A trap of the compiler (xslt3 2.7): a global variable of an included module does not see the
     module's xpath-default-namespace, so its paths find nothing, silently. Global variables therefore
     call functions, which do see it. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all">

  <!-- The page:
         path         below the output root, "documents/x.html"
         root         from this page to the output root, "../" or ""
         kind         "document", "register" or "home"
         edition      map: title, language (of the interface), home, style, registers (title, href)
         links        map: source, text, diplomatic (addresses relative to this page)
         pointers     map: a pointer as written in an attribute → map: kind, href, label
         occurrences  map: the id of a register's entry → sequence of map: href, document, text
         documents    sequence of map: href, title, date, when, summary (home page only)
         generator    "Apograph 0.1.0"
         built        "2026-11-24" -->
  <xsl:param name="page" as="map(*)"/>

  <!-- What the first of the pointers in an attribute that leads to something in the edition leads
       to: a map with kind, href and label, or nothing. -->
  <xsl:function name="f:pointer" as="map(*)?">
    <xsl:param name="attribute" as="attribute()*"/>
    <xsl:sequence select="head(for $token in $attribute ! tokenize(.) return $page?pointers?($token))"/>
  </xsl:function>

  <!-- The names of everything that the pointers in an attribute lead to. Inside one document the
       element itself knows its name when the build has none for it; a pointer that leads nowhere
       stands for itself. -->
  <xsl:function name="f:labels" as="xs:string*">
    <xsl:param name="attribute" as="attribute()*"/>
    <xsl:for-each select="$attribute ! tokenize(.)">
      <xsl:variable name="known" select="$page?pointers?(.)?label"/>
      <xsl:sequence select="($known[. ne ''], replace(., '^.*#', '')[. ne ''], .)[1]"/>
    </xsl:for-each>
  </xsl:function>

  <!-- The same without what somebody did: "Sergey Radchenko", not "Sergey Radchenko (translator)". -->
  <xsl:function name="f:short-labels" as="xs:string*">
    <xsl:param name="attribute" as="attribute()*"/>
    <xsl:sequence select="f:labels($attribute) ! (replace(., '\s*\([^()]*\)$', '')[. ne ''], .)[1]"/>
  </xsl:function>

  <!-- A pointer to an address outside the edition, which can be linked as it stands. -->
  <xsl:function name="f:is-external" as="xs:boolean">
    <xsl:param name="address" as="xs:string"/>
    <xsl:sequence select="matches($address, '^(https?|mailto|ftp|doi|urn):')"/>
  </xsl:function>

  <!-- Every id of the document, to keep the ids that a stylesheet makes apart from them. The home page
       has no document. -->
  <xsl:variable name="f:ids" as="map(xs:string, xs:boolean)" select="
    if ($page?kind eq 'home') then map { }
    else map:merge((/)//@xml:id ! map:entry(string(.), true()), map { 'duplicates': 'use-first' })"/>

  <!-- An id of the stylesheet's own making. It is as proposed unless the document has it already. -->
  <xsl:function name="f:own-id" as="xs:string">
    <xsl:param name="proposal" as="xs:string"/>
    <xsl:sequence select="if ($f:ids($proposal)) then f:own-id($proposal || '_') else $proposal"/>
  </xsl:function>

</xsl:stylesheet>
