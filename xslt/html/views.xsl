<?xml version="1.0" encoding="UTF-8"?>
<!-- How a text may be looked at. The reading text and the diplomatic one are two pages. On each, what
     editors and scribes did can be made to stand out by class: check boxes that the style sheet looks
     at (:has), so they work without a script, and a page without a style sheet is the plain text. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template name="views">
    <xsl:variable name="views" select="$page?views"/>
    <xsl:if test="exists($views)">
      <nav class="contents versions" aria-label="{f:string('views')}">
        <ul>
          <xsl:for-each select="('reading', 'diplomatic')">
            <li>
              <a href="{$views?(.)}">
                <xsl:if test=". eq $view"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
                <xsl:text>{f:string('view.' || .)}</xsl:text>
              </a>
            </li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
    <xsl:call-template name="witness-links"/>
    <xsl:call-template name="switches"/>
    <xsl:if test="$f:has-apparatus-margin">
      <p class="views in-margin"><label><input type="checkbox" value="margin"/> {f:string('view.margin')}</label></p>
    </xsl:if>
  </xsl:template>

  <!-- What there is in a text that can be made to stand out. -->
  <xsl:function name="f:switches" as="xs:string*">
    <xsl:param name="text" as="element()*"/>
    <xsl:variable name="present" select="distinct-values($text/descendant::* ! local-name())"/>
    <xsl:sequence select="
      ('names')[exists($text/descendant::*[@ref or @key][exists(f:pointer((@ref, @key)))])],
      ('insertions')[$present = ('supplied', 'add', 'corr', 'reg', 'expan', 'ex')],
      ('omissions')[$present = ('gap', 'del', 'surplus', 'space')],
      ('uncertain')[$present = ('unclear', 'damage', 'sic', 'orig')],
      ('apparatus')[exists($text/(descendant::app[not(ancestor::listApp)]|descendant::processing-instruction('apograph-app')))],
      ('speech')[$present = 'said']"/>
  </xsl:function>
  <xsl:template name="switches">
    <xsl:param name="switches" as="xs:string*" select="f:switches(text)"/>
    <xsl:if test="exists($switches)">
      <fieldset class="views">
        <legend>{f:string('highlight')}</legend>
        <xsl:for-each select="$switches">
          <label><input type="checkbox" value="{.}"/> {f:string('view.' || .)}</label>
          <xsl:text> </xsl:text>
        </xsl:for-each>
      </fieldset>
    </xsl:if>
  </xsl:template>

  <!-- The documents before and after this one. -->
  <xsl:template name="neighbours">
    <xsl:if test="exists(($page?previous, $page?next))">
      <nav class="neighbours" aria-label="{f:string('neighbours')}">
        <xsl:for-each select="('previous', 'next')">
          <xsl:variable name="direction" select="."/>
          <xsl:for-each select="$page?($direction)">
            <p class="{$direction}"><span class="label">{f:string($direction)}</span><xsl:text> </xsl:text><a href="{?href}" rel="{if ($direction eq 'previous') then 'prev' else 'next'}"><xsl:sequence select="f:foreign(?language)"/>{?title}</a></p>
          </xsl:for-each>
        </xsl:for-each>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- A paragraph of the text can be linked to: by its own id, else by its number. The link stands at its
       end, so that it parts no words; the style sheet puts it in the margin. -->
  <xsl:function name="f:is-anchored" as="xs:boolean">
    <xsl:param name="element" as="element()"/>
    <xsl:sequence select="
      local-name($element) = ('p', 'ab') and $element/ancestor::text
      and not($element/ancestor::*[self::note or self::rdg or self::listApp]) and not($page?kind = ('register', 'entity'))"/>
  </xsl:function>
  <xsl:function name="f:paragraph-id" as="xs:string">
    <xsl:param name="paragraph" as="element()"/>
    <xsl:sequence select="(f:id($paragraph), f:own-id('par-' || $paragraph/accumulator-before('f:paragraph')))[1]"/>
  </xsl:function>
  <xsl:template name="paragraph-link">
    <xsl:param name="id" as="xs:string"/>
    <xsl:variable name="words" select="f:string('paragraph') || ' ' || accumulator-before('f:paragraph')"/>
    <xsl:text> </xsl:text>
    <a class="par" href="#{$id}" title="{$words}" aria-label="{$words}"><xsl:sequence select="f:own-words(.)"/>¶</a>
  </xsl:template>

  <!-- Two divisions next to each other that correspond, such as a text and its translation: side by
       side where there is room. -->
  <xsl:function name="f:partner" as="element()?">
    <xsl:param name="division" as="element()"/>
    <xsl:variable name="next" select="$division/following-sibling::*[1][self::div]"/>
    <xsl:sequence select="$next[
      tokenize($division/@corresp) = ('#' || @xml:id) or tokenize(@corresp) = ('#' || $division/@xml:id)]"/>
  </xsl:function>
  <xsl:template match="div[f:partner(.)][not(preceding-sibling::*[1][self::div][f:partner(.)])]" mode="content" priority="2">
    <div class="parallel">
      <xsl:next-match/>
      <xsl:apply-templates select="f:partner(.)" mode="content">
        <xsl:with-param name="beside" select="true()"/>
      </xsl:apply-templates>
    </div>
  </xsl:template>
  <xsl:template match="div[preceding-sibling::*[1][self::div][f:partner(.)]]" mode="content" priority="3">
    <xsl:param name="beside" as="xs:boolean" select="false()"/>
    <xsl:if test="$beside or preceding-sibling::*[2][self::div][f:partner(.)]"><xsl:call-template name="division"/></xsl:if>
  </xsl:template>

</xsl:stylesheet>
