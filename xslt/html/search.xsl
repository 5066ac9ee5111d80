<?xml version="1.0" encoding="UTF-8"?>
<!-- The search page. What only the script can serve is hidden until the script runs (search.js); what a
     reader does without it stands in its place: the indexes, which lead to every document. The words
     that the script says are handed to it as data attributes, so it holds none itself. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template name="search">
    <xsl:call-template name="html">
      <xsl:with-param name="title" select="f:string('search')"/>
      <xsl:with-param name="description" select="f:string('search.help')"/>
      <xsl:with-param name="main">
        <h1>{f:string('search')}</h1>
        <div class="search-unavailable" id="search-unavailable">
          <p>{f:string('search.unavailable')}</p>
          <ul>
            <xsl:for-each select="$page?edition?navigation[?key ne 'search']">
              <li><a href="{?href}">{f:string(?key)}</a></li>
            </xsl:for-each>
          </ul>
        </div>
        <div class="search" id="search" hidden="hidden"
          data-index="{$page?root}search/"
          data-found="{f:string('search.found')}"
          data-nothing="{f:string('search.nothing')}"
          data-missing="{f:string('search.missing')}"
          data-searching="{f:string('search.searching')}"
          data-failed="{f:string('search.failed')}"
          data-meant="{f:string('search.meant')}"
          data-also="{f:string('search.also')}">
          <form role="search" id="search-form">
            <label for="search-query">{f:string('search.label')}</label>
            <div class="search-field">
              <input type="search" id="search-query" autocomplete="off" spellcheck="false" aria-describedby="search-help"/>
              <button type="submit">{f:string('search')}</button>
            </div>
            <p id="search-help">{f:string('search.help')}</p>
          </form>
          <p id="search-status" role="status"></p>
          <div class="search-facets" id="search-facets" role="group" aria-label="{f:string('search.narrow')}" hidden="hidden">
            <xsl:for-each select="'type', 'year', 'person', 'place'">
              <details data-facet="{.}">
                <summary>{f:string('search.facet.' || .)}</summary>
                <div role="group" aria-label="{f:string('search.facet.' || .)}"></div>
              </details>
            </xsl:for-each>
          </div>
          <ol class="search-results" id="search-results"></ol>
          <p><button type="button" id="search-more" hidden="hidden">{f:string('search.more')}</button></p>
        </div>
        <script type="module" src="{$page?root}assets/search.js"></script>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
