<?xml version="1.0" encoding="UTF-8"?>
<!-- The page: what is around the text. Reading order is text first, then what belongs to it, then
     what is about it; a list at the top leads to each section. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:map="http://www.w3.org/2005/xpath-functions/map"
  xmlns:f="urn:apograph:functions"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:mode name="page" on-no-match="fail" use-accumulators="#all"/>

  <xsl:template match="/" mode="page">
    <xsl:apply-templates select="*" mode="page"/>
  </xsl:template>

  <!-- A document or a register. -->
  <xsl:template match="TEI" mode="page">
    <xsl:variable name="sections" as="element(Q{}section)*">
      <xsl:call-template name="sections"/>
    </xsl:variable>
    <xsl:call-template name="html">
      <xsl:with-param name="title" select="f:title(.) || (if ($view eq 'diplomatic') then ' (' || f:string('view.diplomatic') || ')' else '')"/>
      <xsl:with-param name="description" select="(f:plain(teiHeader/profileDesc/abstract)[. ne ''], f:title(.))[1]"/>
      <xsl:with-param name="scripts" select="('reading')[current()/text], ('viewer')[f:graphics(current())]"/>
      <xsl:with-param name="style" select="string-join(($f:apparatus-style[exists((f:entries(current()), current()/(teiHeader/fileDesc/sourceDesc|standOff)/listWit))], $f:margin-style, $f:stemma-style))[. ne '']"/>
      <xsl:with-param name="sections" select="$sections"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="document">
    <xsl:param name="sections" as="element(Q{}section)*"/>
    <article>
      <xsl:call-template name="id"/>
      <xsl:call-template name="opening">
        <xsl:with-param name="sections" select="$sections"/>
      </xsl:call-template>
      <xsl:sequence select="$sections"/>
    </article>
    <xsl:call-template name="neighbours"/>
  </xsl:template>

  <!-- The frame of every page. -->
  <xsl:template name="html">
    <xsl:param name="title" as="xs:string"/>
    <xsl:param name="description" as="xs:string"/>
    <xsl:param name="main" as="item()*"/>
    <!-- Of a document instead: to hand over its whole article would be to copy it once more. -->
    <xsl:param name="sections" as="element(Q{}section)*"/>
    <!-- Comfort: a page is whole without them. -->
    <xsl:param name="scripts" as="xs:string*"/>
    <!-- What only this page has. -->
    <xsl:param name="style" as="xs:string?"/>
    <xsl:param name="own" as="map(*)" select="$page" tunnel="yes"/>
    <xsl:variable name="edition" select="$page?edition"/>
    <html lang="{$f:interface-language}" style="--edition:{f:css-string($edition?title)};--title:{f:css-string(f:shorten($title, 72))}">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>{f:window-title($title)}</title>
        <meta name="description" content="{$description}"/>
        <meta name="generator" content="{$page?generator}"/>
        <xsl:for-each select="$own?headData?meta"><meta name="{substring-before(., '=')}" content="{substring-after(., '=')}"/></xsl:for-each>
        <xsl:for-each select="$edition?faces"><link rel="preload" as="font" type="font/woff2" crossorigin="anonymous" href="{.}"/></xsl:for-each>
        <xsl:for-each select="$edition?style"><link rel="stylesheet" href="{.}"/></xsl:for-each>
        <xsl:for-each select="$edition?css, $style"><style>{.}</style></xsl:for-each>
        <xsl:if test="exists($page?previous)"><link rel="prev" href="{$page?previous?href}"/></xsl:if>
        <xsl:if test="exists($page?next)"><link rel="next" href="{$page?next?href}"/></xsl:if>
        <xsl:for-each select="$own?headData?links"><link rel="{?rel}" type="{?type}" href="{?href}"/></xsl:for-each>
        <xsl:for-each select="$scripts"><script src="{$page?root}assets/{.}.js" defer="defer"></script></xsl:for-each>
        <xsl:for-each select="$own?headData?jsonLd"><script type="application/ld+json">{.}</script></xsl:for-each>
      </head>
      <body class="page-{$page?kind}">
        <!-- A page that stands alone has no site around it. -->
        <xsl:if test="exists($edition?home)">
          <a class="skip" href="#{f:own-id('content')}">{f:string('skip')}</a>
          <header class="site">
            <p><a href="{$edition?home}">{$edition?title}</a></p>
            <nav aria-label="{f:string('navigation')}">
              <ul>
                <xsl:for-each select="$edition?navigation">
                  <li><xsl:call-template name="navigation-link"/></li>
                </xsl:for-each>
              </ul>
            </nav>
          </header>
        </xsl:if>
        <main id="{f:own-id('content')}">
          <xsl:choose>
            <xsl:when test="exists($sections)">
              <xsl:call-template name="document"><xsl:with-param name="sections" select="$sections"/></xsl:call-template>
            </xsl:when>
            <xsl:otherwise><xsl:sequence select="$main"/></xsl:otherwise>
          </xsl:choose>
        </main>
        <xsl:if test="exists($edition?home)">
          <footer class="site">
            <xsl:call-template name="files"/>
            <xsl:call-template name="imprint"/>
          </footer>
        </xsl:if>
      </body>
    </html>
  </xsl:template>

  <!-- What a tab or a bookmark is called: with the edition's title, if both are short enough to be read
       there. -->
  <xsl:function name="f:window-title" as="xs:string">
    <xsl:param name="title" as="xs:string"/>
    <xsl:variable name="both" select="string-join(($title, $page?edition?title[. ne $title]), ' – ')"/>
    <xsl:sequence select="if (string-length($both) le 70) then $both else f:shorten($title, 68)"/>
  </xsl:function>

  <!-- Words for the style sheet, which prints them at the head of each page. What ends a string, or would
       end the attribute or the declaration for a simple reader, is a number (CSS Syntax 3, 4.3.7). -->
  <xsl:function name="f:css-string" as="xs:string">
    <xsl:param name="words" as="xs:string"/>
    <xsl:variable name="numbers" select="
      map { '''': '27', '&quot;': '22', '&amp;': '26', '&lt;': '3c', '>': '3e', '&#xA0;': 'a0', ';': '3b', '\': '5c' }"/>
    <xsl:variable name="plain" select="normalize-space($words)"/>
    <xsl:variable name="escaped" select="
      if (not(matches($plain, '[''&quot;&amp;&lt;>&#xA0;;\\]'))) then $plain
      else string-join(string-to-codepoints($plain) ! codepoints-to-string(.) !
        (if (map:contains($numbers, .)) then '\' || $numbers(.) || ' ' else .))"/>
    <xsl:sequence select="'''' || $escaped || ''''"/>
  </xsl:function>

  <!-- A link of the navigation, the context item; the page that it is on says so. -->
  <xsl:template name="navigation-link">
    <a href="{?href}">
      <xsl:if test="?isCurrent"><xsl:attribute name="aria-current" select="'page'"/></xsl:if>
      <xsl:text>{f:string(?key)}</xsl:text>
    </a>
  </xsl:template>

  <!-- The files of which the page was made, and those made beside it. -->
  <xsl:template name="files">
    <xsl:param name="own" as="map(*)" select="$page" tunnel="yes"/>
    <xsl:variable name="links" select="$own?links"/>
    <!-- Known files first, then whatever else the build has written beside the page. -->
    <xsl:variable name="first" select="('source', 'text', 'diplomatic')"/>
    <xsl:variable name="elsewhere" select="('bibtex', 'ris', 'csl')"/>
    <xsl:variable name="kinds" select="if (empty($links)) then () else ($first[exists($links?(.))], sort(map:keys($links)[not(. = ($first, $elsewhere))]))"/>
    <xsl:if test="exists($kinds)">
      <nav class="files" aria-label="{f:string('files')}">
        <ul>
          <xsl:for-each select="$kinds">
            <li><a href="{$links?(.)}">{f:string('file.' || .)}</a></li>
          </xsl:for-each>
        </ul>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- Date, title, citation, and where to find what. -->
  <xsl:template name="opening">
    <xsl:param name="sections" as="element(Q{}section)*"/>
    <xsl:variable name="tei" select="."/>
    <xsl:variable name="title" select="f:main-title(.)"/>
    <header class="opening">
      <xsl:for-each select="f:date(.)[$page?kind ne 'register'][f:date-words(.)]">
        <p class="date"><xsl:call-template name="foreign-words"/><xsl:call-template name="date-words"/></p>
      </xsl:for-each>
      <h1>
        <xsl:for-each select="$title">
          <xsl:call-template name="id"/>
          <xsl:call-template name="moved-language"/>
        </xsl:for-each>
        <xsl:choose>
          <xsl:when test="normalize-space($title)"><xsl:apply-templates select="$title/node()" mode="content"/></xsl:when>
          <xsl:otherwise>{f:string('untitled')}</xsl:otherwise>
        </xsl:choose>
      </h1>
      <xsl:for-each select="teiHeader/fileDesc/titleStmt/title except $title">
        <p class="subtitle">
          <xsl:call-template name="id"/>
          <xsl:call-template name="moved-language"/>
          <xsl:apply-templates mode="content"/>
        </p>
      </xsl:for-each>
      <xsl:if test="$page?kind ne 'register'">
        <p class="citation"><span class="label">{f:string('citation')}</span><xsl:text> </xsl:text><xsl:call-template name="citation"/></p>
      </xsl:if>
      <xsl:for-each select="$page?parallels">
        <p class="parallel-link"><span class="label">{f:string('corresponds')}</span><xsl:text> </xsl:text><a href="{?href}"><xsl:sequence select="f:foreign(?language)"/>{?title}</a><xsl:for-each select="(?textLanguageName, ?textLanguage ! (f:known-language(.), .))[1]"> ({.})</xsl:for-each><xsl:for-each select="?beside"> · <a href="{.}">{f:string('side-by-side')}</a></xsl:for-each></p>
      </xsl:for-each>
      <xsl:call-template name="views"/>
      <xsl:if test="count($sections) gt 2">
        <nav class="contents" aria-label="{f:string('contents')}">
          <ul>
            <xsl:for-each select="$sections" xpath-default-namespace="">
              <li><a href="#{(@id, h2/@id)[1]}">{(h2, @aria-label)[1]}</a></li>
            </xsl:for-each>
          </ul>
        </nav>
      </xsl:if>
    </header>
  </xsl:template>

  <!-- A date of the header in words, for machines too. -->
  <xsl:template name="date-words">
    <xsl:variable name="datetime" select="f:datetime(.)"/>
    <xsl:choose>
      <xsl:when test="$datetime"><time><xsl:sequence select="$datetime"/>{f:date-words(.)}</time></xsl:when>
      <xsl:otherwise>{f:date-words(.)}</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The citation, with its address as a link, and the languages of its parts. -->
  <xsl:template name="citation">
    <xsl:analyze-string select="$f:citation" regex="{$f:isolate}([^&#xFDD6;]*)&#xFDD6;">
      <xsl:matching-substring>
        <span><xsl:sequence select="f:language-attributes(regex-group(1), ()), f:with-links(regex-group(2))"/></span>
      </xsl:matching-substring>
      <xsl:non-matching-substring><xsl:sequence select="f:with-links(.)"/></xsl:non-matching-substring>
    </xsl:analyze-string>
  </xsl:template>
  <xsl:function name="f:with-links" as="node()*">
    <xsl:param name="words" as="xs:string"/>
    <xsl:analyze-string select="$words" regex="https?://[^\s,;]*[^\s,;.]">
      <xsl:matching-substring><a href="{.}">{.}</a></xsl:matching-substring>
      <xsl:non-matching-substring>{.}</xsl:non-matching-substring>
    </xsl:analyze-string>
  </xsl:function>

  <!-- The sections of the page, those that have something in them. -->
  <xsl:template name="sections" as="element(Q{}section)*">
    <xsl:for-each select="teiHeader/profileDesc/abstract[normalize-space()]">
      <xsl:call-template name="section">
        <xsl:with-param name="name" select="'summary'"/>
        <xsl:with-param name="id" select="(@xml:id/string(), f:own-id('summary'))[1]"/>
        <xsl:with-param name="language" as="attribute()*"><xsl:call-template name="moved-language"/></xsl:with-param>
        <xsl:with-param name="content"><xsl:apply-templates mode="content"/></xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:call-template name="text"/>
    <xsl:call-template name="facsimile"/>
    <xsl:call-template name="apparatus"/>
    <xsl:if test="f:notes(.)">
      <xsl:call-template name="section">
        <xsl:with-param name="name" select="'notes'"/>
        <xsl:with-param name="role" select="'doc-endnotes'"/>
        <xsl:with-param name="content"><ul class="endlist"><xsl:apply-templates select="f:notes(.)" mode="endnote"/></ul></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="f:interventions(.)">
      <xsl:call-template name="section">
        <xsl:with-param name="name" select="'interventions'"/>
        <xsl:with-param name="content"><ul class="endlist"><xsl:apply-templates select="f:interventions(.)" mode="intervention"/></ul></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="f:speeches(.)">
      <xsl:call-template name="section">
        <xsl:with-param name="name" select="'speech'"/>
        <xsl:with-param name="content"><xsl:call-template name="speech-list"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select="teiHeader">
      <xsl:call-template name="header-sections"/>
    </xsl:for-each>
    <xsl:call-template name="how-to-cite"/>
  </xsl:template>

  <!-- A section with its heading. -->
  <xsl:template name="section">
    <xsl:param name="name" as="xs:string"/>
    <xsl:param name="heading" as="xs:string" select="f:string($name)"/>
    <xsl:param name="id" as="xs:string" select="f:own-id($name)"/>
    <xsl:param name="role" as="xs:string?"/>
    <xsl:param name="language" as="attribute()*"/>
    <xsl:param name="content" as="item()*"/>
    <section class="{$name}" id="{$id}">
      <xsl:if test="$role"><xsl:attribute name="role" select="$role"/></xsl:if>
      <h2>{$heading}</h2>
      <xsl:choose>
        <xsl:when test="exists($language)"><div><xsl:sequence select="$language, $content"/></div></xsl:when>
        <xsl:otherwise><xsl:sequence select="$content"/></xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <!-- The text; its own headings are its headings. Registers follow their introduction, if any. -->
  <xsl:template name="text" as="element(Q{}section)*">
    <xsl:for-each select="text">
      <section class="text" id="{(@xml:id/string(), f:own-id('text'))[1]}" aria-label="{f:string('text')}">
        <xsl:call-template name="moved-language"/>
        <xsl:if test="empty(../standOff/*[f:is-register-list(.)])"><xsl:call-template name="listed-in"/></xsl:if>
        <xsl:apply-templates mode="content"/>
      </section>
    </xsl:for-each>
    <xsl:for-each select="standOff[*[f:is-register-list(.)]]">
      <section class="register" id="{(@xml:id/string(), f:own-id('entries'))[1]}" aria-label="{f:string('entries')}">
        <xsl:call-template name="listed-in"/>
        <xsl:apply-templates select="*[f:is-register-list(.)]" mode="content"/>
      </section>
    </xsl:for-each>
  </xsl:template>

</xsl:stylesheet>
