<?xml version="1.0" encoding="UTF-8"?>
<!-- Pages without a source document: where each kind begins, and the home page. -->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:f="urn:apograph:functions"
  exclude-result-prefixes="#all"
  expand-text="yes">

  <xsl:template name="index">
    <xsl:choose>
      <xsl:when test="$page?kind eq 'home'"><xsl:call-template name="home"/></xsl:when>
      <xsl:when test="$page?kind eq 'documents'"><xsl:call-template name="documents"/></xsl:when>
      <xsl:when test="$page?kind eq 'chronology'"><xsl:call-template name="chronology"/></xsl:when>
      <xsl:when test="$page?kind eq 'archives'"><xsl:call-template name="archives"/></xsl:when>
      <xsl:when test="$page?kind eq 'names'"><xsl:call-template name="names"/></xsl:when>
      <xsl:when test="$page?kind eq 'occurrences'"><xsl:call-template name="occurrences-page"/></xsl:when>
      <xsl:when test="$page?kind eq 'interventions'"><xsl:call-template name="interventions"/></xsl:when>
      <xsl:when test="$page?kind eq 'encoding'"><xsl:call-template name="encoding"/></xsl:when>
      <xsl:when test="$page?kind eq 'witnesses'"><xsl:call-template name="witnesses-page"/></xsl:when>
      <xsl:when test="$page?kind eq 'readings'"><xsl:call-template name="readings-page"/></xsl:when>
      <xsl:when test="$page?kind eq 'search'"><xsl:call-template name="search"/></xsl:when>
      <xsl:when test="$page?kind eq 'not-found'"><xsl:call-template name="not-found"/></xsl:when>
      <xsl:otherwise>
        <xsl:sequence select="error(xs:QName('f:unknown-page'), 'There is no template for a page of the kind “' || $page?kind || '”.')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The edition's home page: its documents, its indexes, its registers. -->
  <xsl:template name="home">
    <xsl:call-template name="html">
      <xsl:with-param name="title" select="$page?edition?title"/>
      <xsl:with-param name="description" select="$page?edition?title"/>
      <xsl:with-param name="main">
        <h1>{$page?edition?title}</h1>
        <section aria-labelledby="documents">
          <h2 id="documents">{f:string('documents')} <span class="count">{$page?documentCount}</span></h2>
          <xsl:call-template name="index-links"/>
          <xsl:call-template name="document-list"/>
        </section>
        <xsl:variable name="names" select="$page?edition?navigation[?key = ('persons', 'places', 'organisations', 'works')]"/>
        <xsl:if test="exists($names)">
          <section aria-labelledby="names">
            <h2 id="names">{f:string('names')}</h2>
            <ul class="registers">
              <xsl:for-each select="$names">
                <li><a href="{?href}">{f:string(?key)}</a></li>
              </xsl:for-each>
            </ul>
          </section>
        </xsl:if>
        <xsl:if test="exists($page?registers)">
          <section aria-labelledby="registers">
            <h2 id="registers">{f:string('registers')}</h2>
            <ul class="registers">
              <xsl:for-each select="$page?registers">
                <li><a href="{?href}"><xsl:sequence select="f:foreign(?language)"/>{?title}</a></li>
              </xsl:for-each>
            </ul>
          </section>
        </xsl:if>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- The documents in the order in which the build gives them, or where there are too many, nothing. -->
  <xsl:template name="document-list">
    <xsl:choose>
      <xsl:when test="$page?documentCount eq 0">
        <p>{f:string('no-documents')}</p>
      </xsl:when>
      <xsl:when test="exists($page?documents)">
        <ul class="documents">
          <xsl:for-each select="$page?documents">
            <li>
              <h3><a href="{?href}"><xsl:call-template name="listed-title"/></a></h3>
              <xsl:if test="?date">
                <p class="date"><xsl:call-template name="listed-date"/></p>
              </xsl:if>
              <xsl:if test="?summary"><p class="summary"><xsl:sequence select="f:foreign(?languages?summary)"/>{?summary}</p></xsl:if>
            </li>
          </xsl:for-each>
        </ul>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- A page that is not there. -->
  <xsl:template name="not-found">
    <xsl:call-template name="html">
      <xsl:with-param name="title" select="f:string('not-found')"/>
      <xsl:with-param name="description" select="f:string('not-found')"/>
      <xsl:with-param name="main">
        <h1>{f:string('not-found')}</h1>
        <p>{f:string('not-found.advice')}</p>
        <ul class="simple">
          <xsl:for-each select="$page?edition?navigation">
            <li><a href="{?href}">{f:string(?key)}</a></li>
          </xsl:for-each>
        </ul>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

</xsl:stylesheet>
