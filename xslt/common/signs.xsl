<?xml version="1.0" encoding="UTF-8"?>
<!-- Editorial signs from a table (xslt/signs/*.json, or the edition's own), for what editors and scribes
     did: page?signs. Without a table the signs are those of plain.xsl and html/interventions.xsl.

     A table has two maps, "reading" and "diplomatic"; what the second lacks is as in the first. Their
     keys are names of elements, or a name and one word of @unit, @evidence, @reason, @type, @rend or @place,
     in this order: "supplied/lost". The values:
       open, close  around the content
       doubt        before what closes, where @cert is low
       mark         after each letter: a combining character
       text         in place of the content
       each         once for each character or line that is missing, where the encoding says how many -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <!-- The sign of an element in a view. -->
  <xsl:function name="f:sign" as="map(*)?">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="view" as="xs:string"/>
    <xsl:variable name="name" select="local-name($element)"/>
    <xsl:variable name="keys" select="($element/@unit, $element/@evidence, $element/@reason, $element/@type, $element/@rend, $element/@place) ! tokenize(.) ! ($name || '/' || .), $name"/>
    <xsl:variable name="tables" select="($page?signs?diplomatic[$view eq 'diplomatic'], $page?signs?reading)"/>
    <xsl:sequence select="if (empty($tables)) then () else (for $key in $keys, $table in $tables return $table?($key))[1]"/>
  </xsl:function>
  <xsl:function name="f:has-sign" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="view" as="xs:string"/>
    <xsl:sequence select="exists($page?signs) and exists(f:sign($element, $view))"/>
  </xsl:function>

  <!-- What stands for content that is not there. -->
  <xsl:function name="f:sign-text" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="sign" as="map(*)"/>
    <xsl:variable name="number" select="$element[@unit = ('character', 'chars', 'char', 'line', 'lines')][not(@precision eq 'low')]/@quantity[. castable as xs:integer] ! xs:integer(.)"/>
    <xsl:sequence select="
      if (exists($sign?each) and $number gt 0) then $sign?open || string-join((1 to $number) ! $sign?each) || $sign?close
      else string($sign?text)"/>
  </xsl:function>

  <xsl:function name="f:sign-close" as="xs:string">
    <xsl:param name="element" as="element()"/>
    <xsl:param name="sign" as="map(*)"/>
    <xsl:sequence select="string-join(($sign?doubt[$element/@cert eq 'low'], $sign?close))"/>
  </xsl:function>

  <!-- A mark after each letter and its accents. -->
  <xsl:function name="f:marked" as="xs:string">
    <xsl:param name="text" as="xs:string"/>
    <xsl:param name="mark" as="xs:string"/>
    <xsl:sequence select="replace($text, '[\p{L}\p{N}]\p{M}*', '$0' || $mark)"/>
  </xsl:function>

  <xsl:template match="(supplied|surplus|unclear|sic|corr|del|add|ex|gap|space|damage|seg)[exists($page?signs)]" mode="plain" priority="5">
    <xsl:param name="view" tunnel="yes" as="xs:string" select="'reading'"/>
    <xsl:variable name="sign" select="f:sign(., $view)"/>
    <xsl:choose>
      <xsl:when test="empty($sign)"><xsl:next-match/></xsl:when>
      <xsl:when test="exists($sign?text)">{f:sign-text(., $sign)}</xsl:when>
      <xsl:otherwise>
        <xsl:variable name="content"><xsl:apply-templates mode="plain"/></xsl:variable>
        <xsl:text>{$sign?open}{if ($sign?mark) then f:marked($content, $sign?mark) else $content}{f:sign-close(., $sign)}</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
