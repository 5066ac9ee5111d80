<?xml version="1.0" encoding="UTF-8"?>
<!-- From blocks to lines. Wrapping is greedy and stable: at spaces only, never in a word, so the same
     text comes back when lines are joined by spaces. Widths are columns of a terminal. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  exclude-result-prefixes="#all">

  <!-- All blocks, with a blank line between two unless the second is tight; one newline at the end. -->
  <xsl:function name="f:lay-out" as="xs:string">
    <xsl:param name="blocks" as="element(block)*"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:variable name="parts" as="xs:string*">
      <xsl:for-each select="$blocks">
        <xsl:if test="position() gt 1"><xsl:sequence select="if (@tight) then '&#10;' else '&#10;&#10;'"/></xsl:if>
        <xsl:variable name="indent" select="xs:integer((@indent, 0)[1])"/>
        <xsl:variable name="hang" select="xs:integer((@hang, 0)[1])"/>
        <xsl:variable name="margin" select="f:spaces($indent)"/>
        <xsl:variable name="lines" select="tokenize(., $f:break) ! (if ($width gt 0) then f:wrap(., $width - $indent, $hang) else .)"/>
        <xsl:sequence select="string-join($lines ! ($margin || .), '&#10;')"/>
      </xsl:for-each>
      <xsl:sequence select="'&#10;'"/>
    </xsl:variable>
    <xsl:sequence select="string-join($parts)"/>
  </xsl:function>

  <!-- One line as many: each at most $width columns wide unless a single word is wider; those after
       the first indented by $hang. -->
  <xsl:function name="f:wrap" as="xs:string*">
    <xsl:param name="line" as="xs:string"/>
    <xsl:param name="width" as="xs:integer"/>
    <xsl:param name="hang" as="xs:integer"/>
    <xsl:iterate select="tokenize($line, ' ')">
      <xsl:param name="words" as="xs:string*" select="()"/>
      <xsl:param name="used" as="xs:integer" select="0"/>
      <xsl:param name="margin" as="xs:string" select="''"/>
      <xsl:on-completion select="$margin || string-join($words, ' ')"/>
      <xsl:variable name="columns" select="f:columns(.)"/>
      <xsl:choose>
        <xsl:when test="empty($words)">
          <xsl:next-iteration>
            <xsl:with-param name="words" select="."/>
            <xsl:with-param name="used" select="string-length($margin) + $columns"/>
          </xsl:next-iteration>
        </xsl:when>
        <xsl:when test="$used + 1 + $columns le $width">
          <xsl:next-iteration>
            <xsl:with-param name="words" select="$words, ."/>
            <xsl:with-param name="used" select="$used + 1 + $columns"/>
          </xsl:next-iteration>
        </xsl:when>
        <xsl:otherwise>
          <xsl:sequence select="$margin || string-join($words, ' ')"/>
          <xsl:next-iteration>
            <xsl:with-param name="words" select="."/>
            <xsl:with-param name="used" select="$hang + $columns"/>
            <xsl:with-param name="margin" select="f:spaces($hang)"/>
          </xsl:next-iteration>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:iterate>
  </xsl:function>

  <xsl:function name="f:spaces" as="xs:string">
    <xsl:param name="count" as="xs:integer"/>
    <xsl:sequence select="string-join((1 to $count) ! ' ')"/>
  </xsl:function>

  <!-- How many columns a word takes: combining marks, format characters and the vowels and finals of
       conjoining Hangul none, East Asian wide and fullwidth characters two (Unicode UAX #11). -->
  <xsl:function name="f:columns" as="xs:integer">
    <xsl:param name="word" as="xs:string"/>
    <xsl:sequence select="
      if (matches($word, '^[ -~]*$')) then string-length($word)
      else
        string-length(replace($word, '[\p{Mn}\p{Me}\p{Cf}&#x1160;-&#x11FF;]', ''))
        + string-length(replace($word, '[^&#x1100;-&#x115F;&#x2E80;-&#x303E;&#x3041;-&#x33FF;&#x3400;-&#x4DBF;&#x4E00;-&#x9FFF;&#xA000;-&#xA4CF;&#xA960;-&#xA97C;&#xAC00;-&#xD7A3;&#xF900;-&#xFAFF;&#xFE30;-&#xFE6F;&#xFF01;-&#xFF60;&#xFFE0;-&#xFFE6;&#x1F300;-&#x1F64F;&#x1F900;-&#x1F9FF;&#x20000;-&#x3FFFD;]', ''))"/>
  </xsl:function>

</xsl:stylesheet>
