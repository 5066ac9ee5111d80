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

  <!-- The page. Of every page:
         path         below the output root, "documents/x.html"
         root         from this page to the output root, "../" or ""
         kind         "document", "register", "entity"; "home", "documents", "chronology", "archives",
                      "names", "occurrences", "interventions", "encoding", "declaration", "witnesses",
                      "readings", "search", "not-found"
         edition      map: title, language (of the interface), home, style, faces, navigation (key, href)
         strings      map: the words of the interface, a table of xslt/strings
         headData     map: meta (each name=content), links (rel, href, type), jsonLd: for machines, finished
         imprint      map: version, licence (href, name), publisher, editors, published (the year), address
         links        map: source, text, diplomatic, json, csl, bibtex, ris … (addresses relative to this page)
         generator    "Apograph 0.1.0"
         built        "2026-11-24"
       Of a document or register:
         pointers     map: a pointer as written in an attribute → map: kind, href, label, language (of the label)
         entries      map: the id of an entry that has a page of its own → map: href, count
         listedIn     sequence of map, where these entries are too many to be listed: key, href, count
         occurrences  map: the id of an entry that has none → sequence of map: href, document,
                      documentLanguage, text, textLanguage, before, after, language (of the sentence)
         previous, next  map: href, title, language (of the title)
         citation     map: publisher, published (the year), address: how the edition publishes a document
         views        map: reading, diplomatic, the addresses of both pages; nothing if there is one only
         parallels    sequence of map: href, title, language, textLanguage, textLanguageName, beside (the page that shows both)
         witnesses    map: all (the page of all witnesses), readings (the table of readings), list (sequence of map:
                      href, siglum, title, isCurrent, before: href, isCurrent)
         witness      map, on a witness's page: siglum, description, document, text, layer, layers, other, unaccounted,
                      assumed (see src/site/witness-pages.ts); a page that stands alone has no edition?home, but
                      edition?css
         stemmata     sequence of map, the trees and graphs of the document in its order: title, number, width, height, nodes,
                      arcs, roots, see src/site/stemma/stemma-data.ts
         beside       map: href (of the document's own page), source, rows (how many blocks stand in each), column
                      (the other document's, XML as text): on a page of two documents
         apparatus    map, of a document with one: style, separator, sigla (a number as a string → map: siglum, title, href,
                      id, layer, hand), entries (the number of an app as a string → map: isHidden, isMarked, order,
                      isNegative, words, number, near, row, readings: isHidden, sigla, their numbers in one string), see
                      src/site/apparatus/apparatus-data.ts
         signs        map: how what editors and scribes did is shown, see common/signs.xsl
       Of entries: pointers, and
         entities     sequence of map, one for each standOff of the source: headData, links, kind, label,
                      register, index, parent, parts, relations (name, role, dates, description, descriptionLanguage, others), identifiers, occurrences (href,
                      title, date, places), pages (href, isCurrent, from, to), attested (sequence of map:
                      text, documents, further)
       What indexes have is in src/site, an interface for each. -->
  <xsl:param name="page" as="map(*)"/>

  <xsl:variable name="f:pointers" as="map(*)" select="($page?pointers, map { })[1]"/>

  <!-- What the first of the pointers in an attribute that leads to something in the edition leads
       to: a map with kind, href and label, or nothing. -->
  <xsl:function name="f:pointer" as="map(*)?">
    <xsl:param name="attribute" as="attribute()*"/>
    <xsl:sequence select="head($attribute ! tokenize(.) ! $f:pointers(.))"/>
  </xsl:function>

  <!-- The names of everything that the pointers in an attribute lead to. Inside one document the
       element itself knows its name when the build has none for it; a pointer that leads nowhere
       stands for itself. -->
  <xsl:function name="f:labels" as="xs:string*">
    <xsl:param name="attribute" as="attribute()*"/>
    <xsl:for-each select="$attribute ! tokenize(.)">
      <xsl:variable name="known" select="$f:pointers(.)?label"/>
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

  <!-- Every id of the document, to keep the ids that a stylesheet makes apart from them. Indexes have no
       document. -->
  <xsl:variable name="f:ids" as="map(xs:string, xs:boolean)" select="
    if (not($page?kind = ('document', 'register', 'entity'))) then map { }
    else map:merge((/)//*/@xml:id ! map:entry(string(.), true()), map { 'duplicates': 'use-first' })"/>

  <!-- Whether the document has an element of one of these names. Most documents lack most elements: to ask first
       spares a walk through the document for each kind. -->
  <xsl:function name="f:uses" as="xs:boolean">
    <xsl:param name="names" as="xs:string*"/>
    <xsl:sequence select="some $name in $names satisfies contains($f:names-used, ' ' || $name || ' ')"/>
  </xsl:function>
  <xsl:variable name="f:names-used" as="xs:string" select="' ' || string-join((/)//* ! local-name(), ' ') || ' '"/>

  <!-- An id of the stylesheet's own making. It is as proposed unless the document has it already. -->
  <xsl:function name="f:own-id" as="xs:string">
    <xsl:param name="proposal" as="xs:string"/>
    <xsl:sequence select="if ($f:ids($proposal)) then f:own-id($proposal || '_') else $proposal"/>
  </xsl:function>

</xsl:stylesheet>
