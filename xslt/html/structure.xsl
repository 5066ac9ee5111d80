<?xml version="1.0" encoding="UTF-8"?>
<!-- The structure of the text: divisions and headings, paragraphs, what opens and closes them, title
     pages, breaks, figures; and the default for every element that has no template of its own. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- Mode "content": every node is matched here or by a more special template. Text is never lost:
       an element that nobody knows is a span (or a division) around its content. -->
  <xsl:mode name="content" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="*" mode="content">
    <xsl:call-template name="inline"/>
  </xsl:template>
  <xsl:template match="text()" mode="content">
    <xsl:value-of select="f:space(.)"/>
  </xsl:template>
  <xsl:template match="comment()|processing-instruction()" mode="content"/>

  <!-- Divisions. -->
  <xsl:template match="front|back|group|div|div1|div2|div3|div4|div5|div6|div7|set|prologue|epilogue|performance|postscript|argument|epigraph|titlePage|address|opener[*]|closer[*]|figure/floatingText" mode="content">
    <xsl:call-template name="division"/>
  </xsl:template>
  <xsl:template match="text|body" mode="content">
    <xsl:call-template name="division"/>
  </xsl:template>
  <xsl:template match="body[not(@xml:id|@xml:lang|@rend)]" mode="content">
    <xsl:apply-templates mode="content"/>
  </xsl:template>
  <xsl:template match="floatingText" mode="content">
    <xsl:call-template name="division"/>
  </xsl:template>

  <!-- Headings. The title of the page is h1; each division that has a heading is one level below the
       division around it, so no level is skipped. -->
  <xsl:template match="head" mode="content">
    <xsl:choose>
      <xsl:when test="f:is-heading(.)">
        <xsl:element name="h{min((6, f:heading-level(..)))}">
          <xsl:apply-templates select="." mode="attributes"/>
          <xsl:call-template name="content"/>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="paragraph"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="head[f:is-heading(.)]" mode="class" as="xs:string*">
    <xsl:sequence select="f:rendition(.)"/>
  </xsl:template>

  <!-- The first head of a division is its heading; others, and those of lists, are lines. -->
  <xsl:function name="f:is-heading" as="xs:boolean">
    <xsl:param name="head" as="element()"/>
    <xsl:sequence select="f:has-heading($head/..) and empty($head/preceding-sibling::head) and not(f:has-blocks($head)) and normalize-space($head) ne ''"/>
  </xsl:function>
  <xsl:function name="f:has-heading" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      exists($element[head[normalize-space()]]/(self::text|self::front|self::body|self::back|self::group|self::div|self::div1|self::div2|self::div3
        |self::div4|self::div5|self::div6|self::div7|self::set|self::prologue|self::epilogue|self::performance|self::lg[f:is-division(..) or parent::lg]))
      and empty($element/ancestor::*[self::note or self::quote or self::q or self::figure or self::item or self::cell or self::floatingText or self::rdg])"/>
  </xsl:function>
  <xsl:function name="f:heading-level" as="xs:integer">
    <xsl:param name="division" as="element()"/>
    <xsl:sequence select="2 + count($division/ancestor::*[f:has-heading(.)])"/>
  </xsl:function>

  <!-- Paragraphs, and what stands on lines of its own. -->
  <xsl:template match="p|ab|opener|closer|dateline|salute|signed|byline|trailer|addrLine|docImprint|docEdition|imprimatur|docTitle|titlePart|speaker|titlePage/docAuthor|titlePage/docDate|gap[f:is-division(..)]" mode="content">
    <xsl:call-template name="paragraph"/>
  </xsl:template>
  <xsl:template match="*[f:is-division(.)]/bibl|*[f:is-division(.)]/label|*[f:is-division(.)]/desc" mode="content">
    <xsl:call-template name="paragraph"/>
  </xsl:template>
  <xsl:template match="docTitle" mode="content">
    <xsl:call-template name="division"/>
  </xsl:template>

  <!-- A paragraph of a quotation that the source prints without marks. -->
  <xsl:template match="p[$f:supplies-quotation-marks][f:paragraph-quotation-mark(., 'open')]" mode="content">
    <xsl:call-template name="paragraph">
      <xsl:with-param name="is-quoted" select="true()"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Line breaks: where the source sets line by line they are the text's; in prose a space. -->
  <xsl:template match="lb" mode="content">
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:choose>
      <xsl:when test="f:starts-block(.)"/>
      <xsl:when test="(f:line-matters(.) or $view eq 'diplomatic') and not($echo)"><br/></xsl:when>
      <xsl:when test="@break eq 'no'"/>
      <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select=".[@xml:id]" mode="anchors"/>
  </xsl:template>

  <!-- Pages, columns, gatherings: a quiet marker with the number. -->
  <xsl:template match="pb|cb|gb" mode="content">
    <xsl:param name="echo" as="xs:boolean" select="false()" tunnel="yes"/>
    <xsl:if test="not($echo)">
      <span>
        <xsl:apply-templates select="." mode="attributes"/>
        <xsl:if test="@n">
          <xsl:variable name="words" select="f:string(if (self::cb) then 'column-break' else 'page-break') || ' ' || @n"/>
          <xsl:variable name="image" select="f:image-reference(.)"/>
          <xsl:sequence select="f:own-words(.)"/>
          <xsl:attribute name="title" select="$words"/>
          <xsl:choose>
            <xsl:when test="$image and not(ancestor::*[@ref or @key or @target or self::app])"><a href="{$image}" aria-label="{$words}, {f:string('image')}">|{@n}|</a></xsl:when>
            <xsl:otherwise>|{@n}|</xsl:otherwise>
          </xsl:choose>
        </xsl:if>
      </span>
    </xsl:if>
    <xsl:if test="f:parts-words(.)"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
  <!-- The image of a page: a surface of this document, a file, an address. -->
  <xsl:function name="f:image-reference" as="xs:string?">
    <xsl:param name="break" as="element()"/>
    <xsl:sequence select="$break/@facs ! (f:pointer(.)?href, tokenize(.)[f:is-external(.)][1])[1]"/>
  </xsl:function>

  <xsl:template match="milestone|anchor|handShift" mode="content">
    <xsl:apply-templates select=".[@xml:id]" mode="anchors"/>
  </xsl:template>
  <xsl:template match="milestone[@n]" mode="content">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:text>|{@unit ! (translate(., '-_', '  ') || ' ')}{@n}|</xsl:text>
    </span>
  </xsl:template>
  <xsl:template match="handShift[@new or @scribe or @medium]" mode="content">
    <span>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:text>|{string-join((f:string('hand'), f:labels(@new), @scribe, @medium), ' ')}|</xsl:text>
    </span>
  </xsl:template>

  <!-- Figures. -->
  <xsl:template match="figure" mode="content">
    <figure>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates select="* except (head|figDesc)" mode="content"/>
      <xsl:where-populated>
        <figcaption>
          <xsl:apply-templates select="head" mode="content"/>
          <xsl:apply-templates select="figDesc" mode="content"/>
        </figcaption>
      </xsl:where-populated>
    </figure>
  </xsl:template>
  <!-- Its description is the image's alternative text; without an image it is all there is. -->
  <xsl:template match="figDesc" mode="content">
    <p>
      <xsl:apply-templates select="." mode="attributes"/>
      <xsl:apply-templates mode="content"/>
    </p>
  </xsl:template>
  <xsl:template match="figDesc[../graphic]" mode="content">
    <xsl:apply-templates select="." mode="anchors"/>
  </xsl:template>
  <xsl:template match="graphic" mode="content">
    <img src="{(f:pointer(@url)?href, @url)[1]}" alt="{(../figDesc ! f:plain(node()), ../head ! f:plain(node()), f:string('image'))[. ne ''][1]}">
      <xsl:apply-templates select="." mode="attributes"/>
    </img>
  </xsl:template>
  <xsl:template match="graphic[desc]" mode="content" priority="1">
    <img src="{(f:pointer(@url)?href, @url)[1]}" alt="{f:plain(desc)}">
      <xsl:apply-templates select="." mode="attributes"/>
    </img>
  </xsl:template>

  <!-- Not text; but others may point to it. -->
  <xsl:template match="index|interp|interpGrp|certainty|precision|respons|link|linkGrp|spanGrp|alt|altGrp|join|joinGrp" mode="content">
    <xsl:apply-templates select="." mode="anchors"/>
  </xsl:template>

</xsl:stylesheet>
